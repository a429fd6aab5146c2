;; Typed function references: call_ref, null checks, branches on null.
(module
  (type $f (func (param i32) (result i32)))
  (elem declare func $inc)
  (func $inc (type $f) (i32.add (local.get 0) (i32.const 1)))
  (func (export "through") (param i32) (result i32) (call_ref $f (local.get 0) (ref.func $inc)))
  (func (export "null") (result i32) (call_ref $f (i32.const 0) (ref.null $f)))
  (func (export "non-null") (drop (ref.as_non_null (ref.null func))))
  (func (export "branch") (param i32) (result i32) (local $r (ref null $f))
    (if (local.get 0) (then (local.set $r (ref.func $inc))))
    (block $null
      (return (call_ref $f (i32.const 41) (br_on_null $null (local.get $r)))))
    (i32.const -1)))
(assert_return (invoke "through" (i32.const 1)) (i32.const 2))
(assert_trap (invoke "null") "null function reference")
(assert_trap (invoke "non-null") "null reference")
(assert_return (invoke "branch" (i32.const 1)) (i32.const 42))
(assert_return (invoke "branch" (i32.const 0)) (i32.const -1))
