;;! opcodes memory
(module
  (memory 1)
  (func $i32.load (param i32) (result i32) (i32.load offset=16 (local.get 0)))
  (func $i64.load (param i32) (result i64) (i64.load offset=16 (local.get 0)))
  (func $f32.load (param i32) (result f32) (f32.load offset=16 (local.get 0)))
  (func $f64.load (param i32) (result f64) (f64.load offset=16 (local.get 0)))
  (func $i32.load8_s (param i32) (result i32) (i32.load8_s offset=16 (local.get 0)))
  (func $i32.load8_u (param i32) (result i32) (i32.load8_u offset=16 (local.get 0)))
  (func $i32.load16_s (param i32) (result i32) (i32.load16_s offset=16 (local.get 0)))
  (func $i32.load16_u (param i32) (result i32) (i32.load16_u offset=16 (local.get 0)))
  (func $i64.load8_s (param i32) (result i64) (i64.load8_s offset=16 (local.get 0)))
  (func $i64.load8_u (param i32) (result i64) (i64.load8_u offset=16 (local.get 0)))
  (func $i64.load16_s (param i32) (result i64) (i64.load16_s offset=16 (local.get 0)))
  (func $i64.load16_u (param i32) (result i64) (i64.load16_u offset=16 (local.get 0)))
  (func $i64.load32_s (param i32) (result i64) (i64.load32_s offset=16 (local.get 0)))
  (func $i64.load32_u (param i32) (result i64) (i64.load32_u offset=16 (local.get 0)))
  (func $i32.store (param i32 i32) (i32.store offset=16 (local.get 0) (local.get 1)))
  (func $i64.store (param i32 i64) (i64.store offset=16 (local.get 0) (local.get 1)))
  (func $f32.store (param i32 f32) (f32.store offset=16 (local.get 0) (local.get 1)))
  (func $f64.store (param i32 f64) (f64.store offset=16 (local.get 0) (local.get 1)))
  (func $i32.store8 (param i32 i32) (i32.store8 offset=16 (local.get 0) (local.get 1)))
  (func $i32.store16 (param i32 i32) (i32.store16 offset=16 (local.get 0) (local.get 1)))
  (func $i64.store8 (param i32 i64) (i64.store8 offset=16 (local.get 0) (local.get 1)))
  (func $i64.store16 (param i32 i64) (i64.store16 offset=16 (local.get 0) (local.get 1)))
  (func $i64.store32 (param i32 i64) (i64.store32 offset=16 (local.get 0) (local.get 1)))
  (func $memory.size (result i32) (memory.size))
  (func $memory.grow (param i32) (result i32) (memory.grow (local.get 0)))
)

;; (module
;;   (type (;0;) (func (param i32) (result i32)))
;;   (type (;1;) (func (param i32) (result i64)))
;;   (type (;2;) (func (param i32) (result f32)))
;;   (type (;3;) (func (param i32) (result f64)))
;;   (type (;4;) (func (param i32 i32)))
;;   (type (;5;) (func (param i32 i64)))
;;   (type (;6;) (func (param i32 f32)))
;;   (type (;7;) (func (param i32 f64)))
;;   (type (;8;) (func (result i32)))
;;   (memory (;0;) 1)
;;   (func $i32.load (type 0) (param i32) (result i32)
;;     local.get 0
;;     i32.load offset=16
;;   )
;;   (func $i64.load (type 1) (param i32) (result i64)
;;     local.get 0
;;     i64.load offset=16
;;   )
;;   (func $f32.load (type 2) (param i32) (result f32)
;;     local.get 0
;;     f32.load offset=16
;;   )
;;   (func $f64.load (type 3) (param i32) (result f64)
;;     local.get 0
;;     f64.load offset=16
;;   )
;;   (func $i32.load8_s (type 0) (param i32) (result i32)
;;     local.get 0
;;     i32.load8_s offset=16
;;   )
;;   (func $i32.load8_u (type 0) (param i32) (result i32)
;;     local.get 0
;;     i32.load8_u offset=16
;;   )
;;   (func $i32.load16_s (type 0) (param i32) (result i32)
;;     local.get 0
;;     i32.load16_s offset=16
;;   )
;;   (func $i32.load16_u (type 0) (param i32) (result i32)
;;     local.get 0
;;     i32.load16_u offset=16
;;   )
;;   (func $i64.load8_s (type 1) (param i32) (result i64)
;;     local.get 0
;;     i64.load8_s offset=16
;;   )
;;   (func $i64.load8_u (type 1) (param i32) (result i64)
;;     local.get 0
;;     i64.load8_u offset=16
;;   )
;;   (func $i64.load16_s (type 1) (param i32) (result i64)
;;     local.get 0
;;     i64.load16_s offset=16
;;   )
;;   (func $i64.load16_u (type 1) (param i32) (result i64)
;;     local.get 0
;;     i64.load16_u offset=16
;;   )
;;   (func $i64.load32_s (type 1) (param i32) (result i64)
;;     local.get 0
;;     i64.load32_s offset=16
;;   )
;;   (func $i64.load32_u (type 1) (param i32) (result i64)
;;     local.get 0
;;     i64.load32_u offset=16
;;   )
;;   (func $i32.store (type 4) (param i32 i32)
;;     local.get 0
;;     local.get 1
;;     i32.store offset=16
;;   )
;;   (func $i64.store (type 5) (param i32 i64)
;;     local.get 0
;;     local.get 1
;;     i64.store offset=16
;;   )
;;   (func $f32.store (type 6) (param i32 f32)
;;     local.get 0
;;     local.get 1
;;     f32.store offset=16
;;   )
;;   (func $f64.store (type 7) (param i32 f64)
;;     local.get 0
;;     local.get 1
;;     f64.store offset=16
;;   )
;;   (func $i32.store8 (type 4) (param i32 i32)
;;     local.get 0
;;     local.get 1
;;     i32.store8 offset=16
;;   )
;;   (func $i32.store16 (type 4) (param i32 i32)
;;     local.get 0
;;     local.get 1
;;     i32.store16 offset=16
;;   )
;;   (func $i64.store8 (type 5) (param i32 i64)
;;     local.get 0
;;     local.get 1
;;     i64.store8 offset=16
;;   )
;;   (func $i64.store16 (type 5) (param i32 i64)
;;     local.get 0
;;     local.get 1
;;     i64.store16 offset=16
;;   )
;;   (func $i64.store32 (type 5) (param i32 i64)
;;     local.get 0
;;     local.get 1
;;     i64.store32 offset=16
;;   )
;;   (func $memory.size (type 8) (result i32)
;;     memory.size
;;   )
;;   (func $memory.grow (type 0) (param i32) (result i32)
;;     local.get 0
;;     memory.grow
;;   )
;; )
