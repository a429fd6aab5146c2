;;! opcodes gc
(module
  (type $sig (func (param i32) (result i32)))
  (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64)))
  (type $bytes (array (mut i8)))
  (type $funcs (array (mut funcref)))
  (func $callee (type $sig) (local.get 0))
  (elem declare func $callee)
  (elem $el func $callee)
  (data $d "data")
  (func $ref.eq (param eqref eqref) (result i32) (ref.eq (local.get 0) (local.get 1)))
  (func $struct.new (param i32 f64) (result (ref $point)) (struct.new $point (local.get 0) (i32.const 1) (local.get 1)))
  (func $struct.new_default (result (ref $point)) (struct.new_default $point))
  (func $struct.get (param (ref null $point)) (result f64) (struct.get $point $z (local.get 0)))
  (func $struct.get_s (param (ref null $point)) (result i32) (struct.get_s $point $y (local.get 0)))
  (func $struct.get_u (param (ref null $point)) (result i32) (struct.get_u $point $y (local.get 0)))
  (func $struct.set (param (ref null $point) i32) (struct.set $point $x (local.get 0) (local.get 1)))
  (func $array.new (param i32 i32) (result (ref $bytes)) (array.new $bytes (local.get 0) (local.get 1)))
  (func $array.new_default (param i32) (result (ref $bytes)) (array.new_default $bytes (local.get 0)))
  (func $array.new_fixed (param i32 i32) (result (ref $bytes)) (array.new_fixed $bytes 2 (local.get 0) (local.get 1)))
  (func $array.new_data (param i32 i32) (result (ref $bytes)) (array.new_data $bytes $d (local.get 0) (local.get 1)))
  (func $array.new_elem (param i32 i32) (result (ref $funcs)) (array.new_elem $funcs $el (local.get 0) (local.get 1)))
  (func $array.get (param (ref null $funcs) i32) (result funcref) (array.get $funcs (local.get 0) (local.get 1)))
  (func $array.get_s (param (ref null $bytes) i32) (result i32) (array.get_s $bytes (local.get 0) (local.get 1)))
  (func $array.get_u (param (ref null $bytes) i32) (result i32) (array.get_u $bytes (local.get 0) (local.get 1)))
  (func $array.set (param (ref null $bytes) i32 i32) (array.set $bytes (local.get 0) (local.get 1) (local.get 2)))
  (func $array.len (param arrayref) (result i32) (array.len (local.get 0)))
  (func $array.fill (param (ref null $bytes) i32 i32 i32) (array.fill $bytes (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  (func $array.copy (param (ref null $bytes) i32 i32) (array.copy $bytes $bytes (local.get 0) (local.get 1) (local.get 0) (local.get 2) (i32.const 4)))
  (func $array.init_data (param (ref null $bytes) i32 i32 i32) (array.init_data $bytes $d (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  (func $array.init_elem (param (ref null $funcs) i32 i32 i32) (array.init_elem $funcs $el (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  (func $ref.test (param anyref) (result i32) (ref.test (ref $point) (local.get 0)))
  (func $ref.test_null (param anyref) (result i32) (ref.test (ref null $point) (local.get 0)))
  (func $ref.cast (param anyref) (result (ref $point)) (ref.cast (ref $point) (local.get 0)))
  (func $ref.cast_null (param anyref) (result (ref null $point)) (ref.cast (ref null $point) (local.get 0)))
  (func $br_on_cast (param anyref) (result i31ref) (br_on_cast 0 anyref i31ref (local.get 0)) (unreachable))
  (func $br_on_cast_fail (param anyref) (result anyref) (br_on_cast_fail 0 anyref (ref $point) (local.get 0)) (drop) (ref.null any))
  (func $any.convert_extern (param externref) (result anyref) (any.convert_extern (local.get 0)))
  (func $extern.convert_any (param anyref) (result externref) (extern.convert_any (local.get 0)))
  (func $ref.i31 (param i32) (result (ref i31)) (ref.i31 (local.get 0)))
  (func $i31.get_s (param i31ref) (result i32) (i31.get_s (local.get 0)))
  (func $i31.get_u (param i31ref) (result i32) (i31.get_u (local.get 0)))
)

;; function 0 $callee:
;; function 0 (i32) -> (i32)
;; block0(v0: i32):
;;   return v0
;;
;; function 1 $ref.eq:
;; function 1 (ref, ref) -> (i32)
;; block0(v0: ref, v1: ref):
;;   v2 = icmp.eq.i32 v0, v1
;;   return v2
;;
;; function 2 $struct.new:
;; function 2 (i32, f64) -> (ref)
;; block0(v0: i32, v1: f64):
;;   v2 = iconst.i32 1
;;   v3 = iconst.i64 0x0000000000000018
;;   v4 = vmload.i64 0 full constant
;;   v5 = load.ref v4 + 48 u32 allocation
;;   v6 = load.i64 v4 + 52 u32 allocation
;;   v7 = ref_offset.i64 v5
;;   v8 = iadd.i64 v7, v3
;;   v9 = icmp.ult.i32 v6, v8
;;   brif v9, block1, block2(v5)
;; block1:
;;   libcall heap_room (v3)
;;   v12 = load.ref v4 + 48 u32 allocation
;;   jump block2(v12)
;; block2(v14: ref):
;;   v15 = ref_offset.i64 v14
;;   v16 = iadd.i64 v15, v3
;;   store v4 + 48, v16 u32 allocation
;;   v18 = vmload.i64 56 full constant
;;   v19 = vmload.i32 140 full constant
;;   store v18 + v14, v19 full allocation
;;   store v18 + v14 + 4, v0 full allocation
;;   store v18 + v14 + 8, v2 u8 allocation
;;   store v18 + v14 + 16, v1 full allocation
;;   return v14
;;
;; function 3 $struct.new_default:
;; function 3 () -> (ref)
;; block0:
;;   v0 = iconst.i64 0x0000000000000018
;;   v1 = vmload.i64 0 full constant
;;   v2 = load.ref v1 + 48 u32 allocation
;;   v3 = load.i64 v1 + 52 u32 allocation
;;   v4 = ref_offset.i64 v2
;;   v5 = iadd.i64 v4, v0
;;   v6 = icmp.ult.i32 v3, v5
;;   brif v6, block1, block2(v2)
;; block1:
;;   libcall heap_room (v0)
;;   v9 = load.ref v1 + 48 u32 allocation
;;   jump block2(v9)
;; block2(v11: ref):
;;   v12 = ref_offset.i64 v11
;;   v13 = iadd.i64 v12, v0
;;   store v1 + 48, v13 u32 allocation
;;   v15 = vmload.i64 56 full constant
;;   v16 = vmload.i32 140 full constant
;;   store v15 + v11, v16 full allocation
;;   v19 = iconst.i32 0
;;   store v15 + v11 + 4, v19 full allocation
;;   store v15 + v11 + 8, v19 u8 allocation
;;   v23 = f64const.f64 0x0000000000000000
;;   store v15 + v11 + 16, v23 full allocation
;;   return v11
;;
;; function 4 $struct.get:
;; function 4 (ref) -> (f64)
;; block0(v0: ref):
;;   v1 = vmload.i64 56 full constant
;;   v2 = load.f64 v1 + v0 + 16 full object trap=nullStructReference
;;   return v2
;;
;; function 5 $struct.get_s:
;; function 5 (ref) -> (i32)
;; block0(v0: ref):
;;   v1 = vmload.i64 56 full constant
;;   v2 = load.i32 v1 + v0 + 8 s8 object trap=nullStructReference
;;   return v2
;;
;; function 6 $struct.get_u:
;; function 6 (ref) -> (i32)
;; block0(v0: ref):
;;   v1 = vmload.i64 56 full constant
;;   v2 = load.i32 v1 + v0 + 8 u8 object trap=nullStructReference
;;   return v2
;;
;; function 7 $struct.set:
;; function 7 (ref, i32) -> ()
;; block0(v0: ref, v1: i32):
;;   v2 = vmload.i64 56 full constant
;;   store v2 + v0 + 4, v1 full object trap=nullStructReference
;;   return
;;
;; function 8 $array.new:
;; function 8 (i32, i32) -> (ref)
;; block0(v0: i32, v1: i32):
;;   v2 = uextend.i64 v1
;;   v3 = iconst.i64 0x0000000000000000
;;   v4 = iconst.i64 0x000000000000000f
;;   v5 = iadd.i64 v2, v4
;;   v6 = iconst.i64 0xfffffffffffffff8
;;   v7 = band.i64 v5, v6
;;   v8 = vmload.i64 0 full constant
;;   v9 = load.ref v8 + 48 u32 allocation
;;   v10 = load.i64 v8 + 52 u32 allocation
;;   v11 = ref_offset.i64 v9
;;   v12 = iadd.i64 v7, v11
;;   v13 = icmp.ult.i32 v10, v12
;;   brif v13, block1, block2(v9)
;; block1:
;;   libcall heap_room (v7)
;;   v16 = load.ref v8 + 48 u32 allocation
;;   jump block2(v16)
;; block2(v18: ref):
;;   v19 = ref_offset.i64 v18
;;   v20 = iadd.i64 v7, v19
;;   store v8 + 48, v20 u32 allocation
;;   v22 = vmload.i64 56 full constant
;;   v23 = vmload.i32 144 full constant
;;   store v22 + v18, v23 full allocation
;;   store v22 + v18 + 4, v1 full allocation
;;   v28 = ref_offset.i64 v18
;;   v29 = iadd.i64 v22, v28
;;   v30 = iconst.i64 0x0000000000000008
;;   v31 = iadd.i64 v29, v30
;;   libcall set_elements (v31, v0, v2)
;;   return v18
;;
;; function 9 $array.new_default:
;; function 9 (i32) -> (ref)
;; block0(v0: i32):
;;   v1 = iconst.i32 0
;;   v2 = uextend.i64 v0
;;   v3 = iconst.i64 0x0000000000000000
;;   v4 = iconst.i64 0x000000000000000f
;;   v5 = iadd.i64 v2, v4
;;   v6 = iconst.i64 0xfffffffffffffff8
;;   v7 = band.i64 v5, v6
;;   v8 = vmload.i64 0 full constant
;;   v9 = load.ref v8 + 48 u32 allocation
;;   v10 = load.i64 v8 + 52 u32 allocation
;;   v11 = ref_offset.i64 v9
;;   v12 = iadd.i64 v7, v11
;;   v13 = icmp.ult.i32 v10, v12
;;   brif v13, block1, block2(v9)
;; block1:
;;   libcall heap_room (v7)
;;   v16 = load.ref v8 + 48 u32 allocation
;;   jump block2(v16)
;; block2(v18: ref):
;;   v19 = ref_offset.i64 v18
;;   v20 = iadd.i64 v7, v19
;;   store v8 + 48, v20 u32 allocation
;;   v22 = vmload.i64 56 full constant
;;   v23 = vmload.i32 144 full constant
;;   store v22 + v18, v23 full allocation
;;   store v22 + v18 + 4, v0 full allocation
;;   v28 = ref_offset.i64 v18
;;   v29 = iadd.i64 v22, v28
;;   v30 = iconst.i64 0x0000000000000008
;;   v31 = iadd.i64 v29, v30
;;   libcall set_elements (v31, v1, v2)
;;   return v18
;;
;; function 10 $array.new_fixed:
;; function 10 (i32, i32) -> (ref)
;; block0(v0: i32, v1: i32):
;;   v2 = iconst.i32 2
;;   v3 = iconst.i64 0x0000000000000002
;;   v4 = iconst.i64 0x0000000000000000
;;   v5 = iconst.i64 0x000000000000000f
;;   v6 = iconst.i64 0x0000000000000011
;;   v7 = iconst.i64 0xfffffffffffffff8
;;   v8 = iconst.i64 0x0000000000000010
;;   v9 = vmload.i64 0 full constant
;;   v10 = load.ref v9 + 48 u32 allocation
;;   v11 = load.i64 v9 + 52 u32 allocation
;;   v12 = ref_offset.i64 v10
;;   v13 = iadd.i64 v12, v8
;;   v14 = icmp.ult.i32 v11, v13
;;   brif v14, block1, block2(v10)
;; block1:
;;   libcall heap_room (v8)
;;   v17 = load.ref v9 + 48 u32 allocation
;;   jump block2(v17)
;; block2(v19: ref):
;;   v20 = ref_offset.i64 v19
;;   v21 = iadd.i64 v20, v8
;;   store v9 + 48, v21 u32 allocation
;;   v23 = vmload.i64 56 full constant
;;   v24 = vmload.i32 144 full constant
;;   store v23 + v19, v24 full allocation
;;   store v23 + v19 + 4, v2 full allocation
;;   store v23 + v19 + 8, v0 u8 allocation
;;   store v23 + v19 + 9, v1 u8 allocation
;;   return v19
;;
;; function 11 $array.new_data:
;; function 11 (i32, i32) -> (ref)
;; block0(v0: i32, v1: i32):
;;   v2 = uextend.i64 v0
;;   v3 = uextend.i64 v1
;;   v4 = iconst.i64 0x0000000000000000
;;   v5 = iadd.i64 v2, v3
;;   v6 = vmload.i64 104 full global
;;   v7 = icmp.ugt.i32 v5, v6
;;   trapnz v7 memoryOutOfBounds v2 104 2
;;   v9 = iconst.i64 0x000000000000000f
;;   v10 = iadd.i64 v3, v9
;;   v11 = iconst.i64 0xfffffffffffffff8
;;   v12 = band.i64 v10, v11
;;   v13 = vmload.i64 0 full constant
;;   v14 = load.ref v13 + 48 u32 allocation
;;   v15 = load.i64 v13 + 52 u32 allocation
;;   v16 = ref_offset.i64 v14
;;   v17 = iadd.i64 v12, v16
;;   v18 = icmp.ult.i32 v15, v17
;;   brif v18, block1, block2(v14)
;; block1:
;;   libcall heap_room (v12)
;;   v21 = load.ref v13 + 48 u32 allocation
;;   jump block2(v21)
;; block2(v23: ref):
;;   v24 = ref_offset.i64 v23
;;   v25 = iadd.i64 v12, v24
;;   store v13 + 48, v25 u32 allocation
;;   v27 = vmload.i64 56 full constant
;;   v28 = vmload.i32 144 full constant
;;   store v27 + v23, v28 full allocation
;;   store v27 + v23 + 4, v1 full allocation
;;   v33 = iconst.i32 0
;;   v34 = vmload.i64 96 full constant
;;   v35 = ref_offset.i64 v23
;;   v36 = iadd.i64 v27, v35
;;   v37 = iconst.i64 0x0000000000000008
;;   v38 = iadd.i64 v36, v37
;;   v39 = iadd.i64 v2, v34
;;   libcall move_elements (v38, v39, v3)
;;   return v23
;;
;; function 12 $array.new_elem:
;; function 12 (i32, i32) -> (ref)
;; block0(v0: i32, v1: i32):
;;   v2 = vmload.i64 88 full global
;;   v3 = uextend.i64 v0
;;   v4 = uextend.i64 v1
;;   v5 = iadd.i64 v3, v4
;;   v6 = icmp.ult.i32 v2, v5
;;   trapnz v6 tableOutOfBounds
;;   v8 = iconst.i64 0x0000000000000003
;;   v9 = ishl.i64 v4, v8
;;   v10 = iconst.i64 0x0000000000000008
;;   v11 = iadd.i64 v9, v10
;;   v12 = vmload.i64 0 full constant
;;   v13 = load.ref v12 + 48 u32 allocation
;;   v14 = load.i64 v12 + 52 u32 allocation
;;   v15 = ref_offset.i64 v13
;;   v16 = iadd.i64 v11, v15
;;   v17 = icmp.ult.i32 v14, v16
;;   brif v17, block1, block2(v13)
;; block1:
;;   libcall heap_room (v11)
;;   v20 = load.ref v12 + 48 u32 allocation
;;   jump block2(v20)
;; block2(v22: ref):
;;   v23 = ref_offset.i64 v22
;;   v24 = iadd.i64 v11, v23
;;   store v12 + 48, v24 u32 allocation
;;   v26 = vmload.i64 56 full constant
;;   v27 = vmload.i32 148 full constant
;;   store v26 + v22, v27 full allocation
;;   store v26 + v22 + 4, v1 full allocation
;;   v32 = iconst.i32 0
;;   v33 = iconst.i32 1
;;   v34 = iconst.i64 0x0000000000000000
;;   libcall array_init_elem (v33, v22, v34, v3, v4)
;;   return v22
;;
;; function 13 $array.get:
;; function 13 (ref, i32) -> (i64)
;; block0(v0: ref, v1: i32):
;;   v2 = vmload.i64 56 full constant
;;   v3 = load.i32 v2 + v0 + 4 full constant trap=nullArrayReference
;;   v4 = icmp.uge.i32 v1, v3
;;   trapnz v4 arrayOutOfBounds
;;   v6 = uextend.i64 v1
;;   v7 = ref_offset.i64 v0
;;   v8 = iconst.i64 0x0000000000000003
;;   v9 = ishl.i64 v6, v8
;;   v10 = iadd.i64 v7, v9
;;   v11 = load.i64 v2 + v10 + 8 full object
;;   return v11
;;
;; function 14 $array.get_s:
;; function 14 (ref, i32) -> (i32)
;; block0(v0: ref, v1: i32):
;;   v2 = vmload.i64 56 full constant
;;   v3 = load.i32 v2 + v0 + 4 full constant trap=nullArrayReference
;;   v4 = icmp.uge.i32 v1, v3
;;   trapnz v4 arrayOutOfBounds
;;   v6 = uextend.i64 v1
;;   v7 = ref_offset.i64 v0
;;   v8 = iconst.i64 0x0000000000000000
;;   v9 = iadd.i64 v6, v7
;;   v10 = load.i32 v2 + v9 + 8 s8 object
;;   return v10
;;
;; function 15 $array.get_u:
;; function 15 (ref, i32) -> (i32)
;; block0(v0: ref, v1: i32):
;;   v2 = vmload.i64 56 full constant
;;   v3 = load.i32 v2 + v0 + 4 full constant trap=nullArrayReference
;;   v4 = icmp.uge.i32 v1, v3
;;   trapnz v4 arrayOutOfBounds
;;   v6 = uextend.i64 v1
;;   v7 = ref_offset.i64 v0
;;   v8 = iconst.i64 0x0000000000000000
;;   v9 = iadd.i64 v6, v7
;;   v10 = load.i32 v2 + v9 + 8 u8 object
;;   return v10
;;
;; function 16 $array.set:
;; function 16 (ref, i32, i32) -> ()
;; block0(v0: ref, v1: i32, v2: i32):
;;   v3 = vmload.i64 56 full constant
;;   v4 = load.i32 v3 + v0 + 4 full constant trap=nullArrayReference
;;   v5 = icmp.uge.i32 v1, v4
;;   trapnz v5 arrayOutOfBounds
;;   v7 = uextend.i64 v1
;;   v8 = ref_offset.i64 v0
;;   v9 = iconst.i64 0x0000000000000000
;;   v10 = iadd.i64 v7, v8
;;   store v3 + v10 + 8, v2 u8 object
;;   return
;;
;; function 17 $array.len:
;; function 17 (ref) -> (i32)
;; block0(v0: ref):
;;   v1 = vmload.i64 56 full constant
;;   v2 = load.i32 v1 + v0 + 4 full constant trap=nullArrayReference
;;   return v2
;;
;; function 18 $array.fill:
;; function 18 (ref, i32, i32, i32) -> ()
;; block0(v0: ref, v1: i32, v2: i32, v3: i32):
;;   v4 = vmload.i64 56 full constant
;;   v5 = load.i32 v4 + v0 + 4 full constant trap=nullArrayReference
;;   v6 = uextend.i64 v1
;;   v7 = uextend.i64 v3
;;   v8 = iadd.i64 v6, v7
;;   v9 = uextend.i64 v5
;;   v10 = icmp.ugt.i32 v8, v9
;;   trapnz v10 arrayOutOfBounds
;;   v12 = ref_offset.i64 v0
;;   v13 = iconst.i64 0x0000000000000000
;;   v14 = iadd.i64 v6, v12
;;   v15 = iadd.i64 v4, v14
;;   v16 = iconst.i64 0x0000000000000008
;;   v17 = iadd.i64 v15, v16
;;   libcall set_elements (v17, v2, v7)
;;   return
;;
;; function 19 $array.copy:
;; function 19 (ref, i32, i32) -> ()
;; block0(v0: ref, v1: i32, v2: i32):
;;   v3 = iconst.i32 4
;;   v4 = vmload.i64 56 full constant
;;   v5 = load.i32 v4 + v0 + 4 full constant trap=nullArrayReference
;;   v6 = uextend.i64 v1
;;   v7 = iconst.i64 0x0000000000000004
;;   v8 = iadd.i64 v6, v7
;;   v9 = uextend.i64 v5
;;   v10 = icmp.ugt.i32 v8, v9
;;   trapnz v10 arrayOutOfBounds
;;   v12 = uextend.i64 v2
;;   v13 = iadd.i64 v12, v7
;;   v14 = icmp.ult.i32 v9, v13
;;   trapnz v14 arrayOutOfBounds
;;   v16 = ref_offset.i64 v0
;;   v17 = iconst.i64 0x0000000000000000
;;   v18 = iadd.i64 v6, v16
;;   v19 = iadd.i64 v4, v18
;;   v20 = iconst.i64 0x0000000000000008
;;   v21 = iadd.i64 v19, v20
;;   v22 = iadd.i64 v12, v16
;;   v23 = iadd.i64 v4, v22
;;   v24 = iadd.i64 v23, v20
;;   libcall move_elements (v21, v24, v7)
;;   return
;;
;; function 20 $array.init_data:
;; function 20 (ref, i32, i32, i32) -> ()
;; block0(v0: ref, v1: i32, v2: i32, v3: i32):
;;   v4 = vmload.i64 56 full constant
;;   v5 = load.i32 v4 + v0 + 4 full constant trap=nullArrayReference
;;   v6 = uextend.i64 v1
;;   v7 = uextend.i64 v3
;;   v8 = iadd.i64 v6, v7
;;   v9 = uextend.i64 v5
;;   v10 = icmp.ugt.i32 v8, v9
;;   trapnz v10 arrayOutOfBounds
;;   v12 = uextend.i64 v2
;;   v13 = iconst.i64 0x0000000000000000
;;   v14 = iadd.i64 v7, v12
;;   v15 = vmload.i64 104 full global
;;   v16 = icmp.ugt.i32 v14, v15
;;   trapnz v16 memoryOutOfBounds v12 104 2
;;   v18 = vmload.i64 96 full constant
;;   v19 = ref_offset.i64 v0
;;   v20 = iadd.i64 v6, v19
;;   v21 = iadd.i64 v4, v20
;;   v22 = iconst.i64 0x0000000000000008
;;   v23 = iadd.i64 v21, v22
;;   v24 = iadd.i64 v12, v18
;;   libcall move_elements (v23, v24, v7)
;;   return
;;
;; function 21 $array.init_elem:
;; function 21 (ref, i32, i32, i32) -> ()
;; block0(v0: ref, v1: i32, v2: i32, v3: i32):
;;   v4 = vmload.i64 56 full constant
;;   v5 = load.i32 v4 + v0 + 4 full constant trap=nullArrayReference
;;   v6 = uextend.i64 v1
;;   v7 = uextend.i64 v3
;;   v8 = iadd.i64 v6, v7
;;   v9 = uextend.i64 v5
;;   v10 = icmp.ugt.i32 v8, v9
;;   trapnz v10 arrayOutOfBounds
;;   v12 = vmload.i64 88 full global
;;   v13 = uextend.i64 v2
;;   v14 = iadd.i64 v7, v13
;;   v15 = icmp.ult.i32 v12, v14
;;   trapnz v15 tableOutOfBounds
;;   v17 = iconst.i32 1
;;   libcall array_init_elem (v17, v0, v6, v13, v7)
;;   return
;;
;; function 22 $ref.test:
;; function 22 (ref) -> (i32)
;; block0(v0: ref):
;;   v1 = iconst.ref 0x0000000000000000
;;   v2 = icmp.eq.i32 v0, v1
;;   v3 = iconst.i32 0
;;   brif v2, block1(v3), block2
;; block1(v15: i32):
;;   return v15
;; block2:
;;   v5 = ref_word.i32 v0
;;   v6 = iconst.i32 3
;;   v7 = band.i32 v5, v6
;;   v8 = icmp.ne.i32 v7, v3
;;   brif v8, block1(v3), block3
;; block3:
;;   v10 = vmload.i64 56 full constant
;;   v11 = load.i32 v10 + v0 full constant
;;   v12 = vmload.i32 140 full constant
;;   v13 = icmp.eq.i32 v11, v12
;;   jump block1(v13)
;;
;; function 23 $ref.test_null:
;; function 23 (ref) -> (i32)
;; block0(v0: ref):
;;   v1 = iconst.ref 0x0000000000000000
;;   v2 = icmp.eq.i32 v0, v1
;;   v3 = iconst.i32 1
;;   brif v2, block1(v3), block2
;; block1(v16: i32):
;;   return v16
;; block2:
;;   v5 = ref_word.i32 v0
;;   v6 = iconst.i32 3
;;   v7 = band.i32 v5, v6
;;   v8 = iconst.i32 0
;;   v9 = icmp.ne.i32 v7, v8
;;   brif v9, block1(v8), block3
;; block3:
;;   v11 = vmload.i64 56 full constant
;;   v12 = load.i32 v11 + v0 full constant
;;   v13 = vmload.i32 140 full constant
;;   v14 = icmp.eq.i32 v12, v13
;;   jump block1(v14)
;;
;; function 24 $ref.cast:
;; function 24 (ref) -> (ref)
;; block0(v0: ref):
;;   v1 = ref_word.i32 v0
;;   v2 = iconst.i32 3
;;   v3 = band.i32 v1, v2
;;   v4 = iconst.i32 0
;;   v5 = icmp.ne.i32 v3, v4
;;   trapnz v5 castFailure
;;   v7 = vmload.i64 56 full constant
;;   v8 = load.i32 v7 + v0 full constant trap=castFailure
;;   v9 = vmload.i32 140 full constant
;;   v10 = icmp.eq.i32 v8, v9
;;   trapz v10 castFailure
;;   return v0
;;
;; function 25 $ref.cast_null:
;; function 25 (ref) -> (ref)
;; block0(v0: ref):
;;   v1 = iconst.ref 0x0000000000000000
;;   v2 = icmp.eq.i32 v0, v1
;;   brif v2, block1, block2
;; block1:
;;   return v0
;; block2:
;;   v4 = ref_word.i32 v0
;;   v5 = iconst.i32 3
;;   v6 = band.i32 v4, v5
;;   v7 = iconst.i32 0
;;   v8 = icmp.ne.i32 v6, v7
;;   trapnz v8 castFailure
;;   v10 = vmload.i64 56 full constant
;;   v11 = load.i32 v10 + v0 full constant
;;   v12 = vmload.i32 140 full constant
;;   v13 = icmp.eq.i32 v11, v12
;;   trapz v13 castFailure
;;   jump block1
;;
;; function 26 $br_on_cast:
;; function 26 (ref) -> (ref)
;; block0(v0: ref):
;;   v1 = iconst.ref 0x0000000000000000
;;   v2 = icmp.eq.i32 v0, v1
;;   brif v2, block1, block2
;; block1:
;;   jump block4
;; block2:
;;   v4 = ref_word.i32 v0
;;   v5 = iconst.i32 1
;;   v6 = band.i32 v4, v5
;;   brif v6, block1, block3
;; block3:
;;   unreachable unreachable
;; block4:
;;   return v0
;;
;; function 27 $br_on_cast_fail:
;; function 27 (ref) -> (ref)
;; block0(v0: ref):
;;   v1 = iconst.ref 0x0000000000000000
;;   v2 = icmp.eq.i32 v0, v1
;;   brif v2, block1, block2
;; block1:
;;   jump block5(v0)
;; block2:
;;   v4 = ref_word.i32 v0
;;   v5 = iconst.i32 3
;;   v6 = band.i32 v4, v5
;;   v7 = iconst.i32 0
;;   v8 = icmp.ne.i32 v6, v7
;;   brif v8, block1, block3
;; block3:
;;   v10 = vmload.i64 56 full constant
;;   v11 = load.i32 v10 + v0 full constant
;;   v12 = vmload.i32 140 full constant
;;   v13 = icmp.eq.i32 v11, v12
;;   brif v13, block4, block1
;; block4:
;;   v16 = iconst.ref 0x0000000000000000
;;   jump block5(v16)
;; block5(v18: ref):
;;   return v18
;;
;; function 28 $any.convert_extern:
;; function 28 (ref) -> (ref)
;; block0(v0: ref):
;;   return v0
;;
;; function 29 $extern.convert_any:
;; function 29 (ref) -> (ref)
;; block0(v0: ref):
;;   return v0
;;
;; function 30 $ref.i31:
;; function 30 (i32) -> (ref)
;; block0(v0: i32):
;;   v1 = iconst.i32 1
;;   v2 = ishl.i32 v0, v1
;;   v3 = bor.i32 v2, v1
;;   v4 = ref_of.ref v3
;;   return v4
;;
;; function 31 $i31.get_s:
;; function 31 (ref) -> (i32)
;; block0(v0: ref):
;;   v1 = iconst.ref 0x0000000000000000
;;   v2 = icmp.eq.i32 v0, v1
;;   trapnz v2 nullI31Reference
;;   v4 = ref_word.i32 v0
;;   v5 = iconst.i32 1
;;   v6 = sshr.i32 v4, v5
;;   return v6
;;
;; function 32 $i31.get_u:
;; function 32 (ref) -> (i32)
;; block0(v0: ref):
;;   v1 = iconst.ref 0x0000000000000000
;;   v2 = icmp.eq.i32 v0, v1
;;   trapnz v2 nullI31Reference
;;   v4 = ref_word.i32 v0
;;   v5 = iconst.i32 1
;;   v6 = ushr.i32 v4, v5
;;   return v6
