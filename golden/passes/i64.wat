;;! opcodes i64
(module
  (func $i64.const (result i64) (i64.const 0x123456789abcdef))
  (func $i64.eqz (param i64) (result i32) (i64.eqz (local.get 0)))
  (func $i64.eq (param i64 i64) (result i32) (i64.eq (local.get 0) (local.get 1)))
  (func $i64.ne (param i64 i64) (result i32) (i64.ne (local.get 0) (local.get 1)))
  (func $i64.lt_s (param i64 i64) (result i32) (i64.lt_s (local.get 0) (local.get 1)))
  (func $i64.lt_u (param i64 i64) (result i32) (i64.lt_u (local.get 0) (local.get 1)))
  (func $i64.gt_s (param i64 i64) (result i32) (i64.gt_s (local.get 0) (local.get 1)))
  (func $i64.gt_u (param i64 i64) (result i32) (i64.gt_u (local.get 0) (local.get 1)))
  (func $i64.le_s (param i64 i64) (result i32) (i64.le_s (local.get 0) (local.get 1)))
  (func $i64.le_u (param i64 i64) (result i32) (i64.le_u (local.get 0) (local.get 1)))
  (func $i64.ge_s (param i64 i64) (result i32) (i64.ge_s (local.get 0) (local.get 1)))
  (func $i64.ge_u (param i64 i64) (result i32) (i64.ge_u (local.get 0) (local.get 1)))
  (func $i64.clz (param i64) (result i64) (i64.clz (local.get 0)))
  (func $i64.ctz (param i64) (result i64) (i64.ctz (local.get 0)))
  (func $i64.popcnt (param i64) (result i64) (i64.popcnt (local.get 0)))
  (func $i64.add (param i64 i64) (result i64) (i64.add (local.get 0) (local.get 1)))
  (func $i64.sub (param i64 i64) (result i64) (i64.sub (local.get 0) (local.get 1)))
  (func $i64.mul (param i64 i64) (result i64) (i64.mul (local.get 0) (local.get 1)))
  (func $i64.div_s (param i64 i64) (result i64) (i64.div_s (local.get 0) (local.get 1)))
  (func $i64.div_u (param i64 i64) (result i64) (i64.div_u (local.get 0) (local.get 1)))
  (func $i64.rem_s (param i64 i64) (result i64) (i64.rem_s (local.get 0) (local.get 1)))
  (func $i64.rem_u (param i64 i64) (result i64) (i64.rem_u (local.get 0) (local.get 1)))
  (func $i64.and (param i64 i64) (result i64) (i64.and (local.get 0) (local.get 1)))
  (func $i64.or (param i64 i64) (result i64) (i64.or (local.get 0) (local.get 1)))
  (func $i64.xor (param i64 i64) (result i64) (i64.xor (local.get 0) (local.get 1)))
  (func $i64.shl (param i64 i64) (result i64) (i64.shl (local.get 0) (local.get 1)))
  (func $i64.shr_s (param i64 i64) (result i64) (i64.shr_s (local.get 0) (local.get 1)))
  (func $i64.shr_u (param i64 i64) (result i64) (i64.shr_u (local.get 0) (local.get 1)))
  (func $i64.rotl (param i64 i64) (result i64) (i64.rotl (local.get 0) (local.get 1)))
  (func $i64.rotr (param i64 i64) (result i64) (i64.rotr (local.get 0) (local.get 1)))
  (func $i64.extend_i32_s (param i32) (result i64) (i64.extend_i32_s (local.get 0)))
  (func $i64.extend_i32_u (param i32) (result i64) (i64.extend_i32_u (local.get 0)))
  (func $i64.trunc_f32_s (param f32) (result i64) (i64.trunc_f32_s (local.get 0)))
  (func $i64.trunc_f32_u (param f32) (result i64) (i64.trunc_f32_u (local.get 0)))
  (func $i64.trunc_f64_s (param f64) (result i64) (i64.trunc_f64_s (local.get 0)))
  (func $i64.trunc_f64_u (param f64) (result i64) (i64.trunc_f64_u (local.get 0)))
  (func $i64.reinterpret_f64 (param f64) (result i64) (i64.reinterpret_f64 (local.get 0)))
)

