;;! opcodes f32
(module
  (func $f32.const (result f32) (f32.const 1.5))
  (func $f32.eq (param f32 f32) (result i32) (f32.eq (local.get 0) (local.get 1)))
  (func $f32.ne (param f32 f32) (result i32) (f32.ne (local.get 0) (local.get 1)))
  (func $f32.lt (param f32 f32) (result i32) (f32.lt (local.get 0) (local.get 1)))
  (func $f32.gt (param f32 f32) (result i32) (f32.gt (local.get 0) (local.get 1)))
  (func $f32.le (param f32 f32) (result i32) (f32.le (local.get 0) (local.get 1)))
  (func $f32.ge (param f32 f32) (result i32) (f32.ge (local.get 0) (local.get 1)))
  (func $f32.abs (param f32) (result f32) (f32.abs (local.get 0)))
  (func $f32.neg (param f32) (result f32) (f32.neg (local.get 0)))
  (func $f32.ceil (param f32) (result f32) (f32.ceil (local.get 0)))
  (func $f32.floor (param f32) (result f32) (f32.floor (local.get 0)))
  (func $f32.trunc (param f32) (result f32) (f32.trunc (local.get 0)))
  (func $f32.nearest (param f32) (result f32) (f32.nearest (local.get 0)))
  (func $f32.sqrt (param f32) (result f32) (f32.sqrt (local.get 0)))
  (func $f32.add (param f32 f32) (result f32) (f32.add (local.get 0) (local.get 1)))
  (func $f32.sub (param f32 f32) (result f32) (f32.sub (local.get 0) (local.get 1)))
  (func $f32.mul (param f32 f32) (result f32) (f32.mul (local.get 0) (local.get 1)))
  (func $f32.div (param f32 f32) (result f32) (f32.div (local.get 0) (local.get 1)))
  (func $f32.min (param f32 f32) (result f32) (f32.min (local.get 0) (local.get 1)))
  (func $f32.max (param f32 f32) (result f32) (f32.max (local.get 0) (local.get 1)))
  (func $f32.copysign (param f32 f32) (result f32) (f32.copysign (local.get 0) (local.get 1)))
  (func $f32.convert_i32_s (param i32) (result f32) (f32.convert_i32_s (local.get 0)))
  (func $f32.convert_i32_u (param i32) (result f32) (f32.convert_i32_u (local.get 0)))
  (func $f32.convert_i64_s (param i64) (result f32) (f32.convert_i64_s (local.get 0)))
  (func $f32.convert_i64_u (param i64) (result f32) (f32.convert_i64_u (local.get 0)))
  (func $f32.demote_f64 (param f64) (result f32) (f32.demote_f64 (local.get 0)))
  (func $f32.reinterpret_i32 (param i32) (result f32) (f32.reinterpret_i32 (local.get 0)))
)

;; (module
;;   (type (;0;) (func (result f32)))
;;   (type (;1;) (func (param f32 f32) (result i32)))
;;   (type (;2;) (func (param f32) (result f32)))
;;   (type (;3;) (func (param f32 f32) (result f32)))
;;   (type (;4;) (func (param i32) (result f32)))
;;   (type (;5;) (func (param i64) (result f32)))
;;   (type (;6;) (func (param f64) (result f32)))
;;   (func $f32.const (type 0) (result f32)
;;     f32.const 1.5
;;   )
;;   (func $f32.eq (type 1) (param f32 f32) (result i32)
;;     local.get 0
;;     local.get 1
;;     f32.eq
;;   )
;;   (func $f32.ne (type 1) (param f32 f32) (result i32)
;;     local.get 0
;;     local.get 1
;;     f32.ne
;;   )
;;   (func $f32.lt (type 1) (param f32 f32) (result i32)
;;     local.get 0
;;     local.get 1
;;     f32.lt
;;   )
;;   (func $f32.gt (type 1) (param f32 f32) (result i32)
;;     local.get 0
;;     local.get 1
;;     f32.gt
;;   )
;;   (func $f32.le (type 1) (param f32 f32) (result i32)
;;     local.get 0
;;     local.get 1
;;     f32.le
;;   )
;;   (func $f32.ge (type 1) (param f32 f32) (result i32)
;;     local.get 0
;;     local.get 1
;;     f32.ge
;;   )
;;   (func $f32.abs (type 2) (param f32) (result f32)
;;     local.get 0
;;     f32.abs
;;   )
;;   (func $f32.neg (type 2) (param f32) (result f32)
;;     local.get 0
;;     f32.neg
;;   )
;;   (func $f32.ceil (type 2) (param f32) (result f32)
;;     local.get 0
;;     f32.ceil
;;   )
;;   (func $f32.floor (type 2) (param f32) (result f32)
;;     local.get 0
;;     f32.floor
;;   )
;;   (func $f32.trunc (type 2) (param f32) (result f32)
;;     local.get 0
;;     f32.trunc
;;   )
;;   (func $f32.nearest (type 2) (param f32) (result f32)
;;     local.get 0
;;     f32.nearest
;;   )
;;   (func $f32.sqrt (type 2) (param f32) (result f32)
;;     local.get 0
;;     f32.sqrt
;;   )
;;   (func $f32.add (type 3) (param f32 f32) (result f32)
;;     local.get 0
;;     local.get 1
;;     f32.add
;;   )
;;   (func $f32.sub (type 3) (param f32 f32) (result f32)
;;     local.get 0
;;     local.get 1
;;     f32.sub
;;   )
;;   (func $f32.mul (type 3) (param f32 f32) (result f32)
;;     local.get 0
;;     local.get 1
;;     f32.mul
;;   )
;;   (func $f32.div (type 3) (param f32 f32) (result f32)
;;     local.get 0
;;     local.get 1
;;     f32.div
;;   )
;;   (func $f32.min (type 3) (param f32 f32) (result f32)
;;     local.get 0
;;     local.get 1
;;     f32.min
;;   )
;;   (func $f32.max (type 3) (param f32 f32) (result f32)
;;     local.get 0
;;     local.get 1
;;     f32.max
;;   )
;;   (func $f32.copysign (type 3) (param f32 f32) (result f32)
;;     local.get 0
;;     local.get 1
;;     f32.copysign
;;   )
;;   (func $f32.convert_i32_s (type 4) (param i32) (result f32)
;;     local.get 0
;;     f32.convert_i32_s
;;   )
;;   (func $f32.convert_i32_u (type 4) (param i32) (result f32)
;;     local.get 0
;;     f32.convert_i32_u
;;   )
;;   (func $f32.convert_i64_s (type 5) (param i64) (result f32)
;;     local.get 0
;;     f32.convert_i64_s
;;   )
;;   (func $f32.convert_i64_u (type 5) (param i64) (result f32)
;;     local.get 0
;;     f32.convert_i64_u
;;   )
;;   (func $f32.demote_f64 (type 6) (param f64) (result f32)
;;     local.get 0
;;     f32.demote_f64
;;   )
;;   (func $f32.reinterpret_i32 (type 4) (param i32) (result f32)
;;     local.get 0
;;     f32.reinterpret_i32
;;   )
;; )
