;;! opcodes simd-memory
(module
  (memory 1)
  (func $v128.load (param i32) (result v128) (v128.load offset=16 (local.get 0)))
  (func $v128.load8x8_s (param i32) (result v128) (v128.load8x8_s offset=16 (local.get 0)))
  (func $v128.load8x8_u (param i32) (result v128) (v128.load8x8_u offset=16 (local.get 0)))
  (func $v128.load16x4_s (param i32) (result v128) (v128.load16x4_s offset=16 (local.get 0)))
  (func $v128.load16x4_u (param i32) (result v128) (v128.load16x4_u offset=16 (local.get 0)))
  (func $v128.load32x2_s (param i32) (result v128) (v128.load32x2_s offset=16 (local.get 0)))
  (func $v128.load32x2_u (param i32) (result v128) (v128.load32x2_u offset=16 (local.get 0)))
  (func $v128.load8_splat (param i32) (result v128) (v128.load8_splat offset=16 (local.get 0)))
  (func $v128.load16_splat (param i32) (result v128) (v128.load16_splat offset=16 (local.get 0)))
  (func $v128.load32_splat (param i32) (result v128) (v128.load32_splat offset=16 (local.get 0)))
  (func $v128.load64_splat (param i32) (result v128) (v128.load64_splat offset=16 (local.get 0)))
  (func $v128.store (param i32 v128) (v128.store offset=16 (local.get 0) (local.get 1)))
  (func $v128.load8_lane (param i32 v128) (result v128) (v128.load8_lane offset=16 1 (local.get 0) (local.get 1)))
  (func $v128.load16_lane (param i32 v128) (result v128) (v128.load16_lane offset=16 1 (local.get 0) (local.get 1)))
  (func $v128.load32_lane (param i32 v128) (result v128) (v128.load32_lane offset=16 1 (local.get 0) (local.get 1)))
  (func $v128.load64_lane (param i32 v128) (result v128) (v128.load64_lane offset=16 1 (local.get 0) (local.get 1)))
  (func $v128.store8_lane (param i32 v128) (v128.store8_lane offset=16 1 (local.get 0) (local.get 1)))
  (func $v128.store16_lane (param i32 v128) (v128.store16_lane offset=16 1 (local.get 0) (local.get 1)))
  (func $v128.store32_lane (param i32 v128) (v128.store32_lane offset=16 1 (local.get 0) (local.get 1)))
  (func $v128.store64_lane (param i32 v128) (v128.store64_lane offset=16 1 (local.get 0) (local.get 1)))
  (func $v128.load32_zero (param i32) (result v128) (v128.load32_zero offset=16 (local.get 0)))
  (func $v128.load64_zero (param i32) (result v128) (v128.load64_zero offset=16 (local.get 0)))
)

;; (module
;;   (type (;0;) (func (param i32) (result v128)))
;;   (type (;1;) (func (param i32 v128)))
;;   (type (;2;) (func (param i32 v128) (result v128)))
;;   (memory (;0;) 1)
;;   (func $v128.load (type 0) (param i32) (result v128)
;;     local.get 0
;;     v128.load offset=16
;;   )
;;   (func $v128.load8x8_s (type 0) (param i32) (result v128)
;;     local.get 0
;;     v128.load8x8_s offset=16
;;   )
;;   (func $v128.load8x8_u (type 0) (param i32) (result v128)
;;     local.get 0
;;     v128.load8x8_u offset=16
;;   )
;;   (func $v128.load16x4_s (type 0) (param i32) (result v128)
;;     local.get 0
;;     v128.load16x4_s offset=16
;;   )
;;   (func $v128.load16x4_u (type 0) (param i32) (result v128)
;;     local.get 0
;;     v128.load16x4_u offset=16
;;   )
;;   (func $v128.load32x2_s (type 0) (param i32) (result v128)
;;     local.get 0
;;     v128.load32x2_s offset=16
;;   )
;;   (func $v128.load32x2_u (type 0) (param i32) (result v128)
;;     local.get 0
;;     v128.load32x2_u offset=16
;;   )
;;   (func $v128.load8_splat (type 0) (param i32) (result v128)
;;     local.get 0
;;     v128.load8_splat offset=16
;;   )
;;   (func $v128.load16_splat (type 0) (param i32) (result v128)
;;     local.get 0
;;     v128.load16_splat offset=16
;;   )
;;   (func $v128.load32_splat (type 0) (param i32) (result v128)
;;     local.get 0
;;     v128.load32_splat offset=16
;;   )
;;   (func $v128.load64_splat (type 0) (param i32) (result v128)
;;     local.get 0
;;     v128.load64_splat offset=16
;;   )
;;   (func $v128.store (type 1) (param i32 v128)
;;     local.get 0
;;     local.get 1
;;     v128.store offset=16
;;   )
;;   (func $v128.load8_lane (type 2) (param i32 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     v128.load8_lane offset=16 1
;;   )
;;   (func $v128.load16_lane (type 2) (param i32 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     v128.load16_lane offset=16 1
;;   )
;;   (func $v128.load32_lane (type 2) (param i32 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     v128.load32_lane offset=16 1
;;   )
;;   (func $v128.load64_lane (type 2) (param i32 v128) (result v128)
;;     local.get 0
;;     local.get 1
;;     v128.load64_lane offset=16 1
;;   )
;;   (func $v128.store8_lane (type 1) (param i32 v128)
;;     local.get 0
;;     local.get 1
;;     v128.store8_lane offset=16 1
;;   )
;;   (func $v128.store16_lane (type 1) (param i32 v128)
;;     local.get 0
;;     local.get 1
;;     v128.store16_lane offset=16 1
;;   )
;;   (func $v128.store32_lane (type 1) (param i32 v128)
;;     local.get 0
;;     local.get 1
;;     v128.store32_lane offset=16 1
;;   )
;;   (func $v128.store64_lane (type 1) (param i32 v128)
;;     local.get 0
;;     local.get 1
;;     v128.store64_lane offset=16 1
;;   )
;;   (func $v128.load32_zero (type 0) (param i32) (result v128)
;;     local.get 0
;;     v128.load32_zero offset=16
;;   )
;;   (func $v128.load64_zero (type 0) (param i32) (result v128)
;;     local.get 0
;;     v128.load64_zero offset=16
;;   )
;; )