;; function 0 $i64.const:
;; function 0 () -> (i64)
;; block0:
;;   v0 = iconst.i64 0x0123456789abcdef
;;   return v0
;;
;; function 1 $i64.eqz:
;; function 1 (i64) -> (i32)
;; block0(v0: i64):
;;   v1 = iconst.i64 0x0000000000000000
;;   v2 = icmp.eq.i32 v0, v1
;;   return v2
;;
;; function 2 $i64.eq:
;; function 2 (i64, i64) -> (i32)
;; block0(v0: i64, v1: i64):
;;   v2 = icmp.eq.i32 v0, v1
;;   return v2
;;
;; function 3 $i64.ne:
;; function 3 (i64, i64) -> (i32)
;; block0(v0: i64, v1: i64):
;;   v2 = icmp.ne.i32 v0, v1
;;   return v2
;;
;; function 4 $i64.lt_s:
;; function 4 (i64, i64) -> (i32)
;; block0(v0: i64, v1: i64):
;;   v2 = icmp.slt.i32 v0, v1
;;   return v2
;;
;; function 5 $i64.lt_u:
;; function 5 (i64, i64) -> (i32)
;; block0(v0: i64, v1: i64):
;;   v2 = icmp.ult.i32 v0, v1
;;   return v2
;;
;; function 6 $i64.gt_s:
;; function 6 (i64, i64) -> (i32)
;; block0(v0: i64, v1: i64):
;;   v2 = icmp.sgt.i32 v0, v1
;;   return v2
;;
;; function 7 $i64.gt_u:
;; function 7 (i64, i64) -> (i32)
;; block0(v0: i64, v1: i64):
;;   v2 = icmp.ugt.i32 v0, v1
;;   return v2
;;
;; function 8 $i64.le_s:
;; function 8 (i64, i64) -> (i32)
;; block0(v0: i64, v1: i64):
;;   v2 = icmp.sle.i32 v0, v1
;;   return v2
;;
;; function 9 $i64.le_u:
;; function 9 (i64, i64) -> (i32)
;; block0(v0: i64, v1: i64):
;;   v2 = icmp.ule.i32 v0, v1
;;   return v2
;;
;; function 10 $i64.ge_s:
;; function 10 (i64, i64) -> (i32)
;; block0(v0: i64, v1: i64):
;;   v2 = icmp.sge.i32 v0, v1
;;   return v2
;;
;; function 11 $i64.ge_u:
;; function 11 (i64, i64) -> (i32)
;; block0(v0: i64, v1: i64):
;;   v2 = icmp.uge.i32 v0, v1
;;   return v2
;;
;; function 12 $i64.clz:
;; function 12 (i64) -> (i64)
;; block0(v0: i64):
;;   v1 = clz.i64 v0
;;   return v1
;;
;; function 13 $i64.ctz:
;; function 13 (i64) -> (i64)
;; block0(v0: i64):
;;   v1 = ctz.i64 v0
;;   return v1
;;
;; function 14 $i64.popcnt:
;; function 14 (i64) -> (i64)
;; block0(v0: i64):
;;   v1 = popcnt.i64 v0
;;   return v1
;;
;; function 15 $i64.add:
;; function 15 (i64, i64) -> (i64)
;; block0(v0: i64, v1: i64):
;;   v2 = iadd.i64 v0, v1
;;   return v2
;;
;; function 16 $i64.sub:
;; function 16 (i64, i64) -> (i64)
;; block0(v0: i64, v1: i64):
;;   v2 = isub.i64 v0, v1
;;   return v2
;;
;; function 17 $i64.mul:
;; function 17 (i64, i64) -> (i64)
;; block0(v0: i64, v1: i64):
;;   v2 = imul.i64 v0, v1
;;   return v2
;;
;; function 18 $i64.div_s:
;; function 18 (i64, i64) -> (i64)
;; block0(v0: i64, v1: i64):
;;   v2 = iconst.i64 0x0000000000000000
;;   v3 = icmp.eq.i32 v1, v2
;;   trapnz v3 integerDivideByZero
;;   v5 = iconst.i64 0xffffffffffffffff
;;   v6 = icmp.eq.i32 v1, v5
;;   v7 = iconst.i64 0x8000000000000000
;;   v8 = icmp.eq.i32 v0, v7
;;   v9 = band.i32 v6, v8
;;   trapnz v9 integerOverflow
;;   v11 = sdiv.i64 v0, v1
;;   return v11
;;
;; function 19 $i64.div_u:
;; function 19 (i64, i64) -> (i64)
;; block0(v0: i64, v1: i64):
;;   v2 = iconst.i64 0x0000000000000000
;;   v3 = icmp.eq.i32 v1, v2
;;   trapnz v3 integerDivideByZero
;;   v5 = udiv.i64 v0, v1
;;   return v5
;;
;; function 20 $i64.rem_s:
;; function 20 (i64, i64) -> (i64)
;; block0(v0: i64, v1: i64):
;;   v2 = iconst.i64 0x0000000000000000
;;   v3 = icmp.eq.i32 v1, v2
;;   trapnz v3 integerDivideByZero
;;   v5 = srem.i64 v0, v1
;;   return v5
;;
;; function 21 $i64.rem_u:
;; function 21 (i64, i64) -> (i64)
;; block0(v0: i64, v1: i64):
;;   v2 = iconst.i64 0x0000000000000000
;;   v3 = icmp.eq.i32 v1, v2
;;   trapnz v3 integerDivideByZero
;;   v5 = urem.i64 v0, v1
;;   return v5
;;
;; function 22 $i64.and:
;; function 22 (i64, i64) -> (i64)
;; block0(v0: i64, v1: i64):
;;   v2 = band.i64 v0, v1
;;   return v2
;;
;; function 23 $i64.or:
;; function 23 (i64, i64) -> (i64)
;; block0(v0: i64, v1: i64):
;;   v2 = bor.i64 v0, v1
;;   return v2
;;
;; function 24 $i64.xor:
;; function 24 (i64, i64) -> (i64)
;; block0(v0: i64, v1: i64):
;;   v2 = bxor.i64 v0, v1
;;   return v2
;;
;; function 25 $i64.shl:
;; function 25 (i64, i64) -> (i64)
;; block0(v0: i64, v1: i64):
;;   v2 = ishl.i64 v0, v1
;;   return v2
;;
;; function 26 $i64.shr_s:
;; function 26 (i64, i64) -> (i64)
;; block0(v0: i64, v1: i64):
;;   v2 = sshr.i64 v0, v1
;;   return v2
;;
;; function 27 $i64.shr_u:
;; function 27 (i64, i64) -> (i64)
;; block0(v0: i64, v1: i64):
;;   v2 = ushr.i64 v0, v1
;;   return v2
;;
;; function 28 $i64.rotl:
;; function 28 (i64, i64) -> (i64)
;; block0(v0: i64, v1: i64):
;;   v2 = rotl.i64 v0, v1
;;   return v2
;;
;; function 29 $i64.rotr:
;; function 29 (i64, i64) -> (i64)
;; block0(v0: i64, v1: i64):
;;   v2 = rotr.i64 v0, v1
;;   return v2
;;
;; function 30 $i64.extend_i32_s:
;; function 30 (i32) -> (i64)
;; block0(v0: i32):
;;   v1 = sextend32.i64 v0
;;   return v1
;;
;; function 31 $i64.extend_i32_u:
;; function 31 (i32) -> (i64)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   return v1
;;
;; function 32 $i64.trunc_f32_s:
;; function 32 (f32) -> (i64)
;; block0(v0: f32):
;;   v1 = fcmp.ne.i32 v0, v0
;;   trapnz v1 invalidConversion
;;   v3 = f32const.f32 0xdf000000
;;   v4 = fcmp.ge.i32 v0, v3
;;   trapz v4 integerOverflow
;;   v6 = f32const.f32 0x5f000000
;;   v7 = fcmp.lt.i32 v0, v6
;;   trapz v7 integerOverflow
;;   v9 = fcvt_to_sint.i64 v0
;;   return v9
;;
;; function 33 $i64.trunc_f32_u:
;; function 33 (f32) -> (i64)
;; block0(v0: f32):
;;   v1 = fcmp.ne.i32 v0, v0
;;   trapnz v1 invalidConversion
;;   v3 = f32const.f32 0xbf800000
;;   v4 = fcmp.gt.i32 v0, v3
;;   trapz v4 integerOverflow
;;   v6 = f32const.f32 0x5f800000
;;   v7 = fcmp.lt.i32 v0, v6
;;   trapz v7 integerOverflow
;;   v9 = fcvt_to_uint.i64 v0
;;   return v9
;;
;; function 34 $i64.trunc_f64_s:
;; function 34 (f64) -> (i64)
;; block0(v0: f64):
;;   v1 = fcmp.ne.i32 v0, v0
;;   trapnz v1 invalidConversion
;;   v3 = f64const.f64 0xc3e0000000000000
;;   v4 = fcmp.ge.i32 v0, v3
;;   trapz v4 integerOverflow
;;   v6 = f64const.f64 0x43e0000000000000
;;   v7 = fcmp.lt.i32 v0, v6
;;   trapz v7 integerOverflow
;;   v9 = fcvt_to_sint.i64 v0
;;   return v9
;;
;; function 35 $i64.trunc_f64_u:
;; function 35 (f64) -> (i64)
;; block0(v0: f64):
;;   v1 = fcmp.ne.i32 v0, v0
;;   trapnz v1 invalidConversion
;;   v3 = f64const.f64 0xbff0000000000000
;;   v4 = fcmp.gt.i32 v0, v3
;;   trapz v4 integerOverflow
;;   v6 = f64const.f64 0x43f0000000000000
;;   v7 = fcmp.lt.i32 v0, v6
;;   trapz v7 integerOverflow
;;   v9 = fcvt_to_uint.i64 v0
;;   return v9
;;
;; function 36 $i64.reinterpret_f64:
;; function 36 (f64) -> (i64)
;; block0(v0: f64):
;;   v1 = bitcast.i64 v0
;;   return v1
