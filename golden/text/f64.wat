;;! opcodes f64
(module
  (func $f64.const (result f64) (f64.const -0.1))
  (func $f64.eq (param f64 f64) (result i32) (f64.eq (local.get 0) (local.get 1)))
  (func $f64.ne (param f64 f64) (result i32) (f64.ne (local.get 0) (local.get 1)))
  (func $f64.lt (param f64 f64) (result i32) (f64.lt (local.get 0) (local.get 1)))
  (func $f64.gt (param f64 f64) (result i32) (f64.gt (local.get 0) (local.get 1)))
  (func $f64.le (param f64 f64) (result i32) (f64.le (local.get 0) (local.get 1)))
  (func $f64.ge (param f64 f64) (result i32) (f64.ge (local.get 0) (local.get 1)))
  (func $f64.abs (param f64) (result f64) (f64.abs (local.get 0)))
  (func $f64.neg (param f64) (result f64) (f64.neg (local.get 0)))
  (func $f64.ceil (param f64) (result f64) (f64.ceil (local.get 0)))
  (func $f64.floor (param f64) (result f64) (f64.floor (local.get 0)))
  (func $f64.trunc (param f64) (result f64) (f64.trunc (local.get 0)))
  (func $f64.nearest (param f64) (result f64) (f64.nearest (local.get 0)))
  (func $f64.sqrt (param f64) (result f64) (f64.sqrt (local.get 0)))
  (func $f64.add (param f64 f64) (result f64) (f64.add (local.get 0) (local.get 1)))
  (func $f64.sub (param f64 f64) (result f64) (f64.sub (local.get 0) (local.get 1)))
  (func $f64.mul (param f64 f64) (result f64) (f64.mul (local.get 0) (local.get 1)))
  (func $f64.div (param f64 f64) (result f64) (f64.div (local.get 0) (local.get 1)))
  (func $f64.min (param f64 f64) (result f64) (f64.min (local.get 0) (local.get 1)))
  (func $f64.max (param f64 f64) (result f64) (f64.max (local.get 0) (local.get 1)))
  (func $f64.copysign (param f64 f64) (result f64) (f64.copysign (local.get 0) (local.get 1)))
  (func $f64.convert_i32_s (param i32) (result f64) (f64.convert_i32_s (local.get 0)))
  (func $f64.convert_i32_u (param i32) (result f64) (f64.convert_i32_u (local.get 0)))
  (func $f64.convert_i64_s (param i64) (result f64) (f64.convert_i64_s (local.get 0)))
  (func $f64.convert_i64_u (param i64) (result f64) (f64.convert_i64_u (local.get 0)))
  (func $f64.promote_f32 (param f32) (result f64) (f64.promote_f32 (local.get 0)))
  (func $f64.reinterpret_i64 (param i64) (result f64) (f64.reinterpret_i64 (local.get 0)))
)

;; (module
;;   (type (;0;) (func (result f64)))
;;   (type (;1;) (func (param f64 f64) (result i32)))
;;   (type (;2;) (func (param f64) (result f64)))
;;   (type (;3;) (func (param f64 f64) (result f64)))
;;   (type (;4;) (func (param i32) (result f64)))
;;   (type (;5;) (func (param i64) (result f64)))
;;   (type (;6;) (func (param f32) (result f64)))
;;   (func $f64.const (type 0) (result f64)
;;     f64.const -0.1
;;   )
;;   (func $f64.eq (type 1) (param f64 f64) (result i32)
;;     local.get 0
;;     local.get 1
;;     f64.eq
;;   )
;;   (func $f64.ne (type 1) (param f64 f64) (result i32)
;;     local.get 0
;;     local.get 1
;;     f64.ne
;;   )
;;   (func $f64.lt (type 1) (param f64 f64) (result i32)
;;     local.get 0
;;     local.get 1
;;     f64.lt
;;   )
;;   (func $f64.gt (type 1) (param f64 f64) (result i32)
;;     local.get 0
;;     local.get 1
;;     f64.gt
;;   )
;;   (func $f64.le (type 1) (param f64 f64) (result i32)
;;     local.get 0
;;     local.get 1
;;     f64.le
;;   )
;;   (func $f64.ge (type 1) (param f64 f64) (result i32)
;;     local.get 0
;;     local.get 1
;;     f64.ge
;;   )
;;   (func $f64.abs (type 2) (param f64) (result f64)
;;     local.get 0
;;     f64.abs
;;   )
;;   (func $f64.neg (type 2) (param f64) (result f64)
;;     local.get 0
;;     f64.neg
;;   )
;;   (func $f64.ceil (type 2) (param f64) (result f64)
;;     local.get 0
;;     f64.ceil
;;   )
;;   (func $f64.floor (type 2) (param f64) (result f64)
;;     local.get 0
;;     f64.floor
;;   )
;;   (func $f64.trunc (type 2) (param f64) (result f64)
;;     local.get 0
;;     f64.trunc
;;   )
;;   (func $f64.nearest (type 2) (param f64) (result f64)
;;     local.get 0
;;     f64.nearest
;;   )
;;   (func $f64.sqrt (type 2) (param f64) (result f64)
;;     local.get 0
;;     f64.sqrt
;;   )
;;   (func $f64.add (type 3) (param f64 f64) (result f64)
;;     local.get 0
;;     local.get 1
;;     f64.add
;;   )
;;   (func $f64.sub (type 3) (param f64 f64) (result f64)
;;     local.get 0
;;     local.get 1
;;     f64.sub
;;   )
;;   (func $f64.mul (type 3) (param f64 f64) (result f64)
;;     local.get 0
;;     local.get 1
;;     f64.mul
;;   )
;;   (func $f64.div (type 3) (param f64 f64) (result f64)
;;     local.get 0
;;     local.get 1
;;     f64.div
;;   )
;;   (func $f64.min (type 3) (param f64 f64) (result f64)
;;     local.get 0
;;     local.get 1
;;     f64.min
;;   )
;;   (func $f64.max (type 3) (param f64 f64) (result f64)
;;     local.get 0
;;     local.get 1
;;     f64.max
;;   )
;;   (func $f64.copysign (type 3) (param f64 f64) (result f64)
;;     local.get 0
;;     local.get 1
;;     f64.copysign
;;   )
;;   (func $f64.convert_i32_s (type 4) (param i32) (result f64)
;;     local.get 0
;;     f64.convert_i32_s
;;   )
;;   (func $f64.convert_i32_u (type 4) (param i32) (result f64)
;;     local.get 0
;;     f64.convert_i32_u
;;   )
;;   (func $f64.convert_i64_s (type 5) (param i64) (result f64)
;;     local.get 0
;;     f64.convert_i64_s
;;   )
;;   (func $f64.convert_i64_u (type 5) (param i64) (result f64)
;;     local.get 0
;;     f64.convert_i64_u
;;   )
;;   (func $f64.promote_f32 (type 6) (param f32) (result f64)
;;     local.get 0
;;     f64.promote_f32
;;   )
;;   (func $f64.reinterpret_i64 (type 5) (param i64) (result f64)
;;     local.get 0
;;     f64.reinterpret_i64
;;   )
;; )
