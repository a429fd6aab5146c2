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

;; (module
;;   (type (;0;) (func (result i64)))
;;   (type (;1;) (func (param i64) (result i32)))
;;   (type (;2;) (func (param i64 i64) (result i32)))
;;   (type (;3;) (func (param i64) (result i64)))
;;   (type (;4;) (func (param i64 i64) (result i64)))
;;   (type (;5;) (func (param i32) (result i64)))
;;   (type (;6;) (func (param f32) (result i64)))
;;   (type (;7;) (func (param f64) (result i64)))
;;   (func $i64.const (type 0) (result i64)
;;     i64.const 81985529216486895
;;   )
;;   (func $i64.eqz (type 1) (param i64) (result i32)
;;     local.get 0
;;     i64.eqz
;;   )
;;   (func $i64.eq (type 2) (param i64 i64) (result i32)
;;     local.get 0
;;     local.get 1
;;     i64.eq
;;   )
;;   (func $i64.ne (type 2) (param i64 i64) (result i32)
;;     local.get 0
;;     local.get 1
;;     i64.ne
;;   )
;;   (func $i64.lt_s (type 2) (param i64 i64) (result i32)
;;     local.get 0
;;     local.get 1
;;     i64.lt_s
;;   )
;;   (func $i64.lt_u (type 2) (param i64 i64) (result i32)
;;     local.get 0
;;     local.get 1
;;     i64.lt_u
;;   )
;;   (func $i64.gt_s (type 2) (param i64 i64) (result i32)
;;     local.get 0
;;     local.get 1
;;     i64.gt_s
;;   )
;;   (func $i64.gt_u (type 2) (param i64 i64) (result i32)
;;     local.get 0
;;     local.get 1
;;     i64.gt_u
;;   )
;;   (func $i64.le_s (type 2) (param i64 i64) (result i32)
;;     local.get 0
;;     local.get 1
;;     i64.le_s
;;   )
;;   (func $i64.le_u (type 2) (param i64 i64) (result i32)
;;     local.get 0
;;     local.get 1
;;     i64.le_u
;;   )
;;   (func $i64.ge_s (type 2) (param i64 i64) (result i32)
;;     local.get 0
;;     local.get 1
;;     i64.ge_s
;;   )
;;   (func $i64.ge_u (type 2) (param i64 i64) (result i32)
;;     local.get 0
;;     local.get 1
;;     i64.ge_u
;;   )
;;   (func $i64.clz (type 3) (param i64) (result i64)
;;     local.get 0
;;     i64.clz
;;   )
;;   (func $i64.ctz (type 3) (param i64) (result i64)
;;     local.get 0
;;     i64.ctz
;;   )
;;   (func $i64.popcnt (type 3) (param i64) (result i64)
;;     local.get 0
;;     i64.popcnt
;;   )
;;   (func $i64.add (type 4) (param i64 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.add
;;   )
;;   (func $i64.sub (type 4) (param i64 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.sub
;;   )
;;   (func $i64.mul (type 4) (param i64 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.mul
;;   )
;;   (func $i64.div_s (type 4) (param i64 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.div_s
;;   )
;;   (func $i64.div_u (type 4) (param i64 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.div_u
;;   )
;;   (func $i64.rem_s (type 4) (param i64 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.rem_s
;;   )
;;   (func $i64.rem_u (type 4) (param i64 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.rem_u
;;   )
;;   (func $i64.and (type 4) (param i64 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.and
;;   )
;;   (func $i64.or (type 4) (param i64 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.or
;;   )
;;   (func $i64.xor (type 4) (param i64 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.xor
;;   )
;;   (func $i64.shl (type 4) (param i64 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.shl
;;   )
;;   (func $i64.shr_s (type 4) (param i64 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.shr_s
;;   )
;;   (func $i64.shr_u (type 4) (param i64 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.shr_u
;;   )
;;   (func $i64.rotl (type 4) (param i64 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.rotl
;;   )
;;   (func $i64.rotr (type 4) (param i64 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.rotr
;;   )
;;   (func $i64.extend_i32_s (type 5) (param i32) (result i64)
;;     local.get 0
;;     i64.extend_i32_s
;;   )
;;   (func $i64.extend_i32_u (type 5) (param i32) (result i64)
;;     local.get 0
;;     i64.extend_i32_u
;;   )
;;   (func $i64.trunc_f32_s (type 6) (param f32) (result i64)
;;     local.get 0
;;     i64.trunc_f32_s
;;   )
;;   (func $i64.trunc_f32_u (type 6) (param f32) (result i64)
;;     local.get 0
;;     i64.trunc_f32_u
;;   )
;;   (func $i64.trunc_f64_s (type 7) (param f64) (result i64)
;;     local.get 0
;;     i64.trunc_f64_s
;;   )
;;   (func $i64.trunc_f64_u (type 7) (param f64) (result i64)
;;     local.get 0
;;     i64.trunc_f64_u
;;   )
;;   (func $i64.reinterpret_f64 (type 7) (param f64) (result i64)
;;     local.get 0
;;     i64.reinterpret_f64
;;   )
;; )
