;; Solutions of n queens, counted by recursion over arrays of bytes (columns) and numbers (diagonals).
(module
  (type $bytes (array (mut i8)))
  (type $numbers (array (mut i32)))
  (func $place (param $row i32) (param $n i32) (param $columns (ref $bytes)) (param $up (ref $numbers)) (param $down (ref $numbers))
    (result i32)
    (local $c i32) (local $u i32) (local $d i32) (local $found i32)
    (if (i32.eq (local.get $row) (local.get $n)) (then (return (i32.const 1))))
    (loop $each
      (local.set $u (i32.add (local.get $row) (local.get $c)))
      (local.set $d (i32.add (i32.sub (local.get $row) (local.get $c)) (local.get $n)))
      (if
        (i32.eqz
          (i32.or (array.get_u $bytes (local.get $columns) (local.get $c))
            (i32.or (array.get $numbers (local.get $up) (local.get $u)) (array.get $numbers (local.get $down) (local.get $d)))))
        (then
          (array.set $bytes (local.get $columns) (local.get $c) (i32.const 1))
          (array.set $numbers (local.get $up) (local.get $u) (i32.const 1))
          (array.set $numbers (local.get $down) (local.get $d) (i32.const 1))
          (local.set $found
            (i32.add (local.get $found)
              (call $place (i32.add (local.get $row) (i32.const 1)) (local.get $n) (local.get $columns) (local.get $up)
                (local.get $down))))
          (array.set $bytes (local.get $columns) (local.get $c) (i32.const 0))
          (array.set $numbers (local.get $up) (local.get $u) (i32.const 0))
          (array.set $numbers (local.get $down) (local.get $d) (i32.const 0))))
      (br_if $each (i32.lt_s (local.tee $c (i32.add (local.get $c) (i32.const 1))) (local.get $n))))
    (local.get $found))
  (func (export "run") (param $n i32) (result i64)
    (i64.extend_i32_u
      (call $place (i32.const 0) (local.get $n) (array.new_default $bytes (local.get $n))
        (array.new_default $numbers (i32.shl (local.get $n) (i32.const 1)))
        (array.new_default $numbers (i32.add (i32.shl (local.get $n) (i32.const 1)) (i32.const 1)))))))
