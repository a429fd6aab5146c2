;; Thirty million small structures of two references (n = 17): a deep tree lives all through, many short-lived ones come and go.
(module
  (type $tree (struct (field $left (ref null $tree)) (field $right (ref null $tree))))
  (func $build (param $depth i32) (result (ref $tree))
    (if (result (ref $tree)) (i32.eqz (local.get $depth))
      (then (struct.new $tree (ref.null $tree) (ref.null $tree)))
      (else
        (struct.new $tree
          (call $build (i32.sub (local.get $depth) (i32.const 1)))
          (call $build (i32.sub (local.get $depth) (i32.const 1)))))))
  (func $count (param $t (ref $tree)) (result i32)
    (local $left (ref null $tree))
    (local.set $left (struct.get $tree $left (local.get $t)))
    (if (ref.is_null (local.get $left)) (then (return (i32.const 1))))
    (i32.add (i32.const 1)
      (i32.add (call $count (ref.as_non_null (local.get $left)))
        (call $count (ref.as_non_null (struct.get $tree $right (local.get $t)))))))
  (func (export "run") (param $n i32) (result i64)
    (local $depth i32) (local $i i32) (local $sum i64) (local $long (ref null $tree))
    (if (i32.lt_s (local.get $n) (i32.const 6)) (then (local.set $n (i32.const 6))))
    (local.set $long (call $build (local.get $n)))
    (local.set $depth (i32.const 4))
    (loop $depths
      (local.set $i (i32.shl (i32.const 1) (i32.add (i32.sub (local.get $n) (local.get $depth)) (i32.const 4))))
      (loop $trees
        (local.set $sum
          (i64.add (i64.mul (local.get $sum) (i64.const 3)) (i64.extend_i32_u (call $count (call $build (local.get $depth))))))
        (br_if $trees (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))
      (local.set $depth (i32.add (local.get $depth) (i32.const 2)))
      (br_if $depths (i32.le_s (local.get $depth) (local.get $n))))
    (i64.add (local.get $sum) (i64.extend_i32_u (call $count (ref.as_non_null (local.get $long)))))))
