;; Merge sort of a linked list of 200,000 nodes, bottom up: pointers are followed and stored, nothing else. n: lists.
(module
  (type $node (struct (field $key i32) (field $next (mut (ref null $node)))))
  (global $seed (mut i32) (i32.const 0))
  (func $random (result i32) (local $x i32)
    (local.set $x (global.get $seed))
    (local.set $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 13))))
    (local.set $x (i32.xor (local.get $x) (i32.shr_u (local.get $x) (i32.const 17))))
    (global.set $seed (local.tee $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 5)))))
    (local.get $x))
  (func $build (param $n i32) (result (ref null $node)) (local $list (ref null $node))
    (loop $more
      (local.set $list (struct.new $node (call $random) (local.get $list)))
      (br_if $more (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $list))
  ;; The node behind the first `n` of a list.
  (func $skip (param $list (ref null $node)) (param $n i32) (result (ref null $node))
    (block $end
      (loop $more
        (br_if $end (i32.eqz (local.get $n)))
        (br_if $end (ref.is_null (local.get $list)))
        (local.set $list (struct.get $node $next (local.get $list)))
        (local.set $n (i32.sub (local.get $n) (i32.const 1)))
        (br $more)))
    (local.get $list))
  ;; Merges the first `width` nodes of `a` with the first `width` of `b` behind `tail`; the last node of the merged list.
  (func $merge (param $tail (ref $node)) (param $a (ref null $node)) (param $b (ref null $node)) (param $width i32)
    (result (ref $node))
    (local $na i32) (local $nb i32) (local $x (ref null $node))
    (local.set $na (local.get $width))
    (local.set $nb (local.get $width))
    (block $done
      (loop $more
        (block $right
          (block $left
            (br_if $right (i32.eqz (local.get $na)))
            (br_if $right (ref.is_null (local.get $a)))
            (br_if $left (i32.eqz (local.get $nb)))
            (br_if $left (ref.is_null (local.get $b)))
            (br_if $right (i32.gt_s (struct.get $node $key (local.get $a)) (struct.get $node $key (local.get $b)))))
          (local.set $x (local.get $a))
          (local.set $a (struct.get $node $next (local.get $a)))
          (local.set $na (i32.sub (local.get $na) (i32.const 1)))
          (struct.set $node $next (local.get $tail) (local.get $x))
          (local.set $tail (ref.as_non_null (local.get $x)))
          (br $more))
        (br_if $done (i32.eqz (local.get $nb)))
        (br_if $done (ref.is_null (local.get $b)))
        (local.set $x (local.get $b))
        (local.set $b (struct.get $node $next (local.get $b)))
        (local.set $nb (i32.sub (local.get $nb) (i32.const 1)))
        (struct.set $node $next (local.get $tail) (local.get $x))
        (local.set $tail (ref.as_non_null (local.get $x)))
        (br $more)))
    (local.get $tail))
  (func $sort (param $list (ref null $node)) (param $n i32) (result (ref null $node))
    (local $head (ref $node)) (local $tail (ref $node)) (local $width i32)
    (local $a (ref null $node)) (local $b (ref null $node)) (local $rest (ref null $node))
    (local.set $head (struct.new $node (i32.const 0) (local.get $list)))
    (local.set $width (i32.const 1))
    (loop $widths
      (local.set $tail (local.get $head))
      (local.set $a (struct.get $node $next (local.get $head)))
      (loop $runs
        (local.set $b (call $skip (local.get $a) (local.get $width)))
        (local.set $rest (call $skip (local.get $b) (local.get $width)))
        (local.set $tail (call $merge (local.get $tail) (local.get $a) (local.get $b) (local.get $width)))
        (struct.set $node $next (local.get $tail) (local.get $rest))
        (local.set $a (local.get $rest))
        (br_if $runs (i32.eqz (ref.is_null (local.get $rest)))))
      (local.set $width (i32.shl (local.get $width) (i32.const 1)))
      (br_if $widths (i32.lt_u (local.get $width) (local.get $n))))
    (struct.get $node $next (local.get $head)))
  (func (export "run") (param $n i32) (result i64) (local $list (ref null $node)) (local $sum i64)
    (global.set $seed (i32.const 0x2545f491))
    (loop $lists
      (local.set $list (call $sort (call $build (i32.const 200000)) (i32.const 200000)))
      (loop $nodes
        (local.set $sum
          (i64.add (i64.mul (local.get $sum) (i64.const 31)) (i64.extend_i32_s (struct.get $node $key (local.get $list)))))
        (local.set $list (struct.get $node $next (local.get $list)))
        (br_if $nodes (i32.eqz (ref.is_null (local.get $list)))))
      (br_if $lists (i32.gt_s (local.tee $n (i32.sub (local.get $n) (i32.const 1))) (i32.const 0))))
    (local.get $sum)))
