;; One executable example of each feature the engine does not run yet: counted as skipped with its reason, never quietly.
(module (type $p (struct (field i32) (field (mut i64))))
  (func (export "pair") (result i64) (struct.get $p 1 (struct.new $p (i32.const 1) (i64.const 2)))))
(assert_return (invoke "pair") (i64.const 2))
(module (tag $t (param i32))
  (func (export "caught") (result i32) (block $h (result i32) (try_table (catch $t $h) (throw $t (i32.const 5))) (i32.const 0)))
  (func (export "escapes") (throw $t (i32.const 1))))
(assert_return (invoke "caught") (i32.const 5))
(assert_exception (invoke "escapes"))
