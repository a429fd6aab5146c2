;;! opcodes i32
(module
  (func $i32.const (result i32) (i32.const -7))
  (func $i32.eqz (param i32) (result i32) (i32.eqz (local.get 0)))
  (func $i32.eq (param i32 i32) (result i32) (i32.eq (local.get 0) (local.get 1)))
  (func $i32.ne (param i32 i32) (result i32) (i32.ne (local.get 0) (local.get 1)))
  (func $i32.lt_s (param i32 i32) (result i32) (i32.lt_s (local.get 0) (local.get 1)))
  (func $i32.lt_u (param i32 i32) (result i32) (i32.lt_u (local.get 0) (local.get 1)))
  (func $i32.gt_s (param i32 i32) (result i32) (i32.gt_s (local.get 0) (local.get 1)))
  (func $i32.gt_u (param i32 i32) (result i32) (i32.gt_u (local.get 0) (local.get 1)))
  (func $i32.le_s (param i32 i32) (result i32) (i32.le_s (local.get 0) (local.get 1)))
  (func $i32.le_u (param i32 i32) (result i32) (i32.le_u (local.get 0) (local.get 1)))
  (func $i32.ge_s (param i32 i32) (result i32) (i32.ge_s (local.get 0) (local.get 1)))
  (func $i32.ge_u (param i32 i32) (result i32) (i32.ge_u (local.get 0) (local.get 1)))
  (func $i32.clz (param i32) (result i32) (i32.clz (local.get 0)))
  (func $i32.ctz (param i32) (result i32) (i32.ctz (local.get 0)))
  (func $i32.popcnt (param i32) (result i32) (i32.popcnt (local.get 0)))
  (func $i32.add (param i32 i32) (result i32) (i32.add (local.get 0) (local.get 1)))
  (func $i32.sub (param i32 i32) (result i32) (i32.sub (local.get 0) (local.get 1)))
  (func $i32.mul (param i32 i32) (result i32) (i32.mul (local.get 0) (local.get 1)))
  (func $i32.div_s (param i32 i32) (result i32) (i32.div_s (local.get 0) (local.get 1)))
  (func $i32.div_u (param i32 i32) (result i32) (i32.div_u (local.get 0) (local.get 1)))
  (func $i32.rem_s (param i32 i32) (result i32) (i32.rem_s (local.get 0) (local.get 1)))
  (func $i32.rem_u (param i32 i32) (result i32) (i32.rem_u (local.get 0) (local.get 1)))
  (func $i32.and (param i32 i32) (result i32) (i32.and (local.get 0) (local.get 1)))
  (func $i32.or (param i32 i32) (result i32) (i32.or (local.get 0) (local.get 1)))
  (func $i32.xor (param i32 i32) (result i32) (i32.xor (local.get 0) (local.get 1)))
  (func $i32.shl (param i32 i32) (result i32) (i32.shl (local.get 0) (local.get 1)))
  (func $i32.shr_s (param i32 i32) (result i32) (i32.shr_s (local.get 0) (local.get 1)))
  (func $i32.shr_u (param i32 i32) (result i32) (i32.shr_u (local.get 0) (local.get 1)))
  (func $i32.rotl (param i32 i32) (result i32) (i32.rotl (local.get 0) (local.get 1)))
  (func $i32.rotr (param i32 i32) (result i32) (i32.rotr (local.get 0) (local.get 1)))
  (func $i32.wrap_i64 (param i64) (result i32) (i32.wrap_i64 (local.get 0)))
  (func $i32.trunc_f32_s (param f32) (result i32) (i32.trunc_f32_s (local.get 0)))
  (func $i32.trunc_f32_u (param f32) (result i32) (i32.trunc_f32_u (local.get 0)))
  (func $i32.trunc_f64_s (param f64) (result i32) (i32.trunc_f64_s (local.get 0)))
  (func $i32.trunc_f64_u (param f64) (result i32) (i32.trunc_f64_u (local.get 0)))
  (func $i32.reinterpret_f32 (param f32) (result i32) (i32.reinterpret_f32 (local.get 0)))
)

