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

;; (module
;;   (type (;0;) (func (result i32)))
;;   (type (;1;) (func (param i32) (result i32)))
;;   (type (;2;) (func (param i32 i32) (result i32)))
;;   (type (;3;) (func (param i64) (result i32)))
;;   (type (;4;) (func (param f32) (result i32)))
;;   (type (;5;) (func (param f64) (result i32)))
;;   (func $i32.const (type 0) (result i32)
;;     i32.const -7
;;   )
;;   (func $i32.eqz (type 1) (param i32) (result i32)
;;     local.get 0
;;     i32.eqz
;;   )
;;   (func $i32.eq (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.eq
;;   )
;;   (func $i32.ne (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.ne
;;   )
;;   (func $i32.lt_s (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.lt_s
;;   )
;;   (func $i32.lt_u (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.lt_u
;;   )
;;   (func $i32.gt_s (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.gt_s
;;   )
;;   (func $i32.gt_u (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.gt_u
;;   )
;;   (func $i32.le_s (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.le_s
;;   )
;;   (func $i32.le_u (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.le_u
;;   )
;;   (func $i32.ge_s (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.ge_s
;;   )
;;   (func $i32.ge_u (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.ge_u
;;   )
;;   (func $i32.clz (type 1) (param i32) (result i32)
;;     local.get 0
;;     i32.clz
;;   )
;;   (func $i32.ctz (type 1) (param i32) (result i32)
;;     local.get 0
;;     i32.ctz
;;   )
;;   (func $i32.popcnt (type 1) (param i32) (result i32)
;;     local.get 0
;;     i32.popcnt
;;   )
;;   (func $i32.add (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.add
;;   )
;;   (func $i32.sub (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.sub
;;   )
;;   (func $i32.mul (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.mul
;;   )
;;   (func $i32.div_s (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.div_s
;;   )
;;   (func $i32.div_u (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.div_u
;;   )
;;   (func $i32.rem_s (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.rem_s
;;   )
;;   (func $i32.rem_u (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.rem_u
;;   )
;;   (func $i32.and (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.and
;;   )
;;   (func $i32.or (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.or
;;   )
;;   (func $i32.xor (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.xor
;;   )
;;   (func $i32.shl (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.shl
;;   )
;;   (func $i32.shr_s (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.shr_s
;;   )
;;   (func $i32.shr_u (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.shr_u
;;   )
;;   (func $i32.rotl (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.rotl
;;   )
;;   (func $i32.rotr (type 2) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.rotr
;;   )
;;   (func $i32.wrap_i64 (type 3) (param i64) (result i32)
;;     local.get 0
;;     i32.wrap_i64
;;   )
;;   (func $i32.trunc_f32_s (type 4) (param f32) (result i32)
;;     local.get 0
;;     i32.trunc_f32_s
;;   )
;;   (func $i32.trunc_f32_u (type 4) (param f32) (result i32)
;;     local.get 0
;;     i32.trunc_f32_u
;;   )
;;   (func $i32.trunc_f64_s (type 5) (param f64) (result i32)
;;     local.get 0
;;     i32.trunc_f64_s
;;   )
;;   (func $i32.trunc_f64_u (type 5) (param f64) (result i32)
;;     local.get 0
;;     i32.trunc_f64_u
;;   )
;;   (func $i32.reinterpret_f32 (type 4) (param f32) (result i32)
;;     local.get 0
;;     i32.reinterpret_f32
;;   )
;; )
