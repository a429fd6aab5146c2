;; What was known of memories, tables, globals and addresses before something changed them, in loops and on other ways.

(module (global $g (mut i32) (i32.const 0))
  (func (export "inner loops write, too") (param i32) (result i32) (local i32 i32)
    (loop $o
      (local.set 2 (i32.add (local.get 2) (global.get $g)))
      (local.set 1 (i32.const 2))
      (loop $i (global.set $g (i32.add (global.get $g) (i32.const 1)))
        (br_if $i (local.tee 1 (i32.sub (local.get 1) (i32.const 1)))))
      (br_if $o (local.tee 0 (i32.sub (local.get 0) (i32.const 1)))))
    (local.get 2)))
(assert_return (invoke "inner loops write, too" (i32.const 3)) (i32.const 6))

;; What was read in front of a loop, whose inner loop writes it.
(module
  (memory 1 100) (table $t 2 100 funcref) (func $f) (elem declare func $f) (global $g (mut i32) (i32.const 0))
  (func (export "global") (param $n i32) (result i32) (local $sum i32) (local $k i32)
    (local.set $sum (global.get $g))
    (loop $outer
      (local.set $sum (i32.add (local.get $sum) (global.get $g)))
      (local.set $k (i32.const 2))
      (loop $inner
        (global.set $g (i32.add (global.get $g) (i32.const 1)))
        (br_if $inner (local.tee $k (i32.sub (local.get $k) (i32.const 1)))))
      (br_if $outer (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $sum))
  (func (export "memory") (param $n i32) (result i32) (local $sum i32) (local $k i32)
    (local.set $sum (i32.load (i32.const 8)))
    (loop $outer
      (local.set $sum (i32.add (local.get $sum) (i32.load (i32.const 8))))
      (local.set $k (i32.const 2))
      (loop $inner
        (i32.store (i32.const 8) (i32.add (i32.load (i32.const 8)) (i32.const 1)))
        (br_if $inner (local.tee $k (i32.sub (local.get $k) (i32.const 1)))))
      (br_if $outer (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $sum))
  (func (export "size of memory") (param $n i32) (result i32) (local $sum i32) (local $k i32)
    (local.set $sum (memory.size))
    (loop $outer
      (local.set $sum (i32.add (local.get $sum) (memory.size)))
      (local.set $k (i32.const 2))
      (loop $inner
        (drop (memory.grow (i32.const 1)))
        (br_if $inner (local.tee $k (i32.sub (local.get $k) (i32.const 1)))))
      (br_if $outer (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $sum))
  (func (export "table") (param $n i32) (result i32) (local $sum i32) (local $k i32)
    (local.set $sum (ref.is_null (table.get $t (i32.const 0))))
    (loop $outer
      (local.set $sum (i32.add (local.get $sum) (ref.is_null (table.get $t (i32.const 0)))))
      (local.set $k (i32.const 1))
      (loop $inner
        (table.set $t (i32.const 0) (ref.func $f))
        (br_if $inner (local.tee $k (i32.sub (local.get $k) (i32.const 1)))))
      (br_if $outer (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $sum))
  (func (export "size of table") (param $n i32) (result i32) (local $sum i32) (local $k i32)
    (local.set $sum (table.size $t))
    (loop $outer
      (local.set $sum (i32.add (local.get $sum) (table.size $t)))
      (local.set $k (i32.const 2))
      (loop $inner
        (drop (table.grow $t (ref.null func) (i32.const 1)))
        (br_if $inner (local.tee $k (i32.sub (local.get $k) (i32.const 1)))))
      (br_if $outer (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $sum)))
(assert_return (invoke "global" (i32.const 3)) (i32.const 6))
(assert_return (invoke "memory" (i32.const 3)) (i32.const 6))
(assert_return (invoke "size of memory" (i32.const 3)) (i32.const 10))
(assert_return (invoke "table" (i32.const 3)) (i32.const 2))
(assert_return (invoke "size of table" (i32.const 3)) (i32.const 14))

(module
  (func (export "differences in a row") (param i32 i32 i32 i32 i32) (result i32)
    (i32.sub (i32.sub (i32.sub (i32.mul (local.get 0) (local.get 1)) (local.get 2)) (local.get 3)) (local.get 4)))
  (func (export "differences of differences") (param i32 i32 i32 i32) (result i32)
    (i32.sub (i32.sub (local.get 0) (local.get 1)) (i32.sub (local.get 2) (i32.mul (local.get 3) (local.get 1))))))
(assert_return (invoke "differences in a row" (i32.const 10) (i32.const 10) (i32.const 1) (i32.const 2) (i32.const 3)) (i32.const 94))
(assert_return (invoke "differences of differences" (i32.const 10) (i32.const 1) (i32.const 5) (i32.const 3)) (i32.const 7))

;; The second access reaches further than the first was checked for.
(module (memory 1)
  (func (export "a byte more") (param i32) (result i32)
    (i32.add (i32.load8_u (local.get 0)) (i32.load8_u offset=1 (local.get 0))))
  (func (export "more bytes") (param i32) (result i64)
    (i64.add (i64.load16_u (local.get 0)) (i64.load (local.get 0)))))
(assert_return (invoke "a byte more" (i32.const 65534)) (i32.const 0))
(assert_trap (invoke "a byte more" (i32.const 65535)) "out of bounds memory access")
(assert_return (invoke "more bytes" (i32.const 65528)) (i64.const 0))
(assert_trap (invoke "more bytes" (i32.const 65529)) "out of bounds memory access")

;; What was checked on one way was not on the other.
(module (memory 1)
  (func (export "beside") (param i32 i32) (result i32)
    (drop (i32.load8_u (local.get 0)))
    (if (local.get 1) (then (drop (i32.load offset=100 (local.get 0)))))
    (i32.load offset=50 (local.get 0)))
  (func (export "else") (param i32 i32) (result i32)
    (if (result i32) (local.get 1)
      (then (i32.load offset=100 (local.get 0)))
      (else (i32.load offset=50 (local.get 0)))))
  (func (export "in a loop not entered") (param i32 i32) (result i32)
    (block $b (loop $l (br_if $b (i32.eqz (local.get 1))) (drop (i32.load offset=100 (local.get 0))) (br $b)))
    (i32.load offset=50 (local.get 0))))
(assert_trap (invoke "beside" (i32.const 65500) (i32.const 0)) "out of bounds memory access")
(assert_trap (invoke "beside" (i32.const 65500) (i32.const 1)) "out of bounds memory access")
(assert_return (invoke "beside" (i32.const 65482) (i32.const 0)) (i32.const 0))
(assert_trap (invoke "else" (i32.const 65483) (i32.const 0)) "out of bounds memory access")
(assert_return (invoke "else" (i32.const 65482) (i32.const 0)) (i32.const 0))
(assert_trap (invoke "in a loop not entered" (i32.const 65500) (i32.const 0)) "out of bounds memory access")

(module (memory 1 10)
  (func (export "grown") (result i32) (local i32)
    (local.set 0 (memory.size))
    (drop (memory.grow (i32.const 2)))
    (i32.sub (memory.size) (local.get 0))))
(assert_return (invoke "grown") (i32.const 2))

(module (table 4 funcref) (func $x) (elem declare func $x)
  (func (export "set") (param i32 i32) (result i32)
    (drop (table.get 0 (local.get 0)))
    (table.set 0 (local.get 1) (ref.func $x))
    (ref.is_null (table.get 0 (local.get 0)))))
(assert_return (invoke "set" (i32.const 2) (i32.const 2)) (i32.const 0))

(module (table 1 funcref)
  (func (export "grown") (result i32)
    (drop (table.get 0 (i32.const 0)))
    (drop (table.grow 0 (ref.null func) (i32.const 100000)))
    (table.set 0 (i32.const 99999) (ref.null func))
    (table.size 0)))
(assert_return (invoke "grown") (i32.const 100001))

;; A segment that was long enough has been dropped since, by somebody else.
(module (memory 1) (data $d "abcdefgh")
  (func $drop (data.drop $d))
  (func (export "dropped between") (param i32) (result i32)
    (memory.init $d (i32.const 0) (local.get 0) (i32.const 4))
    (call $drop)
    (memory.init $d (i32.const 8) (local.get 0) (i32.const 4))
    (i32.load (i32.const 8))))
(assert_trap (invoke "dropped between" (i32.const 0)) "out of bounds memory access")

;; The same, dropped in a loop by whoever read it.
(module (memory 1) (data $d "abcdefgh")
  (func (export "dropped in a loop") (param $n i32)
    (memory.init $d (i32.const 0) (i32.const 0) (i32.const 8))
    (loop $l
      (memory.init $d (i32.const 8) (i32.const 0) (i32.const 8))
      (data.drop $d)
      (br_if $l (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))
  (func (export "at") (param i32) (result i64) (i64.load (local.get 0))))
(assert_trap (invoke "dropped in a loop" (i32.const 2)) "out of bounds memory access")
(assert_return (invoke "at" (i32.const 8)) (i64.const 0x6867666564636261))
