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

;; function 0 $v128.load:
;; function 0 (i32) -> (v128)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.v128 v2 + v1 + 16 full memory trap=memoryOutOfBounds
;;   return v3
;;
;; function 1 $v128.load8x8_s:
;; function 1 (i32) -> (v128)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.v128 v2 + v1 + 16 u64 memory trap=memoryOutOfBounds
;;   v4 = vunary.v128 i16x8.extend_low_i8x16_s v3
;;   return v4
;;
;; function 2 $v128.load8x8_u:
;; function 2 (i32) -> (v128)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.v128 v2 + v1 + 16 u64 memory trap=memoryOutOfBounds
;;   v4 = vunary.v128 i16x8.extend_low_i8x16_u v3
;;   return v4
;;
;; function 3 $v128.load16x4_s:
;; function 3 (i32) -> (v128)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.v128 v2 + v1 + 16 u64 memory trap=memoryOutOfBounds
;;   v4 = vunary.v128 i32x4.extend_low_i16x8_s v3
;;   return v4
;;
;; function 4 $v128.load16x4_u:
;; function 4 (i32) -> (v128)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.v128 v2 + v1 + 16 u64 memory trap=memoryOutOfBounds
;;   v4 = vunary.v128 i32x4.extend_low_i16x8_u v3
;;   return v4
;;
;; function 5 $v128.load32x2_s:
;; function 5 (i32) -> (v128)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.v128 v2 + v1 + 16 u64 memory trap=memoryOutOfBounds
;;   v4 = vunary.v128 i64x2.extend_low_i32x4_s v3
;;   return v4
;;
;; function 6 $v128.load32x2_u:
;; function 6 (i32) -> (v128)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.v128 v2 + v1 + 16 u64 memory trap=memoryOutOfBounds
;;   v4 = vunary.v128 i64x2.extend_low_i32x4_u v3
;;   return v4
;;
;; function 7 $v128.load8_splat:
;; function 7 (i32) -> (v128)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.i32 v2 + v1 + 16 u8 memory trap=memoryOutOfBounds
;;   v4 = vunary.v128 i8x16.splat v3
;;   return v4
;;
;; function 8 $v128.load16_splat:
;; function 8 (i32) -> (v128)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.i32 v2 + v1 + 16 u16 memory trap=memoryOutOfBounds
;;   v4 = vunary.v128 i16x8.splat v3
;;   return v4
;;
;; function 9 $v128.load32_splat:
;; function 9 (i32) -> (v128)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.i32 v2 + v1 + 16 full memory trap=memoryOutOfBounds
;;   v4 = vunary.v128 i32x4.splat v3
;;   return v4
;;
;; function 10 $v128.load64_splat:
;; function 10 (i32) -> (v128)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.i64 v2 + v1 + 16 full memory trap=memoryOutOfBounds
;;   v4 = vunary.v128 i64x2.splat v3
;;   return v4
;;
;; function 11 $v128.store:
;; function 11 (i32, v128) -> ()
;; block0(v0: i32, v1: v128):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   store v3 + v2 + 16, v1 full memory trap=memoryOutOfBounds
;;   return
;;
;; function 12 $v128.load8_lane:
;; function 12 (i32, v128) -> (v128)
;; block0(v0: i32, v1: v128):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   v4 = load.i32 v3 + v2 + 16 u8 memory trap=memoryOutOfBounds
;;   v5 = vbinary.v128 i8x16.replace_lane 1 v1, v4
;;   return v5
;;
;; function 13 $v128.load16_lane:
;; function 13 (i32, v128) -> (v128)
;; block0(v0: i32, v1: v128):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   v4 = load.i32 v3 + v2 + 16 u16 memory trap=memoryOutOfBounds
;;   v5 = vbinary.v128 i16x8.replace_lane 1 v1, v4
;;   return v5
;;
;; function 14 $v128.load32_lane:
;; function 14 (i32, v128) -> (v128)
;; block0(v0: i32, v1: v128):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   v4 = load.i32 v3 + v2 + 16 full memory trap=memoryOutOfBounds
;;   v5 = vbinary.v128 i32x4.replace_lane 1 v1, v4
;;   return v5
;;
;; function 15 $v128.load64_lane:
;; function 15 (i32, v128) -> (v128)
;; block0(v0: i32, v1: v128):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   v4 = load.i64 v3 + v2 + 16 full memory trap=memoryOutOfBounds
;;   v5 = vbinary.v128 i64x2.replace_lane 1 v1, v4
;;   return v5
;;
;; function 16 $v128.store8_lane:
;; function 16 (i32, v128) -> ()
;; block0(v0: i32, v1: v128):
;;   v2 = vunary.i32 i8x16.extract_lane_u 1 v1
;;   v3 = uextend.i64 v0
;;   v4 = vmload.i64 64 full constant
;;   store v4 + v3 + 16, v2 u8 memory trap=memoryOutOfBounds
;;   return
;;
;; function 17 $v128.store16_lane:
;; function 17 (i32, v128) -> ()
;; block0(v0: i32, v1: v128):
;;   v2 = vunary.i32 i16x8.extract_lane_u 1 v1
;;   v3 = uextend.i64 v0
;;   v4 = vmload.i64 64 full constant
;;   store v4 + v3 + 16, v2 u16 memory trap=memoryOutOfBounds
;;   return
;;
;; function 18 $v128.store32_lane:
;; function 18 (i32, v128) -> ()
;; block0(v0: i32, v1: v128):
;;   v2 = vunary.i32 i32x4.extract_lane 1 v1
;;   v3 = uextend.i64 v0
;;   v4 = vmload.i64 64 full constant
;;   store v4 + v3 + 16, v2 full memory trap=memoryOutOfBounds
;;   return
;;
;; function 19 $v128.store64_lane:
;; function 19 (i32, v128) -> ()
;; block0(v0: i32, v1: v128):
;;   v2 = vunary.i64 i64x2.extract_lane 1 v1
;;   v3 = uextend.i64 v0
;;   v4 = vmload.i64 64 full constant
;;   store v4 + v3 + 16, v2 full memory trap=memoryOutOfBounds
;;   return
;;
;; function 20 $v128.load32_zero:
;; function 20 (i32) -> (v128)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.v128 v2 + v1 + 16 u32 memory trap=memoryOutOfBounds
;;   return v3
;;
;; function 21 $v128.load64_zero:
;; function 21 (i32) -> (v128)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.v128 v2 + v1 + 16 u64 memory trap=memoryOutOfBounds
;;   return v3
