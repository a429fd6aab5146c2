/**
 * Every instruction of WebAssembly, once. A row is: binary code in hex (prefix byte first), name, immediates, signature, IR, and
 * the state it writes where it does.
 * Lexer, parser, printer, decoder, encoder, validator and frontend read this table; what needs more than a row has a function by
 * instruction name (engine/valid, engine/frontend), and an unknown name there is a fault at start-up.
 *
 * Immediates, in binary order ("-" none):
 *   block      block type (s33)                  label      relative depth            labels   br_table's vector and default
 *   func type table local global memory elem data tag        index of that space      field    field of the type before it
 *   mem<k>     memarg, natural alignment 2^k     i32 i64 f32 f64 v128   constants     lane<n>  lane index below n
 *   shuffle    16 lane indices below 32          heap       heap type                 u32      plain number
 *   cast       heap type, nullability in the opcode (text: one `ref.test`/`ref.cast` with a reference type)
 *   castflags  nullability byte of br_on_cast    types      vector of value types     catches  try_table's vector
 *   order      the reserved byte of atomic.fence
 *
 * Signature `params>results`: number types, `addr` (address type of the memory named by the immediate), `taddr` and `elem`
 * (address and element type of the table); `*` where validation needs more than a row.
 * IR: the IR operation of engine/ir/ops.ts the frontend emits (condition after a dot), "-" where translation is more than one.
 * State that is written, by this instruction, by others while it waits, or by other threads as it shows: see `State`.
 *
 * `SECOND_CODES` names the rows that are the binary's second code of one text mnemonic.
 */
import { bug } from './errors.ts';
import { FEATURE, type FeatureName } from './features.ts';