;; function 0 $i32.const:
;; function 0 () -> (i32)
;; block0:
;;   v0 = iconst.i32 -7
;;   return v0
;;
;; function 1 $i32.eqz:
;; function 1 (i32) -> (i32)
;; block0(v0: i32):
;;   v1 = iconst.i32 0
;;   v2 = icmp.eq.i32 v0, v1
;;   return v2
;;
;; function 2 $i32.eq:
;; function 2 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = icmp.eq.i32 v0, v1
;;   return v2
;;
;; function 3 $i32.ne:
;; function 3 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = icmp.ne.i32 v0, v1
;;   return v2
;;
;; function 4 $i32.lt_s:
;; function 4 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = icmp.slt.i32 v0, v1
;;   return v2
;;
;; function 5 $i32.lt_u:
;; function 5 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = icmp.ult.i32 v0, v1
;;   return v2
;;
;; function 6 $i32.gt_s:
;; function 6 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = icmp.sgt.i32 v0, v1
;;   return v2
;;
;; function 7 $i32.gt_u:
;; function 7 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = icmp.ugt.i32 v0, v1
;;   return v2
;;
;; function 8 $i32.le_s:
;; function 8 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = icmp.sle.i32 v0, v1
;;   return v2
;;
;; function 9 $i32.le_u:
;; function 9 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = icmp.ule.i32 v0, v1
;;   return v2
;;
;; function 10 $i32.ge_s:
;; function 10 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = icmp.sge.i32 v0, v1
;;   return v2
;;
;; function 11 $i32.ge_u:
;; function 11 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = icmp.uge.i32 v0, v1
;;   return v2
;;
;; function 12 $i32.clz:
;; function 12 (i32) -> (i32)
;; block0(v0: i32):
;;   v1 = clz.i32 v0
;;   return v1
;;
;; function 13 $i32.ctz:
;; function 13 (i32) -> (i32)
;; block0(v0: i32):
;;   v1 = ctz.i32 v0
;;   return v1
;;
;; function 14 $i32.popcnt:
;; function 14 (i32) -> (i32)
;; block0(v0: i32):
;;   v1 = popcnt.i32 v0
;;   return v1
;;
;; function 15 $i32.add:
;; function 15 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = iadd.i32 v0, v1
;;   return v2
;;
;; function 16 $i32.sub:
;; function 16 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = isub.i32 v0, v1
;;   return v2
;;
;; function 17 $i32.mul:
;; function 17 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = imul.i32 v0, v1
;;   return v2
;;
;; function 18 $i32.div_s:
;; function 18 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = iconst.i32 0
;;   v3 = icmp.eq.i32 v1, v2
;;   trapnz v3 integerDivideByZero
;;   v5 = iconst.i32 -1
;;   v6 = icmp.eq.i32 v1, v5
;;   v7 = iconst.i32 -2147483648
;;   v8 = icmp.eq.i32 v0, v7
;;   v9 = band.i32 v6, v8
;;   trapnz v9 integerOverflow
;;   v11 = sdiv.i32 v0, v1
;;   return v11
;;
;; function 19 $i32.div_u:
;; function 19 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = iconst.i32 0
;;   v3 = icmp.eq.i32 v1, v2
;;   trapnz v3 integerDivideByZero
;;   v5 = udiv.i32 v0, v1
;;   return v5
;;
;; function 20 $i32.rem_s:
;; function 20 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = iconst.i32 0
;;   v3 = icmp.eq.i32 v1, v2
;;   trapnz v3 integerDivideByZero
;;   v5 = srem.i32 v0, v1
;;   return v5
;;
;; function 21 $i32.rem_u:
;; function 21 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = iconst.i32 0
;;   v3 = icmp.eq.i32 v1, v2
;;   trapnz v3 integerDivideByZero
;;   v5 = urem.i32 v0, v1
;;   return v5
;;
;; function 22 $i32.and:
;; function 22 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = band.i32 v0, v1
;;   return v2
;;
;; function 23 $i32.or:
;; function 23 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = bor.i32 v0, v1
;;   return v2
;;
;; function 24 $i32.xor:
;; function 24 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = bxor.i32 v0, v1
;;   return v2
;;
;; function 25 $i32.shl:
;; function 25 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = ishl.i32 v0, v1
;;   return v2
;;
;; function 26 $i32.shr_s:
;; function 26 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = sshr.i32 v0, v1
;;   return v2
;;
;; function 27 $i32.shr_u:
;; function 27 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = ushr.i32 v0, v1
;;   return v2
;;
;; function 28 $i32.rotl:
;; function 28 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = rotl.i32 v0, v1
;;   return v2
;;
;; function 29 $i32.rotr:
;; function 29 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = rotr.i32 v0, v1
;;   return v2
;;
;; function 30 $i32.wrap_i64:
;; function 30 (i64) -> (i32)
;; block0(v0: i64):
;;   v1 = ireduce.i32 v0
;;   return v1
;;
;; function 31 $i32.trunc_f32_s:
;; function 31 (f32) -> (i32)
;; block0(v0: f32):
;;   v1 = fcmp.ne.i32 v0, v0
;;   trapnz v1 invalidConversion
;;   v3 = f32const.f32 0xcf000000
;;   v4 = fcmp.ge.i32 v0, v3
;;   trapz v4 integerOverflow
;;   v6 = f32const.f32 0x4f000000
;;   v7 = fcmp.lt.i32 v0, v6
;;   trapz v7 integerOverflow
;;   v9 = fcvt_to_sint.i32 v0
;;   return v9
;;
;; function 32 $i32.trunc_f32_u:
;; function 32 (f32) -> (i32)
;; block0(v0: f32):
;;   v1 = fcmp.ne.i32 v0, v0
;;   trapnz v1 invalidConversion
;;   v3 = f32const.f32 0xbf800000
;;   v4 = fcmp.gt.i32 v0, v3
;;   trapz v4 integerOverflow
;;   v6 = f32const.f32 0x4f800000
;;   v7 = fcmp.lt.i32 v0, v6
;;   trapz v7 integerOverflow
;;   v9 = fcvt_to_uint.i32 v0
;;   return v9
;;
;; function 33 $i32.trunc_f64_s:
;; function 33 (f64) -> (i32)
;; block0(v0: f64):
;;   v1 = fcmp.ne.i32 v0, v0
;;   trapnz v1 invalidConversion
;;   v3 = f64const.f64 0xc1e0000000200000
;;   v4 = fcmp.gt.i32 v0, v3
;;   trapz v4 integerOverflow
;;   v6 = f64const.f64 0x41e0000000000000
;;   v7 = fcmp.lt.i32 v0, v6
;;   trapz v7 integerOverflow
;;   v9 = fcvt_to_sint.i32 v0
;;   return v9
;;
;; function 34 $i32.trunc_f64_u:
;; function 34 (f64) -> (i32)
;; block0(v0: f64):
;;   v1 = fcmp.ne.i32 v0, v0
;;   trapnz v1 invalidConversion
;;   v3 = f64const.f64 0xbff0000000000000
;;   v4 = fcmp.gt.i32 v0, v3
;;   trapz v4 integerOverflow
;;   v6 = f64const.f64 0x41f0000000000000
;;   v7 = fcmp.lt.i32 v0, v6
;;   trapz v7 integerOverflow
;;   v9 = fcvt_to_uint.i32 v0
;;   return v9
;;
;; function 35 $i32.reinterpret_f32:
;; function 35 (f32) -> (i32)
;; block0(v0: f32):
;;   v1 = bitcast.i32 v0
;;   return v1
