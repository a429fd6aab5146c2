;; One executable example of each feature the engine does not run yet: counted as skipped with its reason, never quietly.
(module (type $p (struct (field i32) (field (mut i64))))
  (func (export "pair") (result i64) (struct.get $p 1 (struct.new $p (i32.const 1) (i64.const 2)))))
(assert_return (invoke "pair") (i64.const 2))
