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

;; function 0 $i32.load:
;; function 0 (i32) -> (i32)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.i32 v2 + v1 + 16 full memory trap=memoryOutOfBounds
;;   return v3
;;
;; function 1 $i64.load:
;; function 1 (i32) -> (i64)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.i64 v2 + v1 + 16 full memory trap=memoryOutOfBounds
;;   return v3
;;
;; function 2 $f32.load:
;; function 2 (i32) -> (f32)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.f32 v2 + v1 + 16 full memory trap=memoryOutOfBounds
;;   return v3
;;
;; function 3 $f64.load:
;; function 3 (i32) -> (f64)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.f64 v2 + v1 + 16 full memory trap=memoryOutOfBounds
;;   return v3
;;
;; function 4 $i32.load8_s:
;; function 4 (i32) -> (i32)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.i32 v2 + v1 + 16 s8 memory trap=memoryOutOfBounds
;;   return v3
;;
;; function 5 $i32.load8_u:
;; function 5 (i32) -> (i32)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.i32 v2 + v1 + 16 u8 memory trap=memoryOutOfBounds
;;   return v3
;;
;; function 6 $i32.load16_s:
;; function 6 (i32) -> (i32)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.i32 v2 + v1 + 16 s16 memory trap=memoryOutOfBounds
;;   return v3
;;
;; function 7 $i32.load16_u:
;; function 7 (i32) -> (i32)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.i32 v2 + v1 + 16 u16 memory trap=memoryOutOfBounds
;;   return v3
;;
;; function 8 $i64.load8_s:
;; function 8 (i32) -> (i64)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.i64 v2 + v1 + 16 s8 memory trap=memoryOutOfBounds
;;   return v3
;;
;; function 9 $i64.load8_u:
;; function 9 (i32) -> (i64)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.i64 v2 + v1 + 16 u8 memory trap=memoryOutOfBounds
;;   return v3
;;
;; function 10 $i64.load16_s:
;; function 10 (i32) -> (i64)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.i64 v2 + v1 + 16 s16 memory trap=memoryOutOfBounds
;;   return v3
;;
;; function 11 $i64.load16_u:
;; function 11 (i32) -> (i64)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.i64 v2 + v1 + 16 u16 memory trap=memoryOutOfBounds
;;   return v3
;;
;; function 12 $i64.load32_s:
;; function 12 (i32) -> (i64)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.i64 v2 + v1 + 16 s32 memory trap=memoryOutOfBounds
;;   return v3
;;
;; function 13 $i64.load32_u:
;; function 13 (i32) -> (i64)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = load.i64 v2 + v1 + 16 u32 memory trap=memoryOutOfBounds
;;   return v3
;;
;; function 14 $i32.store:
;; function 14 (i32, i32) -> ()
;; block0(v0: i32, v1: i32):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   store v3 + v2 + 16, v1 full memory trap=memoryOutOfBounds
;;   return
;;
;; function 15 $i64.store:
;; function 15 (i32, i64) -> ()
;; block0(v0: i32, v1: i64):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   store v3 + v2 + 16, v1 full memory trap=memoryOutOfBounds
;;   return
;;
;; function 16 $f32.store:
;; function 16 (i32, f32) -> ()
;; block0(v0: i32, v1: f32):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   store v3 + v2 + 16, v1 full memory trap=memoryOutOfBounds
;;   return
;;
;; function 17 $f64.store:
;; function 17 (i32, f64) -> ()
;; block0(v0: i32, v1: f64):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   store v3 + v2 + 16, v1 full memory trap=memoryOutOfBounds
;;   return
;;
;; function 18 $i32.store8:
;; function 18 (i32, i32) -> ()
;; block0(v0: i32, v1: i32):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   store v3 + v2 + 16, v1 u8 memory trap=memoryOutOfBounds
;;   return
;;
;; function 19 $i32.store16:
;; function 19 (i32, i32) -> ()
;; block0(v0: i32, v1: i32):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   store v3 + v2 + 16, v1 u16 memory trap=memoryOutOfBounds
;;   return
;;
;; function 20 $i64.store8:
;; function 20 (i32, i64) -> ()
;; block0(v0: i32, v1: i64):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   store v3 + v2 + 16, v1 u8 memory trap=memoryOutOfBounds
;;   return
;;
;; function 21 $i64.store16:
;; function 21 (i32, i64) -> ()
;; block0(v0: i32, v1: i64):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   store v3 + v2 + 16, v1 u16 memory trap=memoryOutOfBounds
;;   return
;;
;; function 22 $i64.store32:
;; function 22 (i32, i64) -> ()
;; block0(v0: i32, v1: i64):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   store v3 + v2 + 16, v1 u32 memory trap=memoryOutOfBounds
;;   return
;;
;; function 23 $memory.size:
;; function 23 () -> (i32)
;; block0:
;;   v0 = vmload.i64 72 full limits
;;   v1 = iconst.i64 0x0000000000000010
;;   v2 = ushr.i64 v0, v1
;;   v3 = ireduce.i32 v2
;;   return v3
;;
;; function 24 $memory.grow:
;; function 24 (i32) -> (i32)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = iconst.i32 0
;;   v3 = libcall.i64 memory_grow (v2, v1)
;;   v4 = ireduce.i32 v3
;;   return v4
