;;! opcodes gc
(module
  (type $sig (func (param i32) (result i32)))
  (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64)))
  (type $bytes (array (mut i8)))
  (type $funcs (array (mut funcref)))
  (func $callee (type $sig) (local.get 0))
  (elem declare func $callee)
  (elem $el func $callee)
  (data $d "data")
  (func $ref.eq (param eqref eqref) (result i32) (ref.eq (local.get 0) (local.get 1)))
  (func $struct.new (param i32 f64) (result (ref $point)) (struct.new $point (local.get 0) (i32.const 1) (local.get 1)))
  (func $struct.new_default (result (ref $point)) (struct.new_default $point))
  (func $struct.get (param (ref null $point)) (result f64) (struct.get $point $z (local.get 0)))
  (func $struct.get_s (param (ref null $point)) (result i32) (struct.get_s $point $y (local.get 0)))
  (func $struct.get_u (param (ref null $point)) (result i32) (struct.get_u $point $y (local.get 0)))
  (func $struct.set (param (ref null $point) i32) (struct.set $point $x (local.get 0) (local.get 1)))
  (func $array.new (param i32 i32) (result (ref $bytes)) (array.new $bytes (local.get 0) (local.get 1)))
  (func $array.new_default (param i32) (result (ref $bytes)) (array.new_default $bytes (local.get 0)))
  (func $array.new_fixed (param i32 i32) (result (ref $bytes)) (array.new_fixed $bytes 2 (local.get 0) (local.get 1)))
  (func $array.new_data (param i32 i32) (result (ref $bytes)) (array.new_data $bytes $d (local.get 0) (local.get 1)))
  (func $array.new_elem (param i32 i32) (result (ref $funcs)) (array.new_elem $funcs $el (local.get 0) (local.get 1)))
  (func $array.get (param (ref null $funcs) i32) (result funcref) (array.get $funcs (local.get 0) (local.get 1)))
  (func $array.get_s (param (ref null $bytes) i32) (result i32) (array.get_s $bytes (local.get 0) (local.get 1)))
  (func $array.get_u (param (ref null $bytes) i32) (result i32) (array.get_u $bytes (local.get 0) (local.get 1)))
  (func $array.set (param (ref null $bytes) i32 i32) (array.set $bytes (local.get 0) (local.get 1) (local.get 2)))
  (func $array.len (param arrayref) (result i32) (array.len (local.get 0)))
  (func $array.fill (param (ref null $bytes) i32 i32 i32) (array.fill $bytes (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  (func $array.copy (param (ref null $bytes) i32 i32) (array.copy $bytes $bytes (local.get 0) (local.get 1) (local.get 0) (local.get 2) (i32.const 4)))
  (func $array.init_data (param (ref null $bytes) i32 i32 i32) (array.init_data $bytes $d (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  (func $array.init_elem (param (ref null $funcs) i32 i32 i32) (array.init_elem $funcs $el (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  (func $ref.test (param anyref) (result i32) (ref.test (ref $point) (local.get 0)))
  (func $ref.test_null (param anyref) (result i32) (ref.test (ref null $point) (local.get 0)))
  (func $ref.cast (param anyref) (result (ref $point)) (ref.cast (ref $point) (local.get 0)))
  (func $ref.cast_null (param anyref) (result (ref null $point)) (ref.cast (ref null $point) (local.get 0)))
  (func $br_on_cast (param anyref) (result i31ref) (br_on_cast 0 anyref i31ref (local.get 0)) (unreachable))
  (func $br_on_cast_fail (param anyref) (result anyref) (br_on_cast_fail 0 anyref (ref $point) (local.get 0)) (drop) (ref.null any))
  (func $any.convert_extern (param externref) (result anyref) (any.convert_extern (local.get 0)))
  (func $extern.convert_any (param anyref) (result externref) (extern.convert_any (local.get 0)))
  (func $ref.i31 (param i32) (result (ref i31)) (ref.i31 (local.get 0)))
  (func $i31.get_s (param i31ref) (result i32) (i31.get_s (local.get 0)))
  (func $i31.get_u (param i31ref) (result i32) (i31.get_u (local.get 0)))
)

;; (module
;;   (type $sig (func (param i32) (result i32)))
;;   (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64)))
;;   (type $bytes (array (mut i8)))
;;   (type $funcs (array (mut funcref)))
;;   (type (;4;) (func (param eqref eqref) (result i32)))
;;   (type (;5;) (func (param i32 f64) (result (ref $point))))
;;   (type (;6;) (func (result (ref $point))))
;;   (type (;7;) (func (param (ref null $point)) (result f64)))
;;   (type (;8;) (func (param (ref null $point)) (result i32)))
;;   (type (;9;) (func (param (ref null $point) i32)))
;;   (type (;10;) (func (param i32 i32) (result (ref $bytes))))
;;   (type (;11;) (func (param i32) (result (ref $bytes))))
;;   (type (;12;) (func (param i32 i32) (result (ref $funcs))))
;;   (type (;13;) (func (param (ref null $funcs) i32) (result funcref)))
;;   (type (;14;) (func (param (ref null $bytes) i32) (result i32)))
;;   (type (;15;) (func (param (ref null $bytes) i32 i32)))
;;   (type (;16;) (func (param arrayref) (result i32)))
;;   (type (;17;) (func (param (ref null $bytes) i32 i32 i32)))
;;   (type (;18;) (func (param (ref null $funcs) i32 i32 i32)))
;;   (type (;19;) (func (param anyref) (result i32)))
;;   (type (;20;) (func (param anyref) (result (ref $point))))
;;   (type (;21;) (func (param anyref) (result (ref null $point))))
;;   (type (;22;) (func (param anyref) (result i31ref)))
;;   (type (;23;) (func (param anyref) (result anyref)))
;;   (type (;24;) (func (param externref) (result anyref)))
;;   (type (;25;) (func (param anyref) (result externref)))
;;   (type (;26;) (func (param i32) (result (ref i31))))
;;   (type (;27;) (func (param i31ref) (result i32)))
;;   (elem (;0;) declare func $callee)
;;   (elem $el func $callee)
;;   (func $callee (type $sig) (param i32) (result i32)
;;     local.get 0
;;   )
;;   (func $ref.eq (type 4) (param eqref eqref) (result i32)
;;     local.get 0
;;     local.get 1
;;     ref.eq
;;   )
;;   (func $struct.new (type 5) (param i32 f64) (result (ref $point))
;;     local.get 0
;;     i32.const 1
;;     local.get 1
;;     struct.new $point
;;   )
;;   (func $struct.new_default (type 6) (result (ref $point))
;;     struct.new_default $point
;;   )
;;   (func $struct.get (type 7) (param (ref null $point)) (result f64)
;;     local.get 0
;;     struct.get $point $z
;;   )
;;   (func $struct.get_s (type 8) (param (ref null $point)) (result i32)
;;     local.get 0
;;     struct.get_s $point $y
;;   )
;;   (func $struct.get_u (type 8) (param (ref null $point)) (result i32)
;;     local.get 0
;;     struct.get_u $point $y
;;   )
;;   (func $struct.set (type 9) (param (ref null $point) i32)
;;     local.get 0
;;     local.get 1
;;     struct.set $point $x
;;   )
;;   (func $array.new (type 10) (param i32 i32) (result (ref $bytes))
;;     local.get 0
;;     local.get 1
;;     array.new $bytes
;;   )
;;   (func $array.new_default (type 11) (param i32) (result (ref $bytes))
;;     local.get 0
;;     array.new_default $bytes
;;   )
;;   (func $array.new_fixed (type 10) (param i32 i32) (result (ref $bytes))
;;     local.get 0
;;     local.get 1
;;     array.new_fixed $bytes 2
;;   )
;;   (func $array.new_data (type 10) (param i32 i32) (result (ref $bytes))
;;     local.get 0
;;     local.get 1
;;     array.new_data $bytes $d
;;   )
;;   (func $array.new_elem (type 12) (param i32 i32) (result (ref $funcs))
;;     local.get 0
;;     local.get 1
;;     array.new_elem $funcs $el
;;   )
;;   (func $array.get (type 13) (param (ref null $funcs) i32) (result funcref)
;;     local.get 0
;;     local.get 1
;;     array.get $funcs
;;   )
;;   (func $array.get_s (type 14) (param (ref null $bytes) i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     array.get_s $bytes
;;   )
;;   (func $array.get_u (type 14) (param (ref null $bytes) i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     array.get_u $bytes
;;   )
;;   (func $array.set (type 15) (param (ref null $bytes) i32 i32)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     array.set $bytes
;;   )
;;   (func $array.len (type 16) (param arrayref) (result i32)
;;     local.get 0
;;     array.len
;;   )
;;   (func $array.fill (type 17) (param (ref null $bytes) i32 i32 i32)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     local.get 3
;;     array.fill $bytes
;;   )
;;   (func $array.copy (type 15) (param (ref null $bytes) i32 i32)
;;     local.get 0
;;     local.get 1
;;     local.get 0
;;     local.get 2
;;     i32.const 4
;;     array.copy $bytes $bytes
;;   )
;;   (func $array.init_data (type 17) (param (ref null $bytes) i32 i32 i32)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     local.get 3
;;     array.init_data $bytes $d
;;   )
;;   (func $array.init_elem (type 18) (param (ref null $funcs) i32 i32 i32)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     local.get 3
;;     array.init_elem $funcs $el
;;   )
;;   (func $ref.test (type 19) (param anyref) (result i32)
;;     local.get 0
;;     ref.test (ref $point)
;;   )
;;   (func $ref.test_null (type 19) (param anyref) (result i32)
;;     local.get 0
;;     ref.test (ref null $point)
;;   )
;;   (func $ref.cast (type 20) (param anyref) (result (ref $point))
;;     local.get 0
;;     ref.cast (ref $point)
;;   )
;;   (func $ref.cast_null (type 21) (param anyref) (result (ref null $point))
;;     local.get 0
;;     ref.cast (ref null $point)
;;   )
;;   (func $br_on_cast (type 22) (param anyref) (result i31ref)
;;     local.get 0
;;     br_on_cast 0 anyref i31ref
;;     unreachable
;;   )
;;   (func $br_on_cast_fail (type 23) (param anyref) (result anyref)
;;     local.get 0
;;     br_on_cast_fail 0 anyref (ref $point)
;;     drop
;;     ref.null any
;;   )
;;   (func $any.convert_extern (type 24) (param externref) (result anyref)
;;     local.get 0
;;     any.convert_extern
;;   )
;;   (func $extern.convert_any (type 25) (param anyref) (result externref)
;;     local.get 0
;;     extern.convert_any
;;   )
;;   (func $ref.i31 (type 26) (param i32) (result (ref i31))
;;     local.get 0
;;     ref.i31
;;   )
;;   (func $i31.get_s (type 27) (param i31ref) (result i32)
;;     local.get 0
;;     i31.get_s
;;   )
;;   (func $i31.get_u (type 27) (param i31ref) (result i32)
;;     local.get 0
;;     i31.get_u
;;   )
;;   (data $d "data")
;; )
