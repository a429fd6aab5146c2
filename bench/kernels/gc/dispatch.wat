;; Virtual methods: a table of functions in each object, `this` cast to the class of the method, classes four deep. n: rounds of 32 calls.
(module
  (rec
    (type $object (sub (struct (field $vtable (ref $vtable)))))
    (type $unary (func (param (ref $object)) (result i64)))
    (type $binary (func (param (ref $object) i64) (result i64)))
    (type $vtable (sub (struct (field $size (ref $unary)) (field $add (ref $binary))))))
  (type $shape (sub $object (struct (field $vtable (ref $vtable)) (field $id i64))))
  (type $box (sub $shape (struct (field $vtable (ref $vtable)) (field $id i64) (field $side (mut i64)))))
  (type $cube (sub final $box
    (struct (field $vtable (ref $vtable)) (field $id i64) (field $side (mut i64)) (field $depth i64))))
  (type $objects (array (ref $object)))
  (elem declare func $shape.size $shape.add $box.size $box.add $cube.size $cube.add)
  (global $shape (ref $vtable) (struct.new $vtable (ref.func $shape.size) (ref.func $shape.add)))
  (global $box (ref $vtable) (struct.new $vtable (ref.func $box.size) (ref.func $box.add)))
  (global $cube (ref $vtable) (struct.new $vtable (ref.func $cube.size) (ref.func $cube.add)))
  (func $shape.size (type $unary) (struct.get $shape $id (ref.cast (ref $shape) (local.get 0))))
  (func $shape.add (type $binary)
    (i64.add (struct.get $shape $id (ref.cast (ref $shape) (local.get 0))) (local.get 1)))
  (func $box.size (type $unary) (local $this (ref $box))
    (local.set $this (ref.cast (ref $box) (local.get 0)))
    (i64.mul (struct.get $box $side (local.get $this)) (struct.get $box $side (local.get $this))))
  (func $box.add (type $binary) (local $this (ref $box))
    (local.set $this (ref.cast (ref $box) (local.get 0)))
    (struct.set $box $side (local.get $this)
      (i64.and (i64.add (struct.get $box $side (local.get $this)) (local.get 1)) (i64.const 0xffff)))
    (struct.get $box $side (local.get $this)))
  (func $cube.size (type $unary) (local $this (ref $cube))
    (local.set $this (ref.cast (ref $cube) (local.get 0)))
    (i64.mul (call $box.size (local.get $this)) (struct.get $cube $depth (local.get $this))))
  (func $cube.add (type $binary) (local $this (ref $cube))
    (local.set $this (ref.cast (ref $cube) (local.get 0)))
    (i64.add (call $box.add (local.get $this) (local.get 1)) (struct.get $cube $depth (local.get $this))))
  (func $make (param $k i32) (result (ref $object)) (local $id i64)
    (local.set $id (i64.extend_i32_u (local.get $k)))
    (block $third
      (block $second
        (block $first
          (br_table $first $second $third (i32.rem_u (local.get $k) (i32.const 3))))
        (return (struct.new $shape (global.get $shape) (local.get $id))))
      (return (struct.new $box (global.get $box) (local.get $id) (local.get $id))))
    (struct.new $cube (global.get $cube) (local.get $id) (local.get $id) (i64.add (local.get $id) (i64.const 2))))
  (func (export "run") (param $n i32) (result i64)
    (local $all (ref $objects)) (local $i i32) (local $x (ref $object)) (local $sum i64)
    (local.set $all
      (array.new_fixed $objects 16
        (call $make (i32.const 0)) (call $make (i32.const 1)) (call $make (i32.const 2)) (call $make (i32.const 3))
        (call $make (i32.const 4)) (call $make (i32.const 5)) (call $make (i32.const 6)) (call $make (i32.const 7))
        (call $make (i32.const 8)) (call $make (i32.const 9)) (call $make (i32.const 10)) (call $make (i32.const 11))
        (call $make (i32.const 12)) (call $make (i32.const 13)) (call $make (i32.const 14)) (call $make (i32.const 15))))
    (loop $rounds
      (local.set $i (i32.const 0))
      (loop $each
        (local.set $x (array.get $objects (local.get $all) (local.get $i)))
        (local.set $sum
          (i64.add (i64.mul (local.get $sum) (i64.const 31))
            (call_ref $unary (local.get $x) (struct.get $vtable $size (struct.get $object $vtable (local.get $x))))))
        (local.set $sum
          (i64.xor (local.get $sum)
            (call_ref $binary (local.get $x) (i64.and (local.get $sum) (i64.const 255))
              (struct.get $vtable $add (struct.get $object $vtable (local.get $x))))))
        (br_if $each (i32.lt_u (local.tee $i (i32.add (local.get $i) (i32.const 1))) (i32.const 16))))
      (br_if $rounds (i32.gt_s (local.tee $n (i32.sub (local.get $n) (i32.const 1))) (i32.const 0))))
    (local.get $sum)))
