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

;; (module
;;   (type (;0;) (func (param i32 i32) (result i32)))
;;   (type (;1;) (func (param i32 i32 i64) (result i32)))
;;   (type (;2;) (func (param i32 i64 i64) (result i32)))
;;   (type (;3;) (func))
;;   (type (;4;) (func (param i32) (result i32)))
;;   (type (;5;) (func (param i32) (result i64)))
;;   (type (;6;) (func (param i32 i32)))
;;   (type (;7;) (func (param i32 i64)))
;;   (type (;8;) (func (param i32 i64) (result i64)))
;;   (type (;9;) (func (param i32 i32 i32) (result i32)))
;;   (type (;10;) (func (param i32 i64 i64) (result i64)))
;;   (memory (;0;) 1 2 shared)
;;   (func $memory.atomic.notify (type 0) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     memory.atomic.notify offset=16
;;   )
;;   (func $memory.atomic.wait32 (type 1) (param i32 i32 i64) (result i32)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     memory.atomic.wait32 offset=16
;;   )
;;   (func $memory.atomic.wait64 (type 2) (param i32 i64 i64) (result i32)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     memory.atomic.wait64 offset=16
;;   )
;;   (func $atomic.fence (type 3)
;;     atomic.fence
;;   )
;;   (func $i32.atomic.load (type 4) (param i32) (result i32)
;;     local.get 0
;;     i32.atomic.load offset=16
;;   )
;;   (func $i64.atomic.load (type 5) (param i32) (result i64)
;;     local.get 0
;;     i64.atomic.load offset=16
;;   )
;;   (func $i32.atomic.load8_u (type 4) (param i32) (result i32)
;;     local.get 0
;;     i32.atomic.load8_u offset=16
;;   )
;;   (func $i32.atomic.load16_u (type 4) (param i32) (result i32)
;;     local.get 0
;;     i32.atomic.load16_u offset=16
;;   )
;;   (func $i64.atomic.load8_u (type 5) (param i32) (result i64)
;;     local.get 0
;;     i64.atomic.load8_u offset=16
;;   )
;;   (func $i64.atomic.load16_u (type 5) (param i32) (result i64)
;;     local.get 0
;;     i64.atomic.load16_u offset=16
;;   )
;;   (func $i64.atomic.load32_u (type 5) (param i32) (result i64)
;;     local.get 0
;;     i64.atomic.load32_u offset=16
;;   )
;;   (func $i32.atomic.store (type 6) (param i32 i32)
;;     local.get 0
;;     local.get 1
;;     i32.atomic.store offset=16
;;   )
;;   (func $i64.atomic.store (type 7) (param i32 i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.store offset=16
;;   )
;;   (func $i32.atomic.store8 (type 6) (param i32 i32)
;;     local.get 0
;;     local.get 1
;;     i32.atomic.store8 offset=16
;;   )
;;   (func $i32.atomic.store16 (type 6) (param i32 i32)
;;     local.get 0
;;     local.get 1
;;     i32.atomic.store16 offset=16
;;   )
;;   (func $i64.atomic.store8 (type 7) (param i32 i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.store8 offset=16
;;   )
;;   (func $i64.atomic.store16 (type 7) (param i32 i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.store16 offset=16
;;   )
;;   (func $i64.atomic.store32 (type 7) (param i32 i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.store32 offset=16
;;   )
;;   (func $i32.atomic.rmw.add (type 0) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.atomic.rmw.add offset=16
;;   )
;;   (func $i64.atomic.rmw.add (type 8) (param i32 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.rmw.add offset=16
;;   )
;;   (func $i32.atomic.rmw8.add_u (type 0) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.atomic.rmw8.add_u offset=16
;;   )
;;   (func $i32.atomic.rmw16.add_u (type 0) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.atomic.rmw16.add_u offset=16
;;   )
;;   (func $i64.atomic.rmw8.add_u (type 8) (param i32 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.rmw8.add_u offset=16
;;   )
;;   (func $i64.atomic.rmw16.add_u (type 8) (param i32 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.rmw16.add_u offset=16
;;   )
;;   (func $i64.atomic.rmw32.add_u (type 8) (param i32 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.rmw32.add_u offset=16
;;   )
;;   (func $i32.atomic.rmw.sub (type 0) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.atomic.rmw.sub offset=16
;;   )
;;   (func $i64.atomic.rmw.sub (type 8) (param i32 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.rmw.sub offset=16
;;   )
;;   (func $i32.atomic.rmw8.sub_u (type 0) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.atomic.rmw8.sub_u offset=16
;;   )
;;   (func $i32.atomic.rmw16.sub_u (type 0) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.atomic.rmw16.sub_u offset=16
;;   )
;;   (func $i64.atomic.rmw8.sub_u (type 8) (param i32 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.rmw8.sub_u offset=16
;;   )
;;   (func $i64.atomic.rmw16.sub_u (type 8) (param i32 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.rmw16.sub_u offset=16
;;   )
;;   (func $i64.atomic.rmw32.sub_u (type 8) (param i32 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.rmw32.sub_u offset=16
;;   )
;;   (func $i32.atomic.rmw.and (type 0) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.atomic.rmw.and offset=16
;;   )
;;   (func $i64.atomic.rmw.and (type 8) (param i32 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.rmw.and offset=16
;;   )
;;   (func $i32.atomic.rmw8.and_u (type 0) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.atomic.rmw8.and_u offset=16
;;   )
;;   (func $i32.atomic.rmw16.and_u (type 0) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.atomic.rmw16.and_u offset=16
;;   )
;;   (func $i64.atomic.rmw8.and_u (type 8) (param i32 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.rmw8.and_u offset=16
;;   )
;;   (func $i64.atomic.rmw16.and_u (type 8) (param i32 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.rmw16.and_u offset=16
;;   )
;;   (func $i64.atomic.rmw32.and_u (type 8) (param i32 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.rmw32.and_u offset=16
;;   )
;;   (func $i32.atomic.rmw.or (type 0) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.atomic.rmw.or offset=16
;;   )
;;   (func $i64.atomic.rmw.or (type 8) (param i32 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.rmw.or offset=16
;;   )
;;   (func $i32.atomic.rmw8.or_u (type 0) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.atomic.rmw8.or_u offset=16
;;   )
;;   (func $i32.atomic.rmw16.or_u (type 0) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.atomic.rmw16.or_u offset=16
;;   )
;;   (func $i64.atomic.rmw8.or_u (type 8) (param i32 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.rmw8.or_u offset=16
;;   )
;;   (func $i64.atomic.rmw16.or_u (type 8) (param i32 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.rmw16.or_u offset=16
;;   )
;;   (func $i64.atomic.rmw32.or_u (type 8) (param i32 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.rmw32.or_u offset=16
;;   )
;;   (func $i32.atomic.rmw.xor (type 0) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.atomic.rmw.xor offset=16
;;   )
;;   (func $i64.atomic.rmw.xor (type 8) (param i32 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.rmw.xor offset=16
;;   )
;;   (func $i32.atomic.rmw8.xor_u (type 0) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.atomic.rmw8.xor_u offset=16
;;   )
;;   (func $i32.atomic.rmw16.xor_u (type 0) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.atomic.rmw16.xor_u offset=16
;;   )
;;   (func $i64.atomic.rmw8.xor_u (type 8) (param i32 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.rmw8.xor_u offset=16
;;   )
;;   (func $i64.atomic.rmw16.xor_u (type 8) (param i32 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.rmw16.xor_u offset=16
;;   )
;;   (func $i64.atomic.rmw32.xor_u (type 8) (param i32 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.rmw32.xor_u offset=16
;;   )
;;   (func $i32.atomic.rmw.xchg (type 0) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.atomic.rmw.xchg offset=16
;;   )
;;   (func $i64.atomic.rmw.xchg (type 8) (param i32 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.rmw.xchg offset=16
;;   )
;;   (func $i32.atomic.rmw8.xchg_u (type 0) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.atomic.rmw8.xchg_u offset=16
;;   )
;;   (func $i32.atomic.rmw16.xchg_u (type 0) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     i32.atomic.rmw16.xchg_u offset=16
;;   )
;;   (func $i64.atomic.rmw8.xchg_u (type 8) (param i32 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.rmw8.xchg_u offset=16
;;   )
;;   (func $i64.atomic.rmw16.xchg_u (type 8) (param i32 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.rmw16.xchg_u offset=16
;;   )
;;   (func $i64.atomic.rmw32.xchg_u (type 8) (param i32 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     i64.atomic.rmw32.xchg_u offset=16
;;   )
;;   (func $i32.atomic.rmw.cmpxchg (type 9) (param i32 i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     i32.atomic.rmw.cmpxchg offset=16
;;   )
;;   (func $i64.atomic.rmw.cmpxchg (type 10) (param i32 i64 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     i64.atomic.rmw.cmpxchg offset=16
;;   )
;;   (func $i32.atomic.rmw8.cmpxchg_u (type 9) (param i32 i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     i32.atomic.rmw8.cmpxchg_u offset=16
;;   )
;;   (func $i32.atomic.rmw16.cmpxchg_u (type 9) (param i32 i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     i32.atomic.rmw16.cmpxchg_u offset=16
;;   )
;;   (func $i64.atomic.rmw8.cmpxchg_u (type 10) (param i32 i64 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     i64.atomic.rmw8.cmpxchg_u offset=16
;;   )
;;   (func $i64.atomic.rmw16.cmpxchg_u (type 10) (param i32 i64 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     i64.atomic.rmw16.cmpxchg_u offset=16
;;   )
;;   (func $i64.atomic.rmw32.cmpxchg_u (type 10) (param i32 i64 i64) (result i64)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     i64.atomic.rmw32.cmpxchg_u offset=16
;;   )
;; )
