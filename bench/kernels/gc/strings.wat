;; Text as arrays of bytes and of 16-bit units: made from data, widened, joined, moved within themselves, filled, hashed. n: rounds.
(module
  (type $bytes (array (mut i8)))
  (type $units (array (mut i16)))
  (data $words "the quick brown fox jumps over a lazy dog while seventeen wizards mix vivid potions of jade and ink ")
  (func $widen (param $b (ref $bytes)) (result (ref $units)) (local $u (ref $units)) (local $i i32) (local $n i32)
    (local.set $n (array.len (local.get $b)))
    (local.set $u (array.new_default $units (local.get $n)))
    (block $end
      (loop $each
        (br_if $end (i32.ge_u (local.get $i) (local.get $n)))
        (array.set $units (local.get $u) (local.get $i) (array.get_u $bytes (local.get $b) (local.get $i)))
        (local.set $i (i32.add (local.get $i) (i32.const 1)))
        (br $each)))
    (local.get $u))
  (func $join (param $a (ref $units)) (param $b (ref $units)) (result (ref $units)) (local $u (ref $units))
    (local.set $u (array.new_default $units (i32.add (array.len (local.get $a)) (array.len (local.get $b)))))
    (array.copy $units $units (local.get $u) (i32.const 0) (local.get $a) (i32.const 0) (array.len (local.get $a)))
    (array.copy $units $units (local.get $u) (array.len (local.get $a)) (local.get $b) (i32.const 0) (array.len (local.get $b)))
    (local.get $u))
  (func $hash (param $u (ref $units)) (result i64) (local $i i32) (local $h i64)
    (loop $each
      (local.set $h
        (i64.add (i64.mul (local.get $h) (i64.const 31)) (i64.extend_i32_u (array.get_u $units (local.get $u) (local.get $i)))))
      (br_if $each (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (array.len (local.get $u)))))
    (local.get $h))
  (func (export "run") (param $n i32) (result i64)
    (local $text (ref $units)) (local $word (ref $units)) (local $from i32) (local $sum i64) (local $k i32) (local $half i32)
    (loop $rounds
      (local.set $text (array.new_default $units (i32.const 1)))
      (local.set $k (i32.const 0))
      (loop $joins
        (local.set $from (i32.rem_u (i32.add (i32.mul (local.get $k) (i32.const 17)) (local.get $n)) (i32.const 61)))
        (local.set $word
          (call $widen (array.new_data $bytes $words (local.get $from) (i32.add (local.get $k) (i32.const 5)))))
        (local.set $text (call $join (local.get $text) (local.get $word)))
        (br_if $joins (i32.lt_u (local.tee $k (i32.add (local.get $k) (i32.const 1))) (i32.const 32))))
      (local.set $half (i32.shr_u (array.len (local.get $text)) (i32.const 1)))
      ;; Over itself, upwards and downwards.
      (array.copy $units $units (local.get $text) (i32.const 3) (local.get $text) (i32.const 0) (local.get $half))
      (array.copy $units $units (local.get $text) (local.get $half) (local.get $text) (i32.add (local.get $half) (i32.const 5))
        (i32.sub (local.get $half) (i32.const 5)))
      (array.fill $units (local.get $text) (i32.and (local.get $n) (i32.const 63)) (i32.const 0x263a) (i32.const 40))
      (local.set $sum (i64.add (i64.mul (local.get $sum) (i64.const 7)) (call $hash (local.get $text))))
      (br_if $rounds (i32.gt_s (local.tee $n (i32.sub (local.get $n) (i32.const 1))) (i32.const 0))))
    (local.get $sum)))
