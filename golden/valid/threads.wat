;;! opcodes threads
;;! features threads
;; memory.atomic.notify
(module (memory 1 2 shared) (func (param i32 i32) (result i32) (memory.atomic.notify offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i64) (result i32) (memory.atomic.notify offset=16 (local.get 0) (local.get 1))))
;; memory.atomic.wait32
(module (memory 1 2 shared) (func (param i32 i32 i64) (result i32) (memory.atomic.wait32 offset=16 (local.get 0) (local.get 1) (local.get 2))))
(module (memory 1 2 shared) (func (param i64 i64 i32) (result i32) (memory.atomic.wait32 offset=16 (local.get 0) (local.get 1) (local.get 2))))
;; memory.atomic.wait64
(module (memory 1 2 shared) (func (param i32 i64 i64) (result i32) (memory.atomic.wait64 offset=16 (local.get 0) (local.get 1) (local.get 2))))
(module (memory 1 2 shared) (func (param i64 i32 i32) (result i32) (memory.atomic.wait64 offset=16 (local.get 0) (local.get 1) (local.get 2))))
;; atomic.fence
(module (memory 1 2 shared) (func (atomic.fence)))
(module (memory 1 2 shared) (func (result i64) (atomic.fence)))
;; i32.atomic.load
(module (memory 1 2 shared) (func (param i32) (result i32) (i32.atomic.load offset=16 (local.get 0))))
(module (memory 1 2 shared) (func (param i64) (result i32) (i32.atomic.load offset=16 (local.get 0))))
;; i64.atomic.load
(module (memory 1 2 shared) (func (param i32) (result i64) (i64.atomic.load offset=16 (local.get 0))))
(module (memory 1 2 shared) (func (param i64) (result i64) (i64.atomic.load offset=16 (local.get 0))))
;; i32.atomic.load8_u
(module (memory 1 2 shared) (func (param i32) (result i32) (i32.atomic.load8_u offset=16 (local.get 0))))
(module (memory 1 2 shared) (func (param i64) (result i32) (i32.atomic.load8_u offset=16 (local.get 0))))
;; i32.atomic.load16_u
(module (memory 1 2 shared) (func (param i32) (result i32) (i32.atomic.load16_u offset=16 (local.get 0))))
(module (memory 1 2 shared) (func (param i64) (result i32) (i32.atomic.load16_u offset=16 (local.get 0))))
;; i64.atomic.load8_u
(module (memory 1 2 shared) (func (param i32) (result i64) (i64.atomic.load8_u offset=16 (local.get 0))))
(module (memory 1 2 shared) (func (param i64) (result i64) (i64.atomic.load8_u offset=16 (local.get 0))))
;; i64.atomic.load16_u
(module (memory 1 2 shared) (func (param i32) (result i64) (i64.atomic.load16_u offset=16 (local.get 0))))
(module (memory 1 2 shared) (func (param i64) (result i64) (i64.atomic.load16_u offset=16 (local.get 0))))
;; i64.atomic.load32_u
(module (memory 1 2 shared) (func (param i32) (result i64) (i64.atomic.load32_u offset=16 (local.get 0))))
(module (memory 1 2 shared) (func (param i64) (result i64) (i64.atomic.load32_u offset=16 (local.get 0))))
;; i32.atomic.store
(module (memory 1 2 shared) (func (param i32 i32) (i32.atomic.store offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i64) (i32.atomic.store offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.store
(module (memory 1 2 shared) (func (param i32 i64) (i64.atomic.store offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (i64.atomic.store offset=16 (local.get 0) (local.get 1))))
;; i32.atomic.store8
(module (memory 1 2 shared) (func (param i32 i32) (i32.atomic.store8 offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i64) (i32.atomic.store8 offset=16 (local.get 0) (local.get 1))))
;; i32.atomic.store16
(module (memory 1 2 shared) (func (param i32 i32) (i32.atomic.store16 offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i64) (i32.atomic.store16 offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.store8
(module (memory 1 2 shared) (func (param i32 i64) (i64.atomic.store8 offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (i64.atomic.store8 offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.store16
(module (memory 1 2 shared) (func (param i32 i64) (i64.atomic.store16 offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (i64.atomic.store16 offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.store32
(module (memory 1 2 shared) (func (param i32 i64) (i64.atomic.store32 offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (i64.atomic.store32 offset=16 (local.get 0) (local.get 1))))
;; i32.atomic.rmw.add
(module (memory 1 2 shared) (func (param i32 i32) (result i32) (i32.atomic.rmw.add offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i64) (result i32) (i32.atomic.rmw.add offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.rmw.add
(module (memory 1 2 shared) (func (param i32 i64) (result i64) (i64.atomic.rmw.add offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (result i64) (i64.atomic.rmw.add offset=16 (local.get 0) (local.get 1))))
;; i32.atomic.rmw8.add_u
(module (memory 1 2 shared) (func (param i32 i32) (result i32) (i32.atomic.rmw8.add_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i64) (result i32) (i32.atomic.rmw8.add_u offset=16 (local.get 0) (local.get 1))))
;; i32.atomic.rmw16.add_u
(module (memory 1 2 shared) (func (param i32 i32) (result i32) (i32.atomic.rmw16.add_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i64) (result i32) (i32.atomic.rmw16.add_u offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.rmw8.add_u
(module (memory 1 2 shared) (func (param i32 i64) (result i64) (i64.atomic.rmw8.add_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (result i64) (i64.atomic.rmw8.add_u offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.rmw16.add_u
(module (memory 1 2 shared) (func (param i32 i64) (result i64) (i64.atomic.rmw16.add_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (result i64) (i64.atomic.rmw16.add_u offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.rmw32.add_u
(module (memory 1 2 shared) (func (param i32 i64) (result i64) (i64.atomic.rmw32.add_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (result i64) (i64.atomic.rmw32.add_u offset=16 (local.get 0) (local.get 1))))
;; i32.atomic.rmw.sub
(module (memory 1 2 shared) (func (param i32 i32) (result i32) (i32.atomic.rmw.sub offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i64) (result i32) (i32.atomic.rmw.sub offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.rmw.sub
(module (memory 1 2 shared) (func (param i32 i64) (result i64) (i64.atomic.rmw.sub offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (result i64) (i64.atomic.rmw.sub offset=16 (local.get 0) (local.get 1))))
;; i32.atomic.rmw8.sub_u
(module (memory 1 2 shared) (func (param i32 i32) (result i32) (i32.atomic.rmw8.sub_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i64) (result i32) (i32.atomic.rmw8.sub_u offset=16 (local.get 0) (local.get 1))))
;; i32.atomic.rmw16.sub_u
(module (memory 1 2 shared) (func (param i32 i32) (result i32) (i32.atomic.rmw16.sub_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i64) (result i32) (i32.atomic.rmw16.sub_u offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.rmw8.sub_u
(module (memory 1 2 shared) (func (param i32 i64) (result i64) (i64.atomic.rmw8.sub_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (result i64) (i64.atomic.rmw8.sub_u offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.rmw16.sub_u
(module (memory 1 2 shared) (func (param i32 i64) (result i64) (i64.atomic.rmw16.sub_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (result i64) (i64.atomic.rmw16.sub_u offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.rmw32.sub_u
(module (memory 1 2 shared) (func (param i32 i64) (result i64) (i64.atomic.rmw32.sub_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (result i64) (i64.atomic.rmw32.sub_u offset=16 (local.get 0) (local.get 1))))
;; i32.atomic.rmw.and
(module (memory 1 2 shared) (func (param i32 i32) (result i32) (i32.atomic.rmw.and offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i64) (result i32) (i32.atomic.rmw.and offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.rmw.and
(module (memory 1 2 shared) (func (param i32 i64) (result i64) (i64.atomic.rmw.and offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (result i64) (i64.atomic.rmw.and offset=16 (local.get 0) (local.get 1))))
;; i32.atomic.rmw8.and_u
(module (memory 1 2 shared) (func (param i32 i32) (result i32) (i32.atomic.rmw8.and_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i64) (result i32) (i32.atomic.rmw8.and_u offset=16 (local.get 0) (local.get 1))))
;; i32.atomic.rmw16.and_u
(module (memory 1 2 shared) (func (param i32 i32) (result i32) (i32.atomic.rmw16.and_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i64) (result i32) (i32.atomic.rmw16.and_u offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.rmw8.and_u
(module (memory 1 2 shared) (func (param i32 i64) (result i64) (i64.atomic.rmw8.and_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (result i64) (i64.atomic.rmw8.and_u offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.rmw16.and_u
(module (memory 1 2 shared) (func (param i32 i64) (result i64) (i64.atomic.rmw16.and_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (result i64) (i64.atomic.rmw16.and_u offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.rmw32.and_u
(module (memory 1 2 shared) (func (param i32 i64) (result i64) (i64.atomic.rmw32.and_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (result i64) (i64.atomic.rmw32.and_u offset=16 (local.get 0) (local.get 1))))
;; i32.atomic.rmw.or
(module (memory 1 2 shared) (func (param i32 i32) (result i32) (i32.atomic.rmw.or offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i64) (result i32) (i32.atomic.rmw.or offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.rmw.or
(module (memory 1 2 shared) (func (param i32 i64) (result i64) (i64.atomic.rmw.or offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (result i64) (i64.atomic.rmw.or offset=16 (local.get 0) (local.get 1))))
;; i32.atomic.rmw8.or_u
(module (memory 1 2 shared) (func (param i32 i32) (result i32) (i32.atomic.rmw8.or_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i64) (result i32) (i32.atomic.rmw8.or_u offset=16 (local.get 0) (local.get 1))))
;; i32.atomic.rmw16.or_u
(module (memory 1 2 shared) (func (param i32 i32) (result i32) (i32.atomic.rmw16.or_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i64) (result i32) (i32.atomic.rmw16.or_u offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.rmw8.or_u
(module (memory 1 2 shared) (func (param i32 i64) (result i64) (i64.atomic.rmw8.or_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (result i64) (i64.atomic.rmw8.or_u offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.rmw16.or_u
(module (memory 1 2 shared) (func (param i32 i64) (result i64) (i64.atomic.rmw16.or_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (result i64) (i64.atomic.rmw16.or_u offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.rmw32.or_u
(module (memory 1 2 shared) (func (param i32 i64) (result i64) (i64.atomic.rmw32.or_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (result i64) (i64.atomic.rmw32.or_u offset=16 (local.get 0) (local.get 1))))
;; i32.atomic.rmw.xor
(module (memory 1 2 shared) (func (param i32 i32) (result i32) (i32.atomic.rmw.xor offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i64) (result i32) (i32.atomic.rmw.xor offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.rmw.xor
(module (memory 1 2 shared) (func (param i32 i64) (result i64) (i64.atomic.rmw.xor offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (result i64) (i64.atomic.rmw.xor offset=16 (local.get 0) (local.get 1))))
;; i32.atomic.rmw8.xor_u
(module (memory 1 2 shared) (func (param i32 i32) (result i32) (i32.atomic.rmw8.xor_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i64) (result i32) (i32.atomic.rmw8.xor_u offset=16 (local.get 0) (local.get 1))))
;; i32.atomic.rmw16.xor_u
(module (memory 1 2 shared) (func (param i32 i32) (result i32) (i32.atomic.rmw16.xor_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i64) (result i32) (i32.atomic.rmw16.xor_u offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.rmw8.xor_u
(module (memory 1 2 shared) (func (param i32 i64) (result i64) (i64.atomic.rmw8.xor_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (result i64) (i64.atomic.rmw8.xor_u offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.rmw16.xor_u
(module (memory 1 2 shared) (func (param i32 i64) (result i64) (i64.atomic.rmw16.xor_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (result i64) (i64.atomic.rmw16.xor_u offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.rmw32.xor_u
(module (memory 1 2 shared) (func (param i32 i64) (result i64) (i64.atomic.rmw32.xor_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (result i64) (i64.atomic.rmw32.xor_u offset=16 (local.get 0) (local.get 1))))
;; i32.atomic.rmw.xchg
(module (memory 1 2 shared) (func (param i32 i32) (result i32) (i32.atomic.rmw.xchg offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i64) (result i32) (i32.atomic.rmw.xchg offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.rmw.xchg
(module (memory 1 2 shared) (func (param i32 i64) (result i64) (i64.atomic.rmw.xchg offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (result i64) (i64.atomic.rmw.xchg offset=16 (local.get 0) (local.get 1))))
;; i32.atomic.rmw8.xchg_u
(module (memory 1 2 shared) (func (param i32 i32) (result i32) (i32.atomic.rmw8.xchg_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i64) (result i32) (i32.atomic.rmw8.xchg_u offset=16 (local.get 0) (local.get 1))))
;; i32.atomic.rmw16.xchg_u
(module (memory 1 2 shared) (func (param i32 i32) (result i32) (i32.atomic.rmw16.xchg_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i64) (result i32) (i32.atomic.rmw16.xchg_u offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.rmw8.xchg_u
(module (memory 1 2 shared) (func (param i32 i64) (result i64) (i64.atomic.rmw8.xchg_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (result i64) (i64.atomic.rmw8.xchg_u offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.rmw16.xchg_u
(module (memory 1 2 shared) (func (param i32 i64) (result i64) (i64.atomic.rmw16.xchg_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (result i64) (i64.atomic.rmw16.xchg_u offset=16 (local.get 0) (local.get 1))))
;; i64.atomic.rmw32.xchg_u
(module (memory 1 2 shared) (func (param i32 i64) (result i64) (i64.atomic.rmw32.xchg_u offset=16 (local.get 0) (local.get 1))))
(module (memory 1 2 shared) (func (param i64 i32) (result i64) (i64.atomic.rmw32.xchg_u offset=16 (local.get 0) (local.get 1))))
;; i32.atomic.rmw.cmpxchg
(module (memory 1 2 shared) (func (param i32 i32 i32) (result i32) (i32.atomic.rmw.cmpxchg offset=16 (local.get 0) (local.get 1) (local.get 2))))
(module (memory 1 2 shared) (func (param i64 i64 i64) (result i32) (i32.atomic.rmw.cmpxchg offset=16 (local.get 0) (local.get 1) (local.get 2))))
;; i64.atomic.rmw.cmpxchg
(module (memory 1 2 shared) (func (param i32 i64 i64) (result i64) (i64.atomic.rmw.cmpxchg offset=16 (local.get 0) (local.get 1) (local.get 2))))
(module (memory 1 2 shared) (func (param i64 i32 i32) (result i64) (i64.atomic.rmw.cmpxchg offset=16 (local.get 0) (local.get 1) (local.get 2))))
;; i32.atomic.rmw8.cmpxchg_u
(module (memory 1 2 shared) (func (param i32 i32 i32) (result i32) (i32.atomic.rmw8.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2))))
(module (memory 1 2 shared) (func (param i64 i64 i64) (result i32) (i32.atomic.rmw8.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2))))
;; i32.atomic.rmw16.cmpxchg_u
(module (memory 1 2 shared) (func (param i32 i32 i32) (result i32) (i32.atomic.rmw16.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2))))
(module (memory 1 2 shared) (func (param i64 i64 i64) (result i32) (i32.atomic.rmw16.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2))))
;; i64.atomic.rmw8.cmpxchg_u
(module (memory 1 2 shared) (func (param i32 i64 i64) (result i64) (i64.atomic.rmw8.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2))))
(module (memory 1 2 shared) (func (param i64 i32 i32) (result i64) (i64.atomic.rmw8.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2))))
;; i64.atomic.rmw16.cmpxchg_u
(module (memory 1 2 shared) (func (param i32 i64 i64) (result i64) (i64.atomic.rmw16.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2))))
(module (memory 1 2 shared) (func (param i64 i32 i32) (result i64) (i64.atomic.rmw16.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2))))
;; i64.atomic.rmw32.cmpxchg_u
(module (memory 1 2 shared) (func (param i32 i64 i64) (result i64) (i64.atomic.rmw32.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2))))
(module (memory 1 2 shared) (func (param i64 i32 i32) (result i64) (i64.atomic.rmw32.cmpxchg_u offset=16 (local.get 0) (local.get 1) (local.get 2))))

;; 4: valid, needs mvp, threads
;; 5: invalid at 5:65: type mismatch: instruction requires [address i32] but stack has [i64 i64] (memory.atomic.notify, function 0)
;; 7: valid, needs mvp, threads
;; 8: invalid at 8:69: type mismatch: instruction requires [address i32 i64] but stack has [i64 i64 i32] (memory.atomic.wait32, function 0)
;; 10: valid, needs mvp, threads
;; 11: invalid at 11:69: type mismatch: instruction requires [address i64 i64] but stack has [i64 i32 i32] (memory.atomic.wait64, function 0)
;; 13: valid, needs mvp, threads
;; 14: invalid at 14:62: type mismatch: instruction requires [i64] but stack has [] (end, function 0)
;; 16: valid, needs mvp, threads
;; 17: invalid at 17:61: type mismatch: instruction requires [i32] but stack has [i64] (i32.atomic.load, function 0)
;; 19: valid, needs mvp, threads
;; 20: invalid at 20:61: type mismatch: instruction requires [i32] but stack has [i64] (i64.atomic.load, function 0)
;; 22: valid, needs mvp, threads
;; 23: invalid at 23:61: type mismatch: instruction requires [i32] but stack has [i64] (i32.atomic.load8_u, function 0)
;; 25: valid, needs mvp, threads
;; 26: invalid at 26:61: type mismatch: instruction requires [i32] but stack has [i64] (i32.atomic.load16_u, function 0)
;; 28: valid, needs mvp, threads
;; 29: invalid at 29:61: type mismatch: instruction requires [i32] but stack has [i64] (i64.atomic.load8_u, function 0)
;; 31: valid, needs mvp, threads
;; 32: invalid at 32:61: type mismatch: instruction requires [i32] but stack has [i64] (i64.atomic.load16_u, function 0)
;; 34: valid, needs mvp, threads
;; 35: invalid at 35:61: type mismatch: instruction requires [i32] but stack has [i64] (i64.atomic.load32_u, function 0)
;; 37: valid, needs mvp, threads
;; 38: invalid at 38:52: type mismatch: instruction requires [address i32] but stack has [i64 i64] (i32.atomic.store, function 0)
;; 40: valid, needs mvp, threads
;; 41: invalid at 41:52: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.store, function 0)
;; 43: valid, needs mvp, threads
;; 44: invalid at 44:52: type mismatch: instruction requires [address i32] but stack has [i64 i64] (i32.atomic.store8, function 0)
;; 46: valid, needs mvp, threads
;; 47: invalid at 47:52: type mismatch: instruction requires [address i32] but stack has [i64 i64] (i32.atomic.store16, function 0)
;; 49: valid, needs mvp, threads
;; 50: invalid at 50:52: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.store8, function 0)
;; 52: valid, needs mvp, threads
;; 53: invalid at 53:52: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.store16, function 0)
;; 55: valid, needs mvp, threads
;; 56: invalid at 56:52: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.store32, function 0)
;; 58: valid, needs mvp, threads
;; 59: invalid at 59:65: type mismatch: instruction requires [address i32] but stack has [i64 i64] (i32.atomic.rmw.add, function 0)
;; 61: valid, needs mvp, threads
;; 62: invalid at 62:65: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.rmw.add, function 0)
;; 64: valid, needs mvp, threads
;; 65: invalid at 65:65: type mismatch: instruction requires [address i32] but stack has [i64 i64] (i32.atomic.rmw8.add_u, function 0)
;; 67: valid, needs mvp, threads
;; 68: invalid at 68:65: type mismatch: instruction requires [address i32] but stack has [i64 i64] (i32.atomic.rmw16.add_u, function 0)
;; 70: valid, needs mvp, threads
;; 71: invalid at 71:65: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.rmw8.add_u, function 0)
;; 73: valid, needs mvp, threads
;; 74: invalid at 74:65: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.rmw16.add_u, function 0)
;; 76: valid, needs mvp, threads
;; 77: invalid at 77:65: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.rmw32.add_u, function 0)
;; 79: valid, needs mvp, threads
;; 80: invalid at 80:65: type mismatch: instruction requires [address i32] but stack has [i64 i64] (i32.atomic.rmw.sub, function 0)
;; 82: valid, needs mvp, threads
;; 83: invalid at 83:65: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.rmw.sub, function 0)
;; 85: valid, needs mvp, threads
;; 86: invalid at 86:65: type mismatch: instruction requires [address i32] but stack has [i64 i64] (i32.atomic.rmw8.sub_u, function 0)
;; 88: valid, needs mvp, threads
;; 89: invalid at 89:65: type mismatch: instruction requires [address i32] but stack has [i64 i64] (i32.atomic.rmw16.sub_u, function 0)
;; 91: valid, needs mvp, threads
;; 92: invalid at 92:65: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.rmw8.sub_u, function 0)
;; 94: valid, needs mvp, threads
;; 95: invalid at 95:65: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.rmw16.sub_u, function 0)
;; 97: valid, needs mvp, threads
;; 98: invalid at 98:65: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.rmw32.sub_u, function 0)
;; 100: valid, needs mvp, threads
;; 101: invalid at 101:65: type mismatch: instruction requires [address i32] but stack has [i64 i64] (i32.atomic.rmw.and, function 0)
;; 103: valid, needs mvp, threads
;; 104: invalid at 104:65: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.rmw.and, function 0)
;; 106: valid, needs mvp, threads
;; 107: invalid at 107:65: type mismatch: instruction requires [address i32] but stack has [i64 i64] (i32.atomic.rmw8.and_u, function 0)
;; 109: valid, needs mvp, threads
;; 110: invalid at 110:65: type mismatch: instruction requires [address i32] but stack has [i64 i64] (i32.atomic.rmw16.and_u, function 0)
;; 112: valid, needs mvp, threads
;; 113: invalid at 113:65: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.rmw8.and_u, function 0)
;; 115: valid, needs mvp, threads
;; 116: invalid at 116:65: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.rmw16.and_u, function 0)
;; 118: valid, needs mvp, threads
;; 119: invalid at 119:65: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.rmw32.and_u, function 0)
;; 121: valid, needs mvp, threads
;; 122: invalid at 122:65: type mismatch: instruction requires [address i32] but stack has [i64 i64] (i32.atomic.rmw.or, function 0)
;; 124: valid, needs mvp, threads
;; 125: invalid at 125:65: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.rmw.or, function 0)
;; 127: valid, needs mvp, threads
;; 128: invalid at 128:65: type mismatch: instruction requires [address i32] but stack has [i64 i64] (i32.atomic.rmw8.or_u, function 0)
;; 130: valid, needs mvp, threads
;; 131: invalid at 131:65: type mismatch: instruction requires [address i32] but stack has [i64 i64] (i32.atomic.rmw16.or_u, function 0)
;; 133: valid, needs mvp, threads
;; 134: invalid at 134:65: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.rmw8.or_u, function 0)
;; 136: valid, needs mvp, threads
;; 137: invalid at 137:65: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.rmw16.or_u, function 0)
;; 139: valid, needs mvp, threads
;; 140: invalid at 140:65: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.rmw32.or_u, function 0)
;; 142: valid, needs mvp, threads
;; 143: invalid at 143:65: type mismatch: instruction requires [address i32] but stack has [i64 i64] (i32.atomic.rmw.xor, function 0)
;; 145: valid, needs mvp, threads
;; 146: invalid at 146:65: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.rmw.xor, function 0)
;; 148: valid, needs mvp, threads
;; 149: invalid at 149:65: type mismatch: instruction requires [address i32] but stack has [i64 i64] (i32.atomic.rmw8.xor_u, function 0)
;; 151: valid, needs mvp, threads
;; 152: invalid at 152:65: type mismatch: instruction requires [address i32] but stack has [i64 i64] (i32.atomic.rmw16.xor_u, function 0)
;; 154: valid, needs mvp, threads
;; 155: invalid at 155:65: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.rmw8.xor_u, function 0)
;; 157: valid, needs mvp, threads
;; 158: invalid at 158:65: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.rmw16.xor_u, function 0)
;; 160: valid, needs mvp, threads
;; 161: invalid at 161:65: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.rmw32.xor_u, function 0)
;; 163: valid, needs mvp, threads
;; 164: invalid at 164:65: type mismatch: instruction requires [address i32] but stack has [i64 i64] (i32.atomic.rmw.xchg, function 0)
;; 166: valid, needs mvp, threads
;; 167: invalid at 167:65: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.rmw.xchg, function 0)
;; 169: valid, needs mvp, threads
;; 170: invalid at 170:65: type mismatch: instruction requires [address i32] but stack has [i64 i64] (i32.atomic.rmw8.xchg_u, function 0)
;; 172: valid, needs mvp, threads
;; 173: invalid at 173:65: type mismatch: instruction requires [address i32] but stack has [i64 i64] (i32.atomic.rmw16.xchg_u, function 0)
;; 175: valid, needs mvp, threads
;; 176: invalid at 176:65: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.rmw8.xchg_u, function 0)
;; 178: valid, needs mvp, threads
;; 179: invalid at 179:65: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.rmw16.xchg_u, function 0)
;; 181: valid, needs mvp, threads
;; 182: invalid at 182:65: type mismatch: instruction requires [address i64] but stack has [i64 i32] (i64.atomic.rmw32.xchg_u, function 0)
;; 184: valid, needs mvp, threads
;; 185: invalid at 185:69: type mismatch: instruction requires [address i32 i32] but stack has [i64 i64 i64] (i32.atomic.rmw.cmpxchg, function 0)
;; 187: valid, needs mvp, threads
;; 188: invalid at 188:69: type mismatch: instruction requires [address i64 i64] but stack has [i64 i32 i32] (i64.atomic.rmw.cmpxchg, function 0)
;; 190: valid, needs mvp, threads
;; 191: invalid at 191:69: type mismatch: instruction requires [address i32 i32] but stack has [i64 i64 i64] (i32.atomic.rmw8.cmpxchg_u, function 0)
;; 193: valid, needs mvp, threads
;; 194: invalid at 194:69: type mismatch: instruction requires [address i32 i32] but stack has [i64 i64 i64] (i32.atomic.rmw16.cmpxchg_u, function 0)
;; 196: valid, needs mvp, threads
;; 197: invalid at 197:69: type mismatch: instruction requires [address i64 i64] but stack has [i64 i32 i32] (i64.atomic.rmw8.cmpxchg_u, function 0)
;; 199: valid, needs mvp, threads
;; 200: invalid at 200:69: type mismatch: instruction requires [address i64 i64] but stack has [i64 i32 i32] (i64.atomic.rmw16.cmpxchg_u, function 0)
;; 202: valid, needs mvp, threads
;; 203: invalid at 203:69: type mismatch: instruction requires [address i64 i64] but stack has [i64 i32 i32] (i64.atomic.rmw32.cmpxchg_u, function 0)
