;; Half a million objects live in an array; each round replaces some of them by young ones and links them to their neighbours: stores
;; from old objects to young ones. n: rounds.
(module
  (type $cell (struct (field $value i64) (field $link (mut (ref null $cell)))))
  (type $cells (array (mut (ref null $cell))))
  (global $seed (mut i32) (i32.const 0))
  (func $random (result i32) (local $x i32)
    (local.set $x (global.get $seed))
    (local.set $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 13))))
    (local.set $x (i32.xor (local.get $x) (i32.shr_u (local.get $x) (i32.const 17))))
    (global.set $seed (local.tee $x (i32.xor (local.get $x) (i32.shl (local.get $x) (i32.const 5)))))
    (local.get $x))
  (func (export "run") (param $n i32) (result i64)
    (local $live (ref $cells)) (local $i i32) (local $at i32) (local $sum i64) (local $c (ref null $cell)) (local $young (ref null $cell))
    (global.set $seed (i32.const 0x2545f491))
    (local.set $live (array.new_default $cells (i32.const 524288)))
    (loop $fill
      (array.set $cells (local.get $live) (local.get $i) (struct.new $cell (i64.extend_i32_u (local.get $i)) (ref.null $cell)))
      (br_if $fill (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 524288))))
    (loop $rounds
      (local.set $i (i32.const 4096))
      (loop $replace
        (local.set $at (i32.and (call $random) (i32.const 524287)))
        (local.set $c (array.get $cells (local.get $live) (local.get $at)))
        ;; Three short-lived ones for one that stays.
        (local.set $young (struct.new $cell (struct.get $cell $value (local.get $c)) (ref.null $cell)))
        (local.set $young (struct.new $cell (i64.add (struct.get $cell $value (local.get $young)) (i64.const 1)) (local.get $young)))
        (local.set $sum (i64.add (local.get $sum) (struct.get $cell $value (struct.get $cell $link (local.get $young)))))
        (local.set $young
          (struct.new $cell (i64.mul (struct.get $cell $value (local.get $young)) (i64.const 3)) (ref.null $cell)))
        (array.set $cells (local.get $live) (local.get $at) (local.get $young))
        ;; An old neighbour gets to know it.
        (struct.set $cell $link
          (array.get $cells (local.get $live) (i32.and (i32.add (local.get $at) (i32.const 7919)) (i32.const 524287)))
          (local.get $young))
        (br_if $replace (local.tee $i (i32.sub (local.get $i) (i32.const 1)))))
      (br_if $rounds (i32.gt_s (local.tee $n (i32.sub (local.get $n) (i32.const 1))) (i32.const 0))))
    (local.set $i (i32.const 0))
    (loop $add
      (local.set $c (array.get $cells (local.get $live) (local.get $i)))
      (local.set $sum (i64.add (i64.mul (local.get $sum) (i64.const 31)) (struct.get $cell $value (local.get $c))))
      (if (i32.eqz (ref.is_null (struct.get $cell $link (local.get $c))))
        (then
          (local.set $sum (i64.xor (local.get $sum) (struct.get $cell $value (struct.get $cell $link (local.get $c)))))))
      (br_if $add (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 524288))))
    (local.get $sum)))
