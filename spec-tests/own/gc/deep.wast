;; Class 30: shapes that a collector must not follow by recursion, and arrays that must not fill a stack of work; smaller here than in
;; large.test.ts, which has lists of five million.
(module
  (type $list (struct (field (mut (ref null $list))) (field i32)))
  (type $tree (struct (field (mut (ref null $tree))) (field (mut (ref null $tree)))))
  (type $refs (array (mut anyref)))
  (global $list (mut (ref null $list)) (ref.null $list))
  (global $tree (mut (ref null $tree)) (ref.null $tree))
  (func $garbage (drop (array.new_default $refs (i32.const 1000))))
  (func (export "list") (param $n i32) (result i64) (local $x (ref null $list)) (local $i i32) (local $sum i64)
    (loop $more
      (local.set $x (struct.new $list (local.get $x) (local.get $i)))
      (br_if $more (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))
    (global.set $list (local.get $x))
    (call $garbage)
    (loop $sum
      (local.set $sum (i64.add (local.get $sum) (i64.extend_i32_u (struct.get $list 1 (local.get $x)))))
      (br_if $sum (i32.eqz (ref.is_null (local.tee $x (struct.get $list 0 (local.get $x)))))))
    (local.get $sum))
  ;; To the left (0) or to the right (1) alone, or in turn (2); and its way back at the end, so that it is a ring.
  (func (export "tree") (param $n i32) (param $shape i32) (result i32) (local $x (ref null $tree)) (local $i i32) (local $depth i32)
    (local $first (ref $tree))
    (local.set $first (struct.new_default $tree))
    (local.set $x (local.get $first))
    (loop $more
      (if (select (i32.and (local.get $i) (i32.const 1)) (local.get $shape) (i32.eq (local.get $shape) (i32.const 2)))
        (then (local.set $x (struct.new $tree (ref.null $tree) (local.get $x))))
        (else (local.set $x (struct.new $tree (local.get $x) (ref.null $tree)))))
      (br_if $more (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))
    (struct.set $tree 0 (local.get $first) (local.get $x))
    (global.set $tree (local.get $x))
    (call $garbage)
    (loop $down
      (local.set $depth (i32.add (local.get $depth) (i32.const 1)))
      (if (ref.is_null (struct.get $tree 0 (local.get $x)))
        (then (local.set $x (struct.get $tree 1 (local.get $x))))
        (else (local.set $x (struct.get $tree 0 (local.get $x)))))
      (br_if $down (i32.eqz (ref.eq (local.get $x) (global.get $tree)))))
    (local.get $depth))
  ;; Every element another object; arrays in arrays.
  (func (export "wide") (param $n i32) (result i32) (local $a (ref $refs)) (local $i i32) (local $sum i32)
    (local.set $a (array.new_default $refs (local.get $n)))
    (loop $fill
      (array.set $refs (local.get $a) (local.get $i)
        (array.new_fixed $refs 1 (struct.new $list (ref.null $list) (local.get $i))))
      (br_if $fill (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))
    (call $garbage)
    (local.set $i (i32.const 0))
    (loop $read
      (local.set $sum
        (i32.add (local.get $sum)
          (struct.get $list 1
            (ref.cast (ref $list)
              (array.get $refs (ref.cast (ref $refs) (array.get $refs (local.get $a) (local.get $i))) (i32.const 0))))))
      (br_if $read (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (local.get $n))))
    (local.get $sum)))
(assert_return (invoke "list" (i32.const 500)) (i64.const 124750))
(assert_return (invoke "tree" (i32.const 300) (i32.const 0)) (i32.const 301))
(assert_return (invoke "tree" (i32.const 300) (i32.const 1)) (i32.const 301))
(assert_return (invoke "tree" (i32.const 300) (i32.const 2)) (i32.const 301))
(assert_return (invoke "wide" (i32.const 150)) (i32.const 11175))