const TABLE = `
@mvp
00    unreachable                            -                          *                          -
01    nop                                    -                          >                          -
02    block                                  block                      *                          -
03    loop                                   block                      *                          -
04    if                                     block                      *                          -
05    else                                   -                          *                          -
@legacy-exceptions
06    try                                    block                      *                          -
07    catch                                  tag                        *                          -
@exceptions
08    throw                                  tag                        *                          -           all
@legacy-exceptions
09    rethrow                                label                      *                          -           all
@exceptions
0a    throw_ref                              -                          *                          -           all
@mvp
0b    end                                    -                          *                          -
0c    br                                     label                      *                          -
0d    br_if                                  label                      *                          -
0e    br_table                               labels                     *                          -
0f    return                                 -                          *                          -
10    call                                   func                       *                          -           all
11    call_indirect                          type table                 *                          -           all
@tail-call
12    return_call                            func                       *                          -           all
13    return_call_indirect                   type table                 *                          -           all
@function-references
14    call_ref                               type                       *                          -           all
@tail-call
15    return_call_ref                        type                       *                          -           all
@legacy-exceptions
18    delegate                               label                      *                          -
19    catch_all                              -                          *                          -
@mvp
1a    drop                                   -                          *                          -
1b    select                                 -                          *                          -
@reference-types
1c    select_t                               types                      *                          -
@exceptions
1f    try_table                              block catches              *                          -
@mvp
20    local.get                              local                      *                          -
21    local.set                              local                      *                          -
22    local.tee                              local                      *                          -
23    global.get                             global                     *                          -
24    global.set                             global                     *                          -           global
@reference-types
25    table.get                              table                      *                          -
26    table.set                              table                      *                          -           table
@mvp
28    i32.load                               mem2                       addr>i32                   load
29    i64.load                               mem3                       addr>i64                   load
2a    f32.load                               mem2                       addr>f32                   load
2b    f64.load                               mem3                       addr>f64                   load
2c    i32.load8_s                            mem0                       addr>i32                   load8s
2d    i32.load8_u                            mem0                       addr>i32                   load8u
2e    i32.load16_s                           mem1                       addr>i32                   load16s
2f    i32.load16_u                           mem1                       addr>i32                   load16u
30    i64.load8_s                            mem0                       addr>i64                   load8s
31    i64.load8_u                            mem0                       addr>i64                   load8u
32    i64.load16_s                           mem1                       addr>i64                   load16s
33    i64.load16_u                           mem1                       addr>i64                   load16u
34    i64.load32_s                           mem2                       addr>i64                   load32s
35    i64.load32_u                           mem2                       addr>i64                   load32u
36    i32.store                              mem2                       addr,i32>                  store       memory
37    i64.store                              mem3                       addr,i64>                  store       memory
38    f32.store                              mem2                       addr,f32>                  store       memory
39    f64.store                              mem3                       addr,f64>                  store       memory
3a    i32.store8                             mem0                       addr,i32>                  store8      memory
3b    i32.store16                            mem1                       addr,i32>                  store16     memory
3c    i64.store8                             mem0                       addr,i64>                  store8      memory
3d    i64.store16                            mem1                       addr,i64>                  store16     memory
3e    i64.store32                            mem2                       addr,i64>                  store32     memory
3f    memory.size                            memory                     >addr                      -
40    memory.grow                            memory                     addr>addr                  -           size allocation
41    i32.const                              i32                        >i32                       -
42    i64.const                              i64                        >i64                       -
43    f32.const                              f32                        >f32                       -
44    f64.const                              f64                        >f64                       -
45    i32.eqz                                -                          i32>i32                    eqz
46    i32.eq                                 -                          i32,i32>i32                icmp.eq
47    i32.ne                                 -                          i32,i32>i32                icmp.ne
48    i32.lt_s                               -                          i32,i32>i32                icmp.slt
49    i32.lt_u                               -                          i32,i32>i32                icmp.ult
4a    i32.gt_s                               -                          i32,i32>i32                icmp.sgt
4b    i32.gt_u                               -                          i32,i32>i32                icmp.ugt
4c    i32.le_s                               -                          i32,i32>i32                icmp.sle
4d    i32.le_u                               -                          i32,i32>i32                icmp.ule
4e    i32.ge_s                               -                          i32,i32>i32                icmp.sge
4f    i32.ge_u                               -                          i32,i32>i32                icmp.uge
50    i64.eqz                                -                          i64>i32                    eqz
51    i64.eq                                 -                          i64,i64>i32                icmp.eq
52    i64.ne                                 -                          i64,i64>i32                icmp.ne
53    i64.lt_s                               -                          i64,i64>i32                icmp.slt
54    i64.lt_u                               -                          i64,i64>i32                icmp.ult
55    i64.gt_s                               -                          i64,i64>i32                icmp.sgt
56    i64.gt_u                               -                          i64,i64>i32                icmp.ugt
57    i64.le_s                               -                          i64,i64>i32                icmp.sle
58    i64.le_u                               -                          i64,i64>i32                icmp.ule
59    i64.ge_s                               -                          i64,i64>i32                icmp.sge
5a    i64.ge_u                               -                          i64,i64>i32                icmp.uge
5b    f32.eq                                 -                          f32,f32>i32                fcmp.eq
5c    f32.ne                                 -                          f32,f32>i32                fcmp.ne
5d    f32.lt                                 -                          f32,f32>i32                fcmp.lt
5e    f32.gt                                 -                          f32,f32>i32                fcmp.gt
5f    f32.le                                 -                          f32,f32>i32                fcmp.le
60    f32.ge                                 -                          f32,f32>i32                fcmp.ge
61    f64.eq                                 -                          f64,f64>i32                fcmp.eq
62    f64.ne                                 -                          f64,f64>i32                fcmp.ne
63    f64.lt                                 -                          f64,f64>i32                fcmp.lt
64    f64.gt                                 -                          f64,f64>i32                fcmp.gt
65    f64.le                                 -                          f64,f64>i32                fcmp.le
66    f64.ge                                 -                          f64,f64>i32                fcmp.ge
67    i32.clz                                -                          i32>i32                    clz
68    i32.ctz                                -                          i32>i32                    ctz
69    i32.popcnt                             -                          i32>i32                    popcnt
6a    i32.add                                -                          i32,i32>i32                iadd
6b    i32.sub                                -                          i32,i32>i32                isub
6c    i32.mul                                -                          i32,i32>i32                imul
6d    i32.div_s                              -                          i32,i32>i32                sdiv
6e    i32.div_u                              -                          i32,i32>i32                udiv
6f    i32.rem_s                              -                          i32,i32>i32                srem
70    i32.rem_u                              -                          i32,i32>i32                urem
71    i32.and                                -                          i32,i32>i32                band
72    i32.or                                 -                          i32,i32>i32                bor
73    i32.xor                                -                          i32,i32>i32                bxor
74    i32.shl                                -                          i32,i32>i32                ishl
75    i32.shr_s                              -                          i32,i32>i32                sshr
76    i32.shr_u                              -                          i32,i32>i32                ushr
77    i32.rotl                               -                          i32,i32>i32                rotl
78    i32.rotr                               -                          i32,i32>i32                rotr
79    i64.clz                                -                          i64>i64                    clz
7a    i64.ctz                                -                          i64>i64                    ctz
7b    i64.popcnt                             -                          i64>i64                    popcnt
7c    i64.add                                -                          i64,i64>i64                iadd
7d    i64.sub                                -                          i64,i64>i64                isub
7e    i64.mul                                -                          i64,i64>i64                imul
7f    i64.div_s                              -                          i64,i64>i64                sdiv
80    i64.div_u                              -                          i64,i64>i64                udiv
81    i64.rem_s                              -                          i64,i64>i64                srem
82    i64.rem_u                              -                          i64,i64>i64                urem
83    i64.and                                -                          i64,i64>i64                band
84    i64.or                                 -                          i64,i64>i64                bor
85    i64.xor                                -                          i64,i64>i64                bxor
86    i64.shl                                -                          i64,i64>i64                ishl
87    i64.shr_s                              -                          i64,i64>i64                sshr
88    i64.shr_u                              -                          i64,i64>i64                ushr
89    i64.rotl                               -                          i64,i64>i64                rotl
8a    i64.rotr                               -                          i64,i64>i64                rotr
8b    f32.abs                                -                          f32>f32                    fabs
8c    f32.neg                                -                          f32>f32                    fneg
8d    f32.ceil                               -                          f32>f32                    ceil
8e    f32.floor                              -                          f32>f32                    floor
8f    f32.trunc                              -                          f32>f32                    trunc
90    f32.nearest                            -                          f32>f32                    nearest
91    f32.sqrt                               -                          f32>f32                    sqrt
92    f32.add                                -                          f32,f32>f32                fadd
93    f32.sub                                -                          f32,f32>f32                fsub
94    f32.mul                                -                          f32,f32>f32                fmul
95    f32.div                                -                          f32,f32>f32                fdiv
96    f32.min                                -                          f32,f32>f32                fmin
97    f32.max                                -                          f32,f32>f32                fmax
98    f32.copysign                           -                          f32,f32>f32                fcopysign
99    f64.abs                                -                          f64>f64                    fabs
9a    f64.neg                                -                          f64>f64                    fneg
9b    f64.ceil                               -                          f64>f64                    ceil
9c    f64.floor                              -                          f64>f64                    floor
9d    f64.trunc                              -                          f64>f64                    trunc
9e    f64.nearest                            -                          f64>f64                    nearest
9f    f64.sqrt                               -                          f64>f64                    sqrt
a0    f64.add                                -                          f64,f64>f64                fadd
a1    f64.sub                                -                          f64,f64>f64                fsub
a2    f64.mul                                -                          f64,f64>f64                fmul
a3    f64.div                                -                          f64,f64>f64                fdiv
a4    f64.min                                -                          f64,f64>f64                fmin
a5    f64.max                                -                          f64,f64>f64                fmax
a6    f64.copysign                           -                          f64,f64>f64                fcopysign
a7    i32.wrap_i64                           -                          i64>i32                    ireduce
a8    i32.trunc_f32_s                        -                          f32>i32                    fcvt_to_sint
a9    i32.trunc_f32_u                        -                          f32>i32                    fcvt_to_uint
aa    i32.trunc_f64_s                        -                          f64>i32                    fcvt_to_sint
ab    i32.trunc_f64_u                        -                          f64>i32                    fcvt_to_uint
ac    i64.extend_i32_s                       -                          i32>i64                    sextend32
ad    i64.extend_i32_u                       -                          i32>i64                    uextend
ae    i64.trunc_f32_s                        -                          f32>i64                    fcvt_to_sint
af    i64.trunc_f32_u                        -                          f32>i64                    fcvt_to_uint
b0    i64.trunc_f64_s                        -                          f64>i64                    fcvt_to_sint
b1    i64.trunc_f64_u                        -                          f64>i64                    fcvt_to_uint
b2    f32.convert_i32_s                      -                          i32>f32                    fcvt_from_sint
b3    f32.convert_i32_u                      -                          i32>f32                    fcvt_from_uint
b4    f32.convert_i64_s                      -                          i64>f32                    fcvt_from_sint
b5    f32.convert_i64_u                      -                          i64>f32                    fcvt_from_uint
b6    f32.demote_f64                         -                          f64>f32                    fdemote
b7    f64.convert_i32_s                      -                          i32>f64                    fcvt_from_sint
b8    f64.convert_i32_u                      -                          i32>f64                    fcvt_from_uint
b9    f64.convert_i64_s                      -                          i64>f64                    fcvt_from_sint
ba    f64.convert_i64_u                      -                          i64>f64                    fcvt_from_uint
bb    f64.promote_f32                        -                          f32>f64                    fpromote
bc    i32.reinterpret_f32                    -                          f32>i32                    bitcast
bd    i64.reinterpret_f64                    -                          f64>i64                    bitcast
be    f32.reinterpret_i32                    -                          i32>f32                    bitcast
bf    f64.reinterpret_i64                    -                          i64>f64                    bitcast
@sign-extension
c0    i32.extend8_s                          -                          i32>i32                    sextend8
c1    i32.extend16_s                         -                          i32>i32                    sextend16
c2    i64.extend8_s                          -                          i64>i64                    sextend8
c3    i64.extend16_s                         -                          i64>i64                    sextend16
c4    i64.extend32_s                         -                          i64>i64                    sextend32
@reference-types
d0    ref.null                               heap                       *                          -
d1    ref.is_null                            -                          *                          -
d2    ref.func                               func                       *                          -
@gc
d3    ref.eq                                 -                          *                          -
@function-references
d4    ref.as_non_null                        -                          *                          -
d5    br_on_null                             label                      *                          -
d6    br_on_non_null                         label                      *                          -
@gc
fb00  struct.new                             type                       *                          -           allocation
fb01  struct.new_default                     type                       *                          -           allocation
fb02  struct.get                             type field                 *                          -
fb03  struct.get_s                           type field                 *                          -
fb04  struct.get_u                           type field                 *                          -
fb05  struct.set                             type field                 *                          -           heap
fb06  array.new                              type                       *                          -           heap allocation
fb07  array.new_default                      type                       *                          -           heap allocation
fb08  array.new_fixed                        type u32                   *                          -           heap allocation
fb09  array.new_data                         type data                  *                          -           heap allocation
fb0a  array.new_elem                         type elem                  *                          -           heap allocation
fb0b  array.get                              type                       *                          -
fb0c  array.get_s                            type                       *                          -
fb0d  array.get_u                            type                       *                          -
fb0e  array.set                              type                       *                          -           heap
fb0f  array.len                              -                          *                          -
fb10  array.fill                             type                       *                          -           heap
fb11  array.copy                             type type                  *                          -           heap
fb12  array.init_data                        type data                  *                          -           heap
fb13  array.init_elem                        type elem                  *                          -           heap allocation
fb14  ref.test                               cast                       *                          -
fb15  ref.test_null                          cast                       *                          -
fb16  ref.cast                               cast                       *                          -
fb17  ref.cast_null                          cast                       *                          -
fb18  br_on_cast                             castflags label heap heap  *                          -
fb19  br_on_cast_fail                        castflags label heap heap  *                          -
fb1a  any.convert_extern                     -                          *                          -
fb1b  extern.convert_any                     -                          *                          -
fb1c  ref.i31                                -                          *                          -
fb1d  i31.get_s                              -                          *                          -
fb1e  i31.get_u                              -                          *                          -
@custom-descriptors
fb20  struct.new_desc                        type                       *                          -           allocation
fb21  struct.new_default_desc                type                       *                          -           allocation
fb22  ref.get_desc                           type                       *                          -
fb23  ref.cast_desc_eq                       cast                       *                          -
fb24  ref.cast_desc_eq_null                  cast                       *                          -
fb25  br_on_cast_desc_eq                     castflags label heap heap  *                          -
fb26  br_on_cast_desc_eq_fail                castflags label heap heap  *                          -
@sat-float-to-int
fc00  i32.trunc_sat_f32_s                    -                          f32>i32                    fcvt_to_sint_sat
fc01  i32.trunc_sat_f32_u                    -                          f32>i32                    fcvt_to_uint_sat
fc02  i32.trunc_sat_f64_s                    -                          f64>i32                    fcvt_to_sint_sat
fc03  i32.trunc_sat_f64_u                    -                          f64>i32                    fcvt_to_uint_sat
fc04  i64.trunc_sat_f32_s                    -                          f32>i64                    fcvt_to_sint_sat
fc05  i64.trunc_sat_f32_u                    -                          f32>i64                    fcvt_to_uint_sat
fc06  i64.trunc_sat_f64_s                    -                          f64>i64                    fcvt_to_sint_sat
fc07  i64.trunc_sat_f64_u                    -                          f64>i64                    fcvt_to_uint_sat
@bulk-memory
fc08  memory.init                            data memory                addr,i32,i32>              -           memory
fc09  data.drop                              data                       >                          -           segment
fc0a  memory.copy                            memory memory              *                          -           memory
fc0b  memory.fill                            memory                     addr,i32,addr>             -           memory
fc0c  table.init                             elem table                 taddr,i32,i32>             -           table allocation
fc0d  elem.drop                              elem                       >                          -           segment
fc0e  table.copy                             table table                *                          -           table allocation
@reference-types
fc0f  table.grow                             table                      elem,taddr>taddr           -           size table allocation
fc10  table.size                             table                      >taddr                     -
fc11  table.fill                             table                      taddr,elem,taddr>          -           table allocation
@wide-arithmetic
fc13  i64.add128                             -                          i64,i64,i64,i64>i64,i64    -
fc14  i64.sub128                             -                          i64,i64,i64,i64>i64,i64    -
fc15  i64.mul_wide_s                         -                          i64,i64>i64,i64            -
fc16  i64.mul_wide_u                         -                          i64,i64>i64,i64            -
@simd
fd00  v128.load                              mem4                       addr>v128                  load
fd01  v128.load8x8_s                         mem3                       addr>v128                  -
fd02  v128.load8x8_u                         mem3                       addr>v128                  -
fd03  v128.load16x4_s                        mem3                       addr>v128                  -
fd04  v128.load16x4_u                        mem3                       addr>v128                  -
fd05  v128.load32x2_s                        mem3                       addr>v128                  -
fd06  v128.load32x2_u                        mem3                       addr>v128                  -
fd07  v128.load8_splat                       mem0                       addr>v128                  -
fd08  v128.load16_splat                      mem1                       addr>v128                  -
fd09  v128.load32_splat                      mem2                       addr>v128                  -
fd0a  v128.load64_splat                      mem3                       addr>v128                  -
fd0b  v128.store                             mem4                       addr,v128>                 store       memory
fd0c  v128.const                             v128                       >v128                      -
fd0d  i8x16.shuffle                          shuffle                    v128,v128>v128             vbinary
fd0e  i8x16.swizzle                          -                          v128,v128>v128             vbinary
fd0f  i8x16.splat                            -                          i32>v128                   vunary
fd10  i16x8.splat                            -                          i32>v128                   vunary
fd11  i32x4.splat                            -                          i32>v128                   vunary
fd12  i64x2.splat                            -                          i64>v128                   vunary
fd13  f32x4.splat                            -                          f32>v128                   vunary
fd14  f64x2.splat                            -                          f64>v128                   vunary
fd15  i8x16.extract_lane_s                   lane16                     v128>i32                   vunary
fd16  i8x16.extract_lane_u                   lane16                     v128>i32                   vunary
fd17  i8x16.replace_lane                     lane16                     v128,i32>v128              vbinary
fd18  i16x8.extract_lane_s                   lane8                      v128>i32                   vunary
fd19  i16x8.extract_lane_u                   lane8                      v128>i32                   vunary
fd1a  i16x8.replace_lane                     lane8                      v128,i32>v128              vbinary
fd1b  i32x4.extract_lane                     lane4                      v128>i32                   vunary
fd1c  i32x4.replace_lane                     lane4                      v128,i32>v128              vbinary
fd1d  i64x2.extract_lane                     lane2                      v128>i64                   vunary
fd1e  i64x2.replace_lane                     lane2                      v128,i64>v128              vbinary
fd1f  f32x4.extract_lane                     lane4                      v128>f32                   vunary
fd20  f32x4.replace_lane                     lane4                      v128,f32>v128              vbinary
fd21  f64x2.extract_lane                     lane2                      v128>f64                   vunary
fd22  f64x2.replace_lane                     lane2                      v128,f64>v128              vbinary
fd23  i8x16.eq                               -                          v128,v128>v128             vbinary
fd24  i8x16.ne                               -                          v128,v128>v128             vbinary
fd25  i8x16.lt_s                             -                          v128,v128>v128             vbinary
fd26  i8x16.lt_u                             -                          v128,v128>v128             vbinary
fd27  i8x16.gt_s                             -                          v128,v128>v128             vbinary
fd28  i8x16.gt_u                             -                          v128,v128>v128             vbinary
fd29  i8x16.le_s                             -                          v128,v128>v128             vbinary
fd2a  i8x16.le_u                             -                          v128,v128>v128             vbinary
fd2b  i8x16.ge_s                             -                          v128,v128>v128             vbinary
fd2c  i8x16.ge_u                             -                          v128,v128>v128             vbinary
fd2d  i16x8.eq                               -                          v128,v128>v128             vbinary
fd2e  i16x8.ne                               -                          v128,v128>v128             vbinary
fd2f  i16x8.lt_s                             -                          v128,v128>v128             vbinary
fd30  i16x8.lt_u                             -                          v128,v128>v128             vbinary
fd31  i16x8.gt_s                             -                          v128,v128>v128             vbinary
fd32  i16x8.gt_u                             -                          v128,v128>v128             vbinary
fd33  i16x8.le_s                             -                          v128,v128>v128             vbinary
fd34  i16x8.le_u                             -                          v128,v128>v128             vbinary
fd35  i16x8.ge_s                             -                          v128,v128>v128             vbinary
fd36  i16x8.ge_u                             -                          v128,v128>v128             vbinary
fd37  i32x4.eq                               -                          v128,v128>v128             vbinary
fd38  i32x4.ne                               -                          v128,v128>v128             vbinary
fd39  i32x4.lt_s                             -                          v128,v128>v128             vbinary
fd3a  i32x4.lt_u                             -                          v128,v128>v128             vbinary
fd3b  i32x4.gt_s                             -                          v128,v128>v128             vbinary
fd3c  i32x4.gt_u                             -                          v128,v128>v128             vbinary
fd3d  i32x4.le_s                             -                          v128,v128>v128             vbinary
fd3e  i32x4.le_u                             -                          v128,v128>v128             vbinary
fd3f  i32x4.ge_s                             -                          v128,v128>v128             vbinary
fd40  i32x4.ge_u                             -                          v128,v128>v128             vbinary
fd41  f32x4.eq                               -                          v128,v128>v128             vbinary
fd42  f32x4.ne                               -                          v128,v128>v128             vbinary
fd43  f32x4.lt                               -                          v128,v128>v128             vbinary
fd44  f32x4.gt                               -                          v128,v128>v128             vbinary
fd45  f32x4.le                               -                          v128,v128>v128             vbinary
fd46  f32x4.ge                               -                          v128,v128>v128             vbinary
fd47  f64x2.eq                               -                          v128,v128>v128             vbinary
fd48  f64x2.ne                               -                          v128,v128>v128             vbinary
fd49  f64x2.lt                               -                          v128,v128>v128             vbinary
fd4a  f64x2.gt                               -                          v128,v128>v128             vbinary
fd4b  f64x2.le                               -                          v128,v128>v128             vbinary
fd4c  f64x2.ge                               -                          v128,v128>v128             vbinary
fd4d  v128.not                               -                          v128>v128                  vunary
fd4e  v128.and                               -                          v128,v128>v128             vbinary
fd4f  v128.andnot                            -                          v128,v128>v128             vbinary
fd50  v128.or                                -                          v128,v128>v128             vbinary
fd51  v128.xor                               -                          v128,v128>v128             vbinary
fd52  v128.bitselect                         -                          v128,v128,v128>v128        vternary
fd53  v128.any_true                          -                          v128>i32                   vunary
fd54  v128.load8_lane                        mem0 lane16                addr,v128>v128             -
fd55  v128.load16_lane                       mem1 lane8                 addr,v128>v128             -
fd56  v128.load32_lane                       mem2 lane4                 addr,v128>v128             -
fd57  v128.load64_lane                       mem3 lane2                 addr,v128>v128             -
fd58  v128.store8_lane                       mem0 lane16                addr,v128>                 -           memory
fd59  v128.store16_lane                      mem1 lane8                 addr,v128>                 -           memory
fd5a  v128.store32_lane                      mem2 lane4                 addr,v128>                 -           memory
fd5b  v128.store64_lane                      mem3 lane2                 addr,v128>                 -           memory
fd5c  v128.load32_zero                       mem2                       addr>v128                  load32u
fd5d  v128.load64_zero                       mem3                       addr>v128                  load64u
fd5e  f32x4.demote_f64x2_zero                -                          v128>v128                  vunary
fd5f  f64x2.promote_low_f32x4                -                          v128>v128                  vunary
fd60  i8x16.abs                              -                          v128>v128                  vunary
fd61  i8x16.neg                              -                          v128>v128                  vunary
fd62  i8x16.popcnt                           -                          v128>v128                  vunary
fd63  i8x16.all_true                         -                          v128>i32                   vunary
fd64  i8x16.bitmask                          -                          v128>i32                   vunary
fd65  i8x16.narrow_i16x8_s                   -                          v128,v128>v128             vbinary
fd66  i8x16.narrow_i16x8_u                   -                          v128,v128>v128             vbinary
fd67  f32x4.ceil                             -                          v128>v128                  vunary
fd68  f32x4.floor                            -                          v128>v128                  vunary
fd69  f32x4.trunc                            -                          v128>v128                  vunary
fd6a  f32x4.nearest                          -                          v128>v128                  vunary
fd6b  i8x16.shl                              -                          v128,i32>v128              vbinary
fd6c  i8x16.shr_s                            -                          v128,i32>v128              vbinary
fd6d  i8x16.shr_u                            -                          v128,i32>v128              vbinary
fd6e  i8x16.add                              -                          v128,v128>v128             vbinary
fd6f  i8x16.add_sat_s                        -                          v128,v128>v128             vbinary
fd70  i8x16.add_sat_u                        -                          v128,v128>v128             vbinary
fd71  i8x16.sub                              -                          v128,v128>v128             vbinary
fd72  i8x16.sub_sat_s                        -                          v128,v128>v128             vbinary
fd73  i8x16.sub_sat_u                        -                          v128,v128>v128             vbinary
fd74  f64x2.ceil                             -                          v128>v128                  vunary
fd75  f64x2.floor                            -                          v128>v128                  vunary
fd76  i8x16.min_s                            -                          v128,v128>v128             vbinary
fd77  i8x16.min_u                            -                          v128,v128>v128             vbinary
fd78  i8x16.max_s                            -                          v128,v128>v128             vbinary
fd79  i8x16.max_u                            -                          v128,v128>v128             vbinary
fd7a  f64x2.trunc                            -                          v128>v128                  vunary
fd7b  i8x16.avgr_u                           -                          v128,v128>v128             vbinary
fd7c  i16x8.extadd_pairwise_i8x16_s          -                          v128>v128                  vunary
fd7d  i16x8.extadd_pairwise_i8x16_u          -                          v128>v128                  vunary
fd7e  i32x4.extadd_pairwise_i16x8_s          -                          v128>v128                  vunary
fd7f  i32x4.extadd_pairwise_i16x8_u          -                          v128>v128                  vunary
fd80  i16x8.abs                              -                          v128>v128                  vunary
fd81  i16x8.neg                              -                          v128>v128                  vunary
fd82  i16x8.q15mulr_sat_s                    -                          v128,v128>v128             vbinary
fd83  i16x8.all_true                         -                          v128>i32                   vunary
fd84  i16x8.bitmask                          -                          v128>i32                   vunary
fd85  i16x8.narrow_i32x4_s                   -                          v128,v128>v128             vbinary
fd86  i16x8.narrow_i32x4_u                   -                          v128,v128>v128             vbinary
fd87  i16x8.extend_low_i8x16_s               -                          v128>v128                  vunary
fd88  i16x8.extend_high_i8x16_s              -                          v128>v128                  vunary
fd89  i16x8.extend_low_i8x16_u               -                          v128>v128                  vunary
fd8a  i16x8.extend_high_i8x16_u              -                          v128>v128                  vunary
fd8b  i16x8.shl                              -                          v128,i32>v128              vbinary
fd8c  i16x8.shr_s                            -                          v128,i32>v128              vbinary
fd8d  i16x8.shr_u                            -                          v128,i32>v128              vbinary
fd8e  i16x8.add                              -                          v128,v128>v128             vbinary
fd8f  i16x8.add_sat_s                        -                          v128,v128>v128             vbinary
fd90  i16x8.add_sat_u                        -                          v128,v128>v128             vbinary
fd91  i16x8.sub                              -                          v128,v128>v128             vbinary
fd92  i16x8.sub_sat_s                        -                          v128,v128>v128             vbinary
fd93  i16x8.sub_sat_u                        -                          v128,v128>v128             vbinary
fd94  f64x2.nearest                          -                          v128>v128                  vunary
fd95  i16x8.mul                              -                          v128,v128>v128             vbinary
fd96  i16x8.min_s                            -                          v128,v128>v128             vbinary
fd97  i16x8.min_u                            -                          v128,v128>v128             vbinary
fd98  i16x8.max_s                            -                          v128,v128>v128             vbinary
fd99  i16x8.max_u                            -                          v128,v128>v128             vbinary
fd9b  i16x8.avgr_u                           -                          v128,v128>v128             vbinary
fd9c  i16x8.extmul_low_i8x16_s               -                          v128,v128>v128             vbinary
fd9d  i16x8.extmul_high_i8x16_s              -                          v128,v128>v128             vbinary
fd9e  i16x8.extmul_low_i8x16_u               -                          v128,v128>v128             vbinary
fd9f  i16x8.extmul_high_i8x16_u              -                          v128,v128>v128             vbinary
fda0  i32x4.abs                              -                          v128>v128                  vunary
fda1  i32x4.neg                              -                          v128>v128                  vunary
fda3  i32x4.all_true                         -                          v128>i32                   vunary
fda4  i32x4.bitmask                          -                          v128>i32                   vunary
fda7  i32x4.extend_low_i16x8_s               -                          v128>v128                  vunary
fda8  i32x4.extend_high_i16x8_s              -                          v128>v128                  vunary
fda9  i32x4.extend_low_i16x8_u               -                          v128>v128                  vunary
fdaa  i32x4.extend_high_i16x8_u              -                          v128>v128                  vunary
fdab  i32x4.shl                              -                          v128,i32>v128              vbinary
fdac  i32x4.shr_s                            -                          v128,i32>v128              vbinary
fdad  i32x4.shr_u                            -                          v128,i32>v128              vbinary
fdae  i32x4.add                              -                          v128,v128>v128             vbinary
fdb1  i32x4.sub                              -                          v128,v128>v128             vbinary
fdb5  i32x4.mul                              -                          v128,v128>v128             vbinary
fdb6  i32x4.min_s                            -                          v128,v128>v128             vbinary
fdb7  i32x4.min_u                            -                          v128,v128>v128             vbinary
fdb8  i32x4.max_s                            -                          v128,v128>v128             vbinary
fdb9  i32x4.max_u                            -                          v128,v128>v128             vbinary
fdba  i32x4.dot_i16x8_s                      -                          v128,v128>v128             vbinary
fdbc  i32x4.extmul_low_i16x8_s               -                          v128,v128>v128             vbinary
fdbd  i32x4.extmul_high_i16x8_s              -                          v128,v128>v128             vbinary
fdbe  i32x4.extmul_low_i16x8_u               -                          v128,v128>v128             vbinary
fdbf  i32x4.extmul_high_i16x8_u              -                          v128,v128>v128             vbinary
fdc0  i64x2.abs                              -                          v128>v128                  vunary
fdc1  i64x2.neg                              -                          v128>v128                  vunary
fdc3  i64x2.all_true                         -                          v128>i32                   vunary
fdc4  i64x2.bitmask                          -                          v128>i32                   vunary
fdc7  i64x2.extend_low_i32x4_s               -                          v128>v128                  vunary
fdc8  i64x2.extend_high_i32x4_s              -                          v128>v128                  vunary
fdc9  i64x2.extend_low_i32x4_u               -                          v128>v128                  vunary
fdca  i64x2.extend_high_i32x4_u              -                          v128>v128                  vunary
fdcb  i64x2.shl                              -                          v128,i32>v128              vbinary
fdcc  i64x2.shr_s                            -                          v128,i32>v128              vbinary
fdcd  i64x2.shr_u                            -                          v128,i32>v128              vbinary
fdce  i64x2.add                              -                          v128,v128>v128             vbinary
fdd1  i64x2.sub                              -                          v128,v128>v128             vbinary
fdd5  i64x2.mul                              -                          v128,v128>v128             vbinary
fdd6  i64x2.eq                               -                          v128,v128>v128             vbinary
fdd7  i64x2.ne                               -                          v128,v128>v128             vbinary
fdd8  i64x2.lt_s                             -                          v128,v128>v128             vbinary
fdd9  i64x2.gt_s                             -                          v128,v128>v128             vbinary
fdda  i64x2.le_s                             -                          v128,v128>v128             vbinary
fddb  i64x2.ge_s                             -                          v128,v128>v128             vbinary
fddc  i64x2.extmul_low_i32x4_s               -                          v128,v128>v128             vbinary
fddd  i64x2.extmul_high_i32x4_s              -                          v128,v128>v128             vbinary
fdde  i64x2.extmul_low_i32x4_u               -                          v128,v128>v128             vbinary
fddf  i64x2.extmul_high_i32x4_u              -                          v128,v128>v128             vbinary
fde0  f32x4.abs                              -                          v128>v128                  vunary
fde1  f32x4.neg                              -                          v128>v128                  vunary
fde3  f32x4.sqrt                             -                          v128>v128                  vunary
fde4  f32x4.add                              -                          v128,v128>v128             vbinary
fde5  f32x4.sub                              -                          v128,v128>v128             vbinary
fde6  f32x4.mul                              -                          v128,v128>v128             vbinary
fde7  f32x4.div                              -                          v128,v128>v128             vbinary
fde8  f32x4.min                              -                          v128,v128>v128             vbinary
fde9  f32x4.max                              -                          v128,v128>v128             vbinary
fdea  f32x4.pmin                             -                          v128,v128>v128             vbinary
fdeb  f32x4.pmax                             -                          v128,v128>v128             vbinary
fdec  f64x2.abs                              -                          v128>v128                  vunary
fded  f64x2.neg                              -                          v128>v128                  vunary
fdef  f64x2.sqrt                             -                          v128>v128                  vunary
fdf0  f64x2.add                              -                          v128,v128>v128             vbinary
fdf1  f64x2.sub                              -                          v128,v128>v128             vbinary
fdf2  f64x2.mul                              -                          v128,v128>v128             vbinary
fdf3  f64x2.div                              -                          v128,v128>v128             vbinary
fdf4  f64x2.min                              -                          v128,v128>v128             vbinary
fdf5  f64x2.max                              -                          v128,v128>v128             vbinary
fdf6  f64x2.pmin                             -                          v128,v128>v128             vbinary
fdf7  f64x2.pmax                             -                          v128,v128>v128             vbinary
fdf8  i32x4.trunc_sat_f32x4_s                -                          v128>v128                  vunary
fdf9  i32x4.trunc_sat_f32x4_u                -                          v128>v128                  vunary
fdfa  f32x4.convert_i32x4_s                  -                          v128>v128                  vunary
fdfb  f32x4.convert_i32x4_u                  -                          v128>v128                  vunary
fdfc  i32x4.trunc_sat_f64x2_s_zero           -                          v128>v128                  vunary
fdfd  i32x4.trunc_sat_f64x2_u_zero           -                          v128>v128                  vunary
fdfe  f64x2.convert_low_i32x4_s              -                          v128>v128                  vunary
fdff  f64x2.convert_low_i32x4_u              -                          v128>v128                  vunary
@relaxed-simd
fd100 i8x16.relaxed_swizzle                  -                          v128,v128>v128             vbinary
fd101 i32x4.relaxed_trunc_f32x4_s            -                          v128>v128                  vunary
fd102 i32x4.relaxed_trunc_f32x4_u            -                          v128>v128                  vunary
fd103 i32x4.relaxed_trunc_f64x2_s_zero       -                          v128>v128                  vunary
fd104 i32x4.relaxed_trunc_f64x2_u_zero       -                          v128>v128                  vunary
fd105 f32x4.relaxed_madd                     -                          v128,v128,v128>v128        vternary
fd106 f32x4.relaxed_nmadd                    -                          v128,v128,v128>v128        vternary
fd107 f64x2.relaxed_madd                     -                          v128,v128,v128>v128        vternary
fd108 f64x2.relaxed_nmadd                    -                          v128,v128,v128>v128        vternary
fd109 i8x16.relaxed_laneselect               -                          v128,v128,v128>v128        vternary
fd10a i16x8.relaxed_laneselect               -                          v128,v128,v128>v128        vternary
fd10b i32x4.relaxed_laneselect               -                          v128,v128,v128>v128        vternary
fd10c i64x2.relaxed_laneselect               -                          v128,v128,v128>v128        vternary
fd10d f32x4.relaxed_min                      -                          v128,v128>v128             vbinary
fd10e f32x4.relaxed_max                      -                          v128,v128>v128             vbinary
fd10f f64x2.relaxed_min                      -                          v128,v128>v128             vbinary
fd110 f64x2.relaxed_max                      -                          v128,v128>v128             vbinary
fd111 i16x8.relaxed_q15mulr_s                -                          v128,v128>v128             vbinary
fd112 i16x8.relaxed_dot_i8x16_i7x16_s        -                          v128,v128>v128             vbinary
fd113 i32x4.relaxed_dot_i8x16_i7x16_add_s    -                          v128,v128,v128>v128        vternary
@threads
fe00  memory.atomic.notify                   mem2                       addr,i32>i32               -            memory size allocation
fe01  memory.atomic.wait32                   mem2                       addr,i32,i64>i32           -            memory size allocation
fe02  memory.atomic.wait64                   mem3                       addr,i64,i64>i32           -            memory size allocation
fe03  atomic.fence                           order                      >                          fence        memory size
fe10  i32.atomic.load                        mem2                       addr>i32                   atomic_load  memory size
fe11  i64.atomic.load                        mem3                       addr>i64                   atomic_load  memory size
fe12  i32.atomic.load8_u                     mem0                       addr>i32                   atomic_load  memory size
fe13  i32.atomic.load16_u                    mem1                       addr>i32                   atomic_load  memory size
fe14  i64.atomic.load8_u                     mem0                       addr>i64                   atomic_load  memory size
fe15  i64.atomic.load16_u                    mem1                       addr>i64                   atomic_load  memory size
fe16  i64.atomic.load32_u                    mem2                       addr>i64                   atomic_load  memory size
fe17  i32.atomic.store                       mem2                       addr,i32>                  atomic_store memory size
fe18  i64.atomic.store                       mem3                       addr,i64>                  atomic_store memory size
fe19  i32.atomic.store8                      mem0                       addr,i32>                  atomic_store memory size
fe1a  i32.atomic.store16                     mem1                       addr,i32>                  atomic_store memory size
fe1b  i64.atomic.store8                      mem0                       addr,i64>                  atomic_store memory size
fe1c  i64.atomic.store16                     mem1                       addr,i64>                  atomic_store memory size
fe1d  i64.atomic.store32                     mem2                       addr,i64>                  atomic_store memory size
fe1e  i32.atomic.rmw.add                     mem2                       addr,i32>i32               atomic_add   memory size
fe1f  i64.atomic.rmw.add                     mem3                       addr,i64>i64               atomic_add   memory size
fe20  i32.atomic.rmw8.add_u                  mem0                       addr,i32>i32               atomic_add   memory size
fe21  i32.atomic.rmw16.add_u                 mem1                       addr,i32>i32               atomic_add   memory size
fe22  i64.atomic.rmw8.add_u                  mem0                       addr,i64>i64               atomic_add   memory size
fe23  i64.atomic.rmw16.add_u                 mem1                       addr,i64>i64               atomic_add   memory size
fe24  i64.atomic.rmw32.add_u                 mem2                       addr,i64>i64               atomic_add   memory size
fe25  i32.atomic.rmw.sub                     mem2                       addr,i32>i32               atomic_sub   memory size
fe26  i64.atomic.rmw.sub                     mem3                       addr,i64>i64               atomic_sub   memory size
fe27  i32.atomic.rmw8.sub_u                  mem0                       addr,i32>i32               atomic_sub   memory size
fe28  i32.atomic.rmw16.sub_u                 mem1                       addr,i32>i32               atomic_sub   memory size
fe29  i64.atomic.rmw8.sub_u                  mem0                       addr,i64>i64               atomic_sub   memory size
fe2a  i64.atomic.rmw16.sub_u                 mem1                       addr,i64>i64               atomic_sub   memory size
fe2b  i64.atomic.rmw32.sub_u                 mem2                       addr,i64>i64               atomic_sub   memory size
fe2c  i32.atomic.rmw.and                     mem2                       addr,i32>i32               atomic_and   memory size
fe2d  i64.atomic.rmw.and                     mem3                       addr,i64>i64               atomic_and   memory size
fe2e  i32.atomic.rmw8.and_u                  mem0                       addr,i32>i32               atomic_and   memory size
fe2f  i32.atomic.rmw16.and_u                 mem1                       addr,i32>i32               atomic_and   memory size
fe30  i64.atomic.rmw8.and_u                  mem0                       addr,i64>i64               atomic_and   memory size
fe31  i64.atomic.rmw16.and_u                 mem1                       addr,i64>i64               atomic_and   memory size
fe32  i64.atomic.rmw32.and_u                 mem2                       addr,i64>i64               atomic_and   memory size
fe33  i32.atomic.rmw.or                      mem2                       addr,i32>i32               atomic_or    memory size
fe34  i64.atomic.rmw.or                      mem3                       addr,i64>i64               atomic_or    memory size
fe35  i32.atomic.rmw8.or_u                   mem0                       addr,i32>i32               atomic_or    memory size
fe36  i32.atomic.rmw16.or_u                  mem1                       addr,i32>i32               atomic_or    memory size
fe37  i64.atomic.rmw8.or_u                   mem0                       addr,i64>i64               atomic_or    memory size
fe38  i64.atomic.rmw16.or_u                  mem1                       addr,i64>i64               atomic_or    memory size
fe39  i64.atomic.rmw32.or_u                  mem2                       addr,i64>i64               atomic_or    memory size
fe3a  i32.atomic.rmw.xor                     mem2                       addr,i32>i32               atomic_xor   memory size
fe3b  i64.atomic.rmw.xor                     mem3                       addr,i64>i64               atomic_xor   memory size
fe3c  i32.atomic.rmw8.xor_u                  mem0                       addr,i32>i32               atomic_xor   memory size
fe3d  i32.atomic.rmw16.xor_u                 mem1                       addr,i32>i32               atomic_xor   memory size
fe3e  i64.atomic.rmw8.xor_u                  mem0                       addr,i64>i64               atomic_xor   memory size
fe3f  i64.atomic.rmw16.xor_u                 mem1                       addr,i64>i64               atomic_xor   memory size
fe40  i64.atomic.rmw32.xor_u                 mem2                       addr,i64>i64               atomic_xor   memory size
fe41  i32.atomic.rmw.xchg                    mem2                       addr,i32>i32               atomic_xchg  memory size
fe42  i64.atomic.rmw.xchg                    mem3                       addr,i64>i64               atomic_xchg  memory size
fe43  i32.atomic.rmw8.xchg_u                 mem0                       addr,i32>i32               atomic_xchg  memory size
fe44  i32.atomic.rmw16.xchg_u                mem1                       addr,i32>i32               atomic_xchg  memory size
fe45  i64.atomic.rmw8.xchg_u                 mem0                       addr,i64>i64               atomic_xchg  memory size
fe46  i64.atomic.rmw16.xchg_u                mem1                       addr,i64>i64               atomic_xchg  memory size
fe47  i64.atomic.rmw32.xchg_u                mem2                       addr,i64>i64               atomic_xchg  memory size
fe48  i32.atomic.rmw.cmpxchg                 mem2                       addr,i32,i32>i32           atomic_cas   memory size
fe49  i64.atomic.rmw.cmpxchg                 mem3                       addr,i64,i64>i64           atomic_cas   memory size
fe4a  i32.atomic.rmw8.cmpxchg_u              mem0                       addr,i32,i32>i32           atomic_cas   memory size
fe4b  i32.atomic.rmw16.cmpxchg_u             mem1                       addr,i32,i32>i32           atomic_cas   memory size
fe4c  i64.atomic.rmw8.cmpxchg_u              mem0                       addr,i64,i64>i64           atomic_cas   memory size
fe4d  i64.atomic.rmw16.cmpxchg_u             mem1                       addr,i64,i64>i64           atomic_cas   memory size
fe4e  i64.atomic.rmw32.cmpxchg_u             mem2                       addr,i64,i64>i64           atomic_cas   memory size
`;

