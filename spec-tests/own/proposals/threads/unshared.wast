;; A memory of one thread has all of it but waiting: who waits for it waits forever, and that is a trap, whatever stands there.
(module
  (memory 1 1)
  (func (export "add") (param i32 i32) (result i32) (i32.atomic.rmw.add (local.get 0) (local.get 1)))
  (func (export "notify") (param i32) (result i32) (memory.atomic.notify (local.get 0) (i32.const -1))))
(assert_return (invoke "add" (i32.const 4) (i32.const 3)) (i32.const 0))
(assert_return (invoke "add" (i32.const 4) (i32.const 3)) (i32.const 3))
(assert_trap (invoke "add" (i32.const 2) (i32.const 3)) "unaligned atomic")
(assert_return (invoke "notify" (i32.const 0)) (i32.const 0))
(assert_trap (invoke "notify" (i32.const 65536)) "out of bounds memory access")

(module
  (memory 1 1)
  (func (export "wait32") (param i32) (result i32) (memory.atomic.wait32 (local.get 0) (i32.const 1) (i64.const -1)))
  (func (export "wait64") (param i32) (result i32) (memory.atomic.wait64 (local.get 0) (i64.const 0) (i64.const 0))))
(assert_trap (invoke "wait32" (i32.const 0)) "expected shared memory")
(assert_trap (invoke "wait64" (i32.const 0)) "expected shared memory")
