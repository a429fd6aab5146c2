;;! opcodes threads
;;! features threads
(module
  (memory 1 2 shared)
  (func $memory.atomic.notify (param i32 i32) (result i32) (memory.atomic.notify offset=16 (local.get 0) (local.get 1)))
  (func $memory.atomic.wait32 (param i32 i32 i64) (result i32) (memory.atomic.wait32 offset=16 (local.get 0) (local.get 1) (local.get 2)))
  (func $memory.atomic.wait64 (param i32 i64 i64) (result i32) (memory.atomic.wait64 offset=16 (local.get 0) (local.get 1) (local.get 2)))
  (func $atomic.fence (atomic.fence))
  (func $i32.atomic.load (param i32) (result i32) (i32.atomic.load offset=16 (local.get 0)))
  (func $i64.atomic.load (param i32) (result i64) (i64.atomic.load offset=16 (local.get 0)))
  (func $i32.atomic.load8_u (param i32) (result i32) (i32.atomic.load8_u offset=16 (local.get 0)))
  (func $i32.atomic.load16_u (param i32) (result i32) (i32.atomic.load16_u offset=16 (local.get 0)))
  (func $i64.atomic.load8_u (param i32) (result i64) (i64.atomic.load8_u offset=16 (local.get 0)))
  (func $i64.atomic.load16_u (param i32) (result i64) (i64.atomic.load16_u offset=16 (local.get 0)))
  (func $i64.atomic.load32_u (param i32) (result i64) (i64.atomic.load32_u offset=16 (local.get 0)))
  (func $i32.atomic.store (param i32 i32) (i32.atomic.store offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.store (param i32 i64) (i64.atomic.store offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.store8 (param i32 i32) (i32.atomic.store8 offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.store16 (param i32 i32) (i32.atomic.store16 offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.store8 (param i32 i64) (i64.atomic.store8 offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.store16 (param i32 i64) (i64.atomic.store16 offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.store32 (param i32 i64) (i64.atomic.store32 offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw.add (param i32 i32) (result i32) (i32.atomic.rmw.add offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw.add (param i32 i64) (result i64) (i64.atomic.rmw.add offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw8.add_u (param i32 i32) (result i32) (i32.atomic.rmw8.add_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw16.add_u (param i32 i32) (result i32) (i32.atomic.rmw16.add_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw8.add_u (param i32 i64) (result i64) (i64.atomic.rmw8.add_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw16.add_u (param i32 i64) (result i64) (i64.atomic.rmw16.add_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw32.add_u (param i32 i64) (result i64) (i64.atomic.rmw32.add_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw.sub (param i32 i32) (result i32) (i32.atomic.rmw.sub offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw.sub (param i32 i64) (result i64) (i64.atomic.rmw.sub offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw8.sub_u (param i32 i32) (result i32) (i32.atomic.rmw8.sub_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw16.sub_u (param i32 i32) (result i32) (i32.atomic.rmw16.sub_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw8.sub_u (param i32 i64) (result i64) (i64.atomic.rmw8.sub_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw16.sub_u (param i32 i64) (result i64) (i64.atomic.rmw16.sub_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw32.sub_u (param i32 i64) (result i64) (i64.atomic.rmw32.sub_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw.and (param i32 i32) (result i32) (i32.atomic.rmw.and offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw.and (param i32 i64) (result i64) (i64.atomic.rmw.and offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw8.and_u (param i32 i32) (result i32) (i32.atomic.rmw8.and_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw16.and_u (param i32 i32) (result i32) (i32.atomic.rmw16.and_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw8.and_u (param i32 i64) (result i64) (i64.atomic.rmw8.and_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw16.and_u (param i32 i64) (result i64) (i64.atomic.rmw16.and_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw32.and_u (param i32 i64) (result i64) (i64.atomic.rmw32.and_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw.or (param i32 i32) (result i32) (i32.atomic.rmw.or offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw.or (param i32 i64) (result i64) (i64.atomic.rmw.or offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw8.or_u (param i32 i32) (result i32) (i32.atomic.rmw8.or_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw16.or_u (param i32 i32) (result i32) (i32.atomic.rmw16.or_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw8.or_u (param i32 i64) (result i64) (i64.atomic.rmw8.or_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw16.or_u (param i32 i64) (result i64) (i64.atomic.rmw16.or_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw32.or_u (param i32 i64) (result i64) (i64.atomic.rmw32.or_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw.xor (param i32 i32) (result i32) (i32.atomic.rmw.xor offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw.xor (param i32 i64) (result i64) (i64.atomic.rmw.xor offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw8.xor_u (param i32 i32) (result i32) (i32.atomic.rmw8.xor_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw16.xor_u (param i32 i32) (result i32) (i32.atomic.rmw16.xor_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw8.xor_u (param i32 i64) (result i64) (i64.atomic.rmw8.xor_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw16.xor_u (param i32 i64) (result i64) (i64.atomic.rmw16.xor_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw32.xor_u (param i32 i64) (result i64) (i64.atomic.rmw32.xor_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw.xchg (param i32 i32) (result i32) (i32.atomic.rmw.xchg offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw.xchg (param i32 i64) (result i64) (i64.atomic.rmw.xchg offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw8.xchg_u (param i32 i32) (result i32) (i32.atomic.rmw8.xchg_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw16.xchg_u (param i32 i32) (result i32) (i32.atomic.rmw16.xchg_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw8.xchg_u (param i32 i64) (result i64) (i64.atomic.rmw8.xchg_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw16.xchg_u (param i32 i64) (result i64) (i64.atomic.rmw16.xchg_u offset=16 (local.get 0) (local.get 1)))
  (func $i64.atomic.rmw32.xchg_u (param i32 i64) (result i64) (i64.atomic.rmw32.xchg_u offset=16 (local.get 0) (local.get 1)))
  (func $i32.atomic.rmw.cmpxchg (param i32 i32 i32) (result i32) (i32.atomic.rmw.cmpxchg offset=16 (local.get 0) (local.get 1) (local.get 2)))
  (func $i64.atomic.rmw.cmpxchg (param i32 i64 i64) (result i64) (i64.atomic.rmw.cmpxchg offset=16 (local.get 0) (local.get 1) (local.get 2)))
  (func $i32.atomic.rmw8.cmpxchg_u (param i32 i32 i32) (result i32) (i32.atomic.rmw8.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2)))
  (func $i32.atomic.rmw16.cmpxchg_u (param i32 i32 i32) (result i32) (i32.atomic.rmw16.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2)))
  (func $i64.atomic.rmw8.cmpxchg_u (param i32 i64 i64) (result i64) (i64.atomic.rmw8.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2)))
  (func $i64.atomic.rmw16.cmpxchg_u (param i32 i64 i64) (result i64) (i64.atomic.rmw16.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2)))
  (func $i64.atomic.rmw32.cmpxchg_u (param i32 i64 i64) (result i64) (i64.atomic.rmw32.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2)))
)

;; function 0 $memory.atomic.notify:
;; function 0 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = iconst.i32 0
;;   v3 = iconst.i32 3
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = iconst.i64 0x0000000000000014
;;   v8 = iadd.i64 v6, v7
;;   v9 = vmload.i64 72 full limits
;;   v10 = icmp.ugt.i32 v8, v9
;;   trapnz v10 memoryOutOfBounds v8 72 49
;;   v12 = iconst.i64 0x0000000000000010
;;   v13 = iadd.i64 v6, v12
;;   v14 = libcall.i32 memory_notify (v2, v13, v1)
;;   return v14
;;
;; function 1 $memory.atomic.wait32:
;; function 1 (i32, i32, i64) -> (i32)
;; block0(v0: i32, v1: i32, v2: i64):
;;   v3 = iconst.i32 0
;;   v4 = iconst.i32 3
;;   v5 = band.i32 v0, v4
;;   trapnz v5 unalignedAtomic
;;   v7 = uextend.i64 v0
;;   v8 = iconst.i64 0x0000000000000014
;;   v9 = iadd.i64 v7, v8
;;   v10 = vmload.i64 72 full limits
;;   v11 = icmp.ugt.i32 v9, v10
;;   trapnz v11 memoryOutOfBounds v9 72 49
;;   v13 = iconst.i64 0x0000000000000010
;;   v14 = iadd.i64 v7, v13
;;   v15 = libcall.i32 memory_wait32 (v3, v14, v1, v2)
;;   return v15
;;
;; function 2 $memory.atomic.wait64:
;; function 2 (i32, i64, i64) -> (i32)
;; block0(v0: i32, v1: i64, v2: i64):
;;   v3 = iconst.i32 0
;;   v4 = iconst.i32 7
;;   v5 = band.i32 v0, v4
;;   trapnz v5 unalignedAtomic
;;   v7 = uextend.i64 v0
;;   v8 = iconst.i64 0x0000000000000018
;;   v9 = iadd.i64 v7, v8
;;   v10 = vmload.i64 72 full limits
;;   v11 = icmp.ugt.i32 v9, v10
;;   trapnz v11 memoryOutOfBounds v9 72 65
;;   v13 = iconst.i64 0x0000000000000010
;;   v14 = iadd.i64 v7, v13
;;   v15 = libcall.i32 memory_wait64 (v3, v14, v1, v2)
;;   return v15
;;
;; function 3 $atomic.fence:
;; function 3 () -> ()
;; block0:
;;   fence
;;   return
;;
;; function 4 $i32.atomic.load:
;; function 4 (i32) -> (i32)
;; block0(v0: i32):
;;   v2 = iconst.i32 3
;;   v3 = band.i32 v0, v2
;;   trapnz v3 unalignedAtomic
;;   v5 = uextend.i64 v0
;;   v6 = vmload.i64 64 full constant
;;   v7 = iadd.i64 v5, v6
;;   v8 = atomic_load.i32 v7 + 16 full memory trap=memoryOutOfBounds
;;   return v8
;;
;; function 5 $i64.atomic.load:
;; function 5 (i32) -> (i64)
;; block0(v0: i32):
;;   v2 = iconst.i32 7
;;   v3 = band.i32 v0, v2
;;   trapnz v3 unalignedAtomic
;;   v5 = uextend.i64 v0
;;   v6 = vmload.i64 64 full constant
;;   v7 = iadd.i64 v5, v6
;;   v8 = atomic_load.i64 v7 + 16 full memory trap=memoryOutOfBounds
;;   return v8
;;
;; function 6 $i32.atomic.load8_u:
;; function 6 (i32) -> (i32)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = iadd.i64 v1, v2
;;   v4 = atomic_load.i32 v3 + 16 u8 memory trap=memoryOutOfBounds
;;   return v4
;;
;; function 7 $i32.atomic.load16_u:
;; function 7 (i32) -> (i32)
;; block0(v0: i32):
;;   v2 = iconst.i32 1
;;   v3 = band.i32 v0, v2
;;   trapnz v3 unalignedAtomic
;;   v5 = uextend.i64 v0
;;   v6 = vmload.i64 64 full constant
;;   v7 = iadd.i64 v5, v6
;;   v8 = atomic_load.i32 v7 + 16 u16 memory trap=memoryOutOfBounds
;;   return v8
;;
;; function 8 $i64.atomic.load8_u:
;; function 8 (i32) -> (i64)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 64 full constant
;;   v3 = iadd.i64 v1, v2
;;   v4 = atomic_load.i64 v3 + 16 u8 memory trap=memoryOutOfBounds
;;   return v4
;;
;; function 9 $i64.atomic.load16_u:
;; function 9 (i32) -> (i64)
;; block0(v0: i32):
;;   v2 = iconst.i32 1
;;   v3 = band.i32 v0, v2
;;   trapnz v3 unalignedAtomic
;;   v5 = uextend.i64 v0
;;   v6 = vmload.i64 64 full constant
;;   v7 = iadd.i64 v5, v6
;;   v8 = atomic_load.i64 v7 + 16 u16 memory trap=memoryOutOfBounds
;;   return v8
;;
;; function 10 $i64.atomic.load32_u:
;; function 10 (i32) -> (i64)
;; block0(v0: i32):
;;   v2 = iconst.i32 3
;;   v3 = band.i32 v0, v2
;;   trapnz v3 unalignedAtomic
;;   v5 = uextend.i64 v0
;;   v6 = vmload.i64 64 full constant
;;   v7 = iadd.i64 v5, v6
;;   v8 = atomic_load.i64 v7 + 16 u32 memory trap=memoryOutOfBounds
;;   return v8
;;
;; function 11 $i32.atomic.store:
;; function 11 (i32, i32) -> ()
;; block0(v0: i32, v1: i32):
;;   v3 = iconst.i32 3
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   atomic_store v8 + 16, v1 full memory trap=memoryOutOfBounds
;;   return
;;
;; function 12 $i64.atomic.store:
;; function 12 (i32, i64) -> ()
;; block0(v0: i32, v1: i64):
;;   v3 = iconst.i32 7
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   atomic_store v8 + 16, v1 full memory trap=memoryOutOfBounds
;;   return
;;
;; function 13 $i32.atomic.store8:
;; function 13 (i32, i32) -> ()
;; block0(v0: i32, v1: i32):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   v4 = iadd.i64 v2, v3
;;   atomic_store v4 + 16, v1 u8 memory trap=memoryOutOfBounds
;;   return
;;
;; function 14 $i32.atomic.store16:
;; function 14 (i32, i32) -> ()
;; block0(v0: i32, v1: i32):
;;   v3 = iconst.i32 1
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   atomic_store v8 + 16, v1 u16 memory trap=memoryOutOfBounds
;;   return
;;
;; function 15 $i64.atomic.store8:
;; function 15 (i32, i64) -> ()
;; block0(v0: i32, v1: i64):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   v4 = iadd.i64 v2, v3
;;   atomic_store v4 + 16, v1 u8 memory trap=memoryOutOfBounds
;;   return
;;
;; function 16 $i64.atomic.store16:
;; function 16 (i32, i64) -> ()
;; block0(v0: i32, v1: i64):
;;   v3 = iconst.i32 1
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   atomic_store v8 + 16, v1 u16 memory trap=memoryOutOfBounds
;;   return
;;
;; function 17 $i64.atomic.store32:
;; function 17 (i32, i64) -> ()
;; block0(v0: i32, v1: i64):
;;   v3 = iconst.i32 3
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   atomic_store v8 + 16, v1 u32 memory trap=memoryOutOfBounds
;;   return
;;
;; function 18 $i32.atomic.rmw.add:
;; function 18 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v3 = iconst.i32 3
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_add.i32 v8 + 16, v1 full memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 19 $i64.atomic.rmw.add:
;; function 19 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   v3 = iconst.i32 7
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_add.i64 v8 + 16, v1 full memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 20 $i32.atomic.rmw8.add_u:
;; function 20 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   v4 = iadd.i64 v2, v3
;;   v5 = atomic_add.i32 v4 + 16, v1 u8 memory trap=memoryOutOfBounds
;;   return v5
;;
;; function 21 $i32.atomic.rmw16.add_u:
;; function 21 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v3 = iconst.i32 1
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_add.i32 v8 + 16, v1 u16 memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 22 $i64.atomic.rmw8.add_u:
;; function 22 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   v4 = iadd.i64 v2, v3
;;   v5 = atomic_add.i64 v4 + 16, v1 u8 memory trap=memoryOutOfBounds
;;   return v5
;;
;; function 23 $i64.atomic.rmw16.add_u:
;; function 23 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   v3 = iconst.i32 1
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_add.i64 v8 + 16, v1 u16 memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 24 $i64.atomic.rmw32.add_u:
;; function 24 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   v3 = iconst.i32 3
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_add.i64 v8 + 16, v1 u32 memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 25 $i32.atomic.rmw.sub:
;; function 25 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v3 = iconst.i32 3
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_sub.i32 v8 + 16, v1 full memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 26 $i64.atomic.rmw.sub:
;; function 26 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   v3 = iconst.i32 7
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_sub.i64 v8 + 16, v1 full memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 27 $i32.atomic.rmw8.sub_u:
;; function 27 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   v4 = iadd.i64 v2, v3
;;   v5 = atomic_sub.i32 v4 + 16, v1 u8 memory trap=memoryOutOfBounds
;;   return v5
;;
;; function 28 $i32.atomic.rmw16.sub_u:
;; function 28 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v3 = iconst.i32 1
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_sub.i32 v8 + 16, v1 u16 memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 29 $i64.atomic.rmw8.sub_u:
;; function 29 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   v4 = iadd.i64 v2, v3
;;   v5 = atomic_sub.i64 v4 + 16, v1 u8 memory trap=memoryOutOfBounds
;;   return v5
;;
;; function 30 $i64.atomic.rmw16.sub_u:
;; function 30 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   v3 = iconst.i32 1
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_sub.i64 v8 + 16, v1 u16 memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 31 $i64.atomic.rmw32.sub_u:
;; function 31 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   v3 = iconst.i32 3
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_sub.i64 v8 + 16, v1 u32 memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 32 $i32.atomic.rmw.and:
;; function 32 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v3 = iconst.i32 3
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_and.i32 v8 + 16, v1 full memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 33 $i64.atomic.rmw.and:
;; function 33 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   v3 = iconst.i32 7
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_and.i64 v8 + 16, v1 full memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 34 $i32.atomic.rmw8.and_u:
;; function 34 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   v4 = iadd.i64 v2, v3
;;   v5 = atomic_and.i32 v4 + 16, v1 u8 memory trap=memoryOutOfBounds
;;   return v5
;;
;; function 35 $i32.atomic.rmw16.and_u:
;; function 35 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v3 = iconst.i32 1
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_and.i32 v8 + 16, v1 u16 memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 36 $i64.atomic.rmw8.and_u:
;; function 36 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   v4 = iadd.i64 v2, v3
;;   v5 = atomic_and.i64 v4 + 16, v1 u8 memory trap=memoryOutOfBounds
;;   return v5
;;
;; function 37 $i64.atomic.rmw16.and_u:
;; function 37 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   v3 = iconst.i32 1
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_and.i64 v8 + 16, v1 u16 memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 38 $i64.atomic.rmw32.and_u:
;; function 38 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   v3 = iconst.i32 3
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_and.i64 v8 + 16, v1 u32 memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 39 $i32.atomic.rmw.or:
;; function 39 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v3 = iconst.i32 3
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_or.i32 v8 + 16, v1 full memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 40 $i64.atomic.rmw.or:
;; function 40 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   v3 = iconst.i32 7
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_or.i64 v8 + 16, v1 full memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 41 $i32.atomic.rmw8.or_u:
;; function 41 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   v4 = iadd.i64 v2, v3
;;   v5 = atomic_or.i32 v4 + 16, v1 u8 memory trap=memoryOutOfBounds
;;   return v5
;;
;; function 42 $i32.atomic.rmw16.or_u:
;; function 42 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v3 = iconst.i32 1
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_or.i32 v8 + 16, v1 u16 memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 43 $i64.atomic.rmw8.or_u:
;; function 43 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   v4 = iadd.i64 v2, v3
;;   v5 = atomic_or.i64 v4 + 16, v1 u8 memory trap=memoryOutOfBounds
;;   return v5
;;
;; function 44 $i64.atomic.rmw16.or_u:
;; function 44 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   v3 = iconst.i32 1
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_or.i64 v8 + 16, v1 u16 memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 45 $i64.atomic.rmw32.or_u:
;; function 45 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   v3 = iconst.i32 3
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_or.i64 v8 + 16, v1 u32 memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 46 $i32.atomic.rmw.xor:
;; function 46 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v3 = iconst.i32 3
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_xor.i32 v8 + 16, v1 full memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 47 $i64.atomic.rmw.xor:
;; function 47 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   v3 = iconst.i32 7
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_xor.i64 v8 + 16, v1 full memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 48 $i32.atomic.rmw8.xor_u:
;; function 48 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   v4 = iadd.i64 v2, v3
;;   v5 = atomic_xor.i32 v4 + 16, v1 u8 memory trap=memoryOutOfBounds
;;   return v5
;;
;; function 49 $i32.atomic.rmw16.xor_u:
;; function 49 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v3 = iconst.i32 1
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_xor.i32 v8 + 16, v1 u16 memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 50 $i64.atomic.rmw8.xor_u:
;; function 50 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   v4 = iadd.i64 v2, v3
;;   v5 = atomic_xor.i64 v4 + 16, v1 u8 memory trap=memoryOutOfBounds
;;   return v5
;;
;; function 51 $i64.atomic.rmw16.xor_u:
;; function 51 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   v3 = iconst.i32 1
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_xor.i64 v8 + 16, v1 u16 memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 52 $i64.atomic.rmw32.xor_u:
;; function 52 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   v3 = iconst.i32 3
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_xor.i64 v8 + 16, v1 u32 memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 53 $i32.atomic.rmw.xchg:
;; function 53 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v3 = iconst.i32 3
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_xchg.i32 v8 + 16, v1 full memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 54 $i64.atomic.rmw.xchg:
;; function 54 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   v3 = iconst.i32 7
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_xchg.i64 v8 + 16, v1 full memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 55 $i32.atomic.rmw8.xchg_u:
;; function 55 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   v4 = iadd.i64 v2, v3
;;   v5 = atomic_xchg.i32 v4 + 16, v1 u8 memory trap=memoryOutOfBounds
;;   return v5
;;
;; function 56 $i32.atomic.rmw16.xchg_u:
;; function 56 (i32, i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v3 = iconst.i32 1
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_xchg.i32 v8 + 16, v1 u16 memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 57 $i64.atomic.rmw8.xchg_u:
;; function 57 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 64 full constant
;;   v4 = iadd.i64 v2, v3
;;   v5 = atomic_xchg.i64 v4 + 16, v1 u8 memory trap=memoryOutOfBounds
;;   return v5
;;
;; function 58 $i64.atomic.rmw16.xchg_u:
;; function 58 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   v3 = iconst.i32 1
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_xchg.i64 v8 + 16, v1 u16 memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 59 $i64.atomic.rmw32.xchg_u:
;; function 59 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   v3 = iconst.i32 3
;;   v4 = band.i32 v0, v3
;;   trapnz v4 unalignedAtomic
;;   v6 = uextend.i64 v0
;;   v7 = vmload.i64 64 full constant
;;   v8 = iadd.i64 v6, v7
;;   v9 = atomic_xchg.i64 v8 + 16, v1 u32 memory trap=memoryOutOfBounds
;;   return v9
;;
;; function 60 $i32.atomic.rmw.cmpxchg:
;; function 60 (i32, i32, i32) -> (i32)
;; block0(v0: i32, v1: i32, v2: i32):
;;   v4 = iconst.i32 3
;;   v5 = band.i32 v0, v4
;;   trapnz v5 unalignedAtomic
;;   v7 = uextend.i64 v0
;;   v8 = vmload.i64 64 full constant
;;   v9 = iadd.i64 v7, v8
;;   v10 = atomic_cas.i32 v9 + 16, v1, v2 full memory trap=memoryOutOfBounds
;;   return v10
;;
;; function 61 $i64.atomic.rmw.cmpxchg:
;; function 61 (i32, i64, i64) -> (i64)
;; block0(v0: i32, v1: i64, v2: i64):
;;   v4 = iconst.i32 7
;;   v5 = band.i32 v0, v4
;;   trapnz v5 unalignedAtomic
;;   v7 = uextend.i64 v0
;;   v8 = vmload.i64 64 full constant
;;   v9 = iadd.i64 v7, v8
;;   v10 = atomic_cas.i64 v9 + 16, v1, v2 full memory trap=memoryOutOfBounds
;;   return v10
;;
;; function 62 $i32.atomic.rmw8.cmpxchg_u:
;; function 62 (i32, i32, i32) -> (i32)
;; block0(v0: i32, v1: i32, v2: i32):
;;   v3 = uextend.i64 v0
;;   v4 = vmload.i64 64 full constant
;;   v5 = iadd.i64 v3, v4
;;   v6 = atomic_cas.i32 v5 + 16, v1, v2 u8 memory trap=memoryOutOfBounds
;;   return v6
;;
;; function 63 $i32.atomic.rmw16.cmpxchg_u:
;; function 63 (i32, i32, i32) -> (i32)
;; block0(v0: i32, v1: i32, v2: i32):
;;   v4 = iconst.i32 1
;;   v5 = band.i32 v0, v4
;;   trapnz v5 unalignedAtomic
;;   v7 = uextend.i64 v0
;;   v8 = vmload.i64 64 full constant
;;   v9 = iadd.i64 v7, v8
;;   v10 = atomic_cas.i32 v9 + 16, v1, v2 u16 memory trap=memoryOutOfBounds
;;   return v10
;;
;; function 64 $i64.atomic.rmw8.cmpxchg_u:
;; function 64 (i32, i64, i64) -> (i64)
;; block0(v0: i32, v1: i64, v2: i64):
;;   v3 = uextend.i64 v0
;;   v4 = vmload.i64 64 full constant
;;   v5 = iadd.i64 v3, v4
;;   v6 = atomic_cas.i64 v5 + 16, v1, v2 u8 memory trap=memoryOutOfBounds
;;   return v6
;;
;; function 65 $i64.atomic.rmw16.cmpxchg_u:
;; function 65 (i32, i64, i64) -> (i64)
;; block0(v0: i32, v1: i64, v2: i64):
;;   v4 = iconst.i32 1
;;   v5 = band.i32 v0, v4
;;   trapnz v5 unalignedAtomic
;;   v7 = uextend.i64 v0
;;   v8 = vmload.i64 64 full constant
;;   v9 = iadd.i64 v7, v8
;;   v10 = atomic_cas.i64 v9 + 16, v1, v2 u16 memory trap=memoryOutOfBounds
;;   return v10
;;
;; function 66 $i64.atomic.rmw32.cmpxchg_u:
;; function 66 (i32, i64, i64) -> (i64)
;; block0(v0: i32, v1: i64, v2: i64):
;;   v4 = iconst.i32 3
;;   v5 = band.i32 v0, v4
;;   trapnz v5 unalignedAtomic
;;   v7 = uextend.i64 v0
;;   v8 = vmload.i64 64 full constant
;;   v9 = iadd.i64 v7, v8
;;   v10 = atomic_cas.i64 v9 + 16, v1, v2 u32 memory trap=memoryOutOfBounds
;;   return v10