/** Dense instruction number: the byte itself below 256, then a range for each prefix. */
export type Op = number;
/** First dense number of each prefix byte. */
const PREFIX_BASE: Readonly<Record<number, number>> = { 251: 256, 252: 384, 254: 512, 253: 640 };
export const OP_COUNT = 1024;
const PREFIX_ROOM: Readonly<Record<number, number>> = { 251: 128, 252: 128, 254: 128, 253: 384 };

/**
 * Kinds of state that instructions write: contents of memories and tables; globals; segments, which are dropped; sizes of
 * memories and tables, and where they lie; structures and arrays; where those lie, as they move when one is allocated or the
 * runtime is asked; and all of it, whatever a callee or handler does.
 */
export type State = 'memory' | 'table' | 'global' | 'segment' | 'size' | 'heap' | 'allocation' | 'all';

export interface OpRow {
  readonly op: Op;
  readonly name: string;
  /** Prefix byte, or 0 for one-byte instructions. */
  readonly prefix: number;
  /** The byte, or the LEB128 number after the prefix. */
  readonly code: number;
  readonly imms: readonly string[];
  /** undefined: validation is special. */
  readonly params: readonly string[] | undefined;
  readonly results: readonly string[] | undefined;
  /** log2 of the natural alignment, -1 without a memarg. */
  readonly align: number;
  readonly feature: FeatureName;
  readonly featureBit: number;
  /** IR operation and condition (`icmp`, `slt`), or undefined. */
  readonly ir: string | undefined;
  readonly cond: string | undefined;
  /** The state it writes. */
  readonly writes: readonly State[];
}

/** The dense number of `prefix code`, or -1 where no instruction can be. */
export function denseOp(prefix: number, code: number): Op {
  if (prefix === 0) return code;
  const base = PREFIX_BASE[prefix];
  return base === undefined || code >= (PREFIX_ROOM[prefix] ?? 0) ? -1 : base + code;
}

const list = (s: string): readonly string[] => (s === '' ? [] : s.split(','));

function readTable(): OpRow[] {
  const rows: OpRow[] = [];
  let feature: FeatureName = 'mvp';
  for (const line of TABLE.split('\n')) {
    if (line === '') continue;
    if (line.startsWith('@')) {
      feature = line.slice(1) as FeatureName;
      continue;
    }
    const hex = line.slice(0, line.indexOf(' '));
    const name = line.slice(6, 45).trim();
    const imms = line.slice(45, 72).trim();
    const [sig = '*', ir = '-', ...writes] = line.slice(72).trim().split(/ +/);
    const prefix = hex.length > 2 ? Number.parseInt(hex.slice(0, 2), 16) : 0;
    const code = Number.parseInt(prefix === 0 ? hex : hex.slice(2), 16);
    const immList = imms === '-' ? [] : imms.split(' ');
    const [params, results] = sig === '*' ? [undefined, undefined] : sig.split('>').map(list);
    const [irName, cond] = ir.split('.');
    const mem = immList.find((i) => /^mem\d$/.test(i));
    rows.push({
      op: denseOp(prefix, code),
      name,
      prefix,
      code,
      imms: immList,
      params,
      results,
      align: mem === undefined ? -1 : Number(mem.slice(3)),
      feature,
      featureBit: FEATURE[feature],
      ir: irName === '-' ? undefined : irName,
      cond,
      writes: writes as State[],
    });
  }
  return rows;
}

/** All rows in binary order. */
export const OP_ROWS: readonly OpRow[] = readTable();
/** dense number → row. */
export const OPS: readonly (OpRow | undefined)[] = (() => {
  const dense: (OpRow | undefined)[] = new Array<OpRow | undefined>(OP_COUNT).fill(undefined);
  for (const row of OP_ROWS) dense[row.op] = row;
  return dense;
})();
/** Rows without a mnemonic of their own: text writes them as the row before, and its immediates decide. */
export const SECOND_CODES: ReadonlySet<string> = new Set(['select_t', 'ref.test_null', 'ref.cast_null', 'ref.cast_desc_eq_null']);
/** name → row. */
export const OP_BY_NAME: ReadonlyMap<string, OpRow> = new Map(OP_ROWS.map((r) => [r.name, r]));

/** The dense number of a named instruction; a wrong name is our fault and stops the program at start-up. */
export function op(name: string): Op {
  return (OP_BY_NAME.get(name) ?? bug(`no instruction ${name}`)).op;
}
