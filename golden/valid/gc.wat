;;! opcodes gc
;; ref.eq
(module (func (param eqref eqref) (result i32) (ref.eq (local.get 0) (local.get 1))))
(module (func (param i32 i32) (result i32) (ref.eq (local.get 0) (local.get 1))))
;; struct.new
(module (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64))) (func (param i32 f64) (result (ref $point)) (struct.new $point (local.get 0) (i32.const 1) (local.get 1))))
(module (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64))) (func (param i64 f32) (result (ref $point)) (struct.new $point (local.get 0) (i32.const 1) (local.get 1))))
;; struct.new_default
(module (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64))) (func (result (ref $point)) (struct.new_default $point)))
(module (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64))) (func (struct.new_default $point)))
;; struct.get
(module (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64))) (func (param (ref null $point)) (result f64) (struct.get $point $z (local.get 0))))
(module (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64))) (func (param i32) (result f64) (struct.get $point $z (local.get 0))))
;; struct.get_s
(module (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64))) (func (param (ref null $point)) (result i32) (struct.get_s $point $y (local.get 0))))
(module (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64))) (func (param i32) (result i32) (struct.get_s $point $y (local.get 0))))
;; struct.get_u
(module (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64))) (func (param (ref null $point)) (result i32) (struct.get_u $point $y (local.get 0))))
(module (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64))) (func (param i32) (result i32) (struct.get_u $point $y (local.get 0))))
;; struct.set
(module (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64))) (func (param (ref null $point) i32) (struct.set $point $x (local.get 0) (local.get 1))))
(module (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64))) (func (param i32 i64) (struct.set $point $x (local.get 0) (local.get 1))))
;; array.new
(module (type $bytes (array (mut i8))) (func (param i32 i32) (result (ref $bytes)) (array.new $bytes (local.get 0) (local.get 1))))
(module (type $bytes (array (mut i8))) (func (param i64 i64) (result (ref $bytes)) (array.new $bytes (local.get 0) (local.get 1))))
;; array.new_default
(module (type $bytes (array (mut i8))) (func (param i32) (result (ref $bytes)) (array.new_default $bytes (local.get 0))))
(module (type $bytes (array (mut i8))) (func (param i64) (result (ref $bytes)) (array.new_default $bytes (local.get 0))))
;; array.new_fixed
(module (type $bytes (array (mut i8))) (func (param i32 i32) (result (ref $bytes)) (array.new_fixed $bytes 2 (local.get 0) (local.get 1))))
(module (type $bytes (array (mut i8))) (func (param i64 i64) (result (ref $bytes)) (array.new_fixed $bytes 2 (local.get 0) (local.get 1))))
;; array.new_data
(module (type $bytes (array (mut i8))) (data $d "data") (func (param i32 i32) (result (ref $bytes)) (array.new_data $bytes $d (local.get 0) (local.get 1))))
(module (type $bytes (array (mut i8))) (data $d "data") (func (param i64 i64) (result (ref $bytes)) (array.new_data $bytes $d (local.get 0) (local.get 1))))
;; array.new_elem
(module (type $sig (func (param i32) (result i32))) (type $funcs (array (mut funcref))) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (elem $el func $callee) (func (param i32 i32) (result (ref $funcs)) (array.new_elem $funcs $el (local.get 0) (local.get 1))))
(module (type $sig (func (param i32) (result i32))) (type $funcs (array (mut funcref))) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (elem $el func $callee) (func (param i64 i64) (result (ref $funcs)) (array.new_elem $funcs $el (local.get 0) (local.get 1))))
;; array.get
(module (type $funcs (array (mut funcref))) (func (param (ref null $funcs) i32) (result funcref) (array.get $funcs (local.get 0) (local.get 1))))
(module (type $funcs (array (mut funcref))) (func (param i32 i64) (result funcref) (array.get $funcs (local.get 0) (local.get 1))))
;; array.get_s
(module (type $bytes (array (mut i8))) (func (param (ref null $bytes) i32) (result i32) (array.get_s $bytes (local.get 0) (local.get 1))))
(module (type $bytes (array (mut i8))) (func (param i32 i64) (result i32) (array.get_s $bytes (local.get 0) (local.get 1))))
;; array.get_u
(module (type $bytes (array (mut i8))) (func (param (ref null $bytes) i32) (result i32) (array.get_u $bytes (local.get 0) (local.get 1))))
(module (type $bytes (array (mut i8))) (func (param i32 i64) (result i32) (array.get_u $bytes (local.get 0) (local.get 1))))
;; array.set
(module (type $bytes (array (mut i8))) (func (param (ref null $bytes) i32 i32) (array.set $bytes (local.get 0) (local.get 1) (local.get 2))))
(module (type $bytes (array (mut i8))) (func (param i32 i64 i64) (array.set $bytes (local.get 0) (local.get 1) (local.get 2))))
;; array.len
(module (func (param arrayref) (result i32) (array.len (local.get 0))))
(module (func (param i32) (result i32) (array.len (local.get 0))))
;; array.fill
(module (type $bytes (array (mut i8))) (func (param (ref null $bytes) i32 i32 i32) (array.fill $bytes (local.get 0) (local.get 1) (local.get 2) (local.get 3))))
(module (type $bytes (array (mut i8))) (func (param i32 i64 i64 i64) (array.fill $bytes (local.get 0) (local.get 1) (local.get 2) (local.get 3))))
;; array.copy
(module (type $bytes (array (mut i8))) (func (param (ref null $bytes) i32 i32) (array.copy $bytes $bytes (local.get 0) (local.get 1) (local.get 0) (local.get 2) (i32.const 4))))
(module (type $bytes (array (mut i8))) (func (param i32 i64 i64) (array.copy $bytes $bytes (local.get 0) (local.get 1) (local.get 0) (local.get 2) (i32.const 4))))
;; array.init_data
(module (type $bytes (array (mut i8))) (data $d "data") (func (param (ref null $bytes) i32 i32 i32) (array.init_data $bytes $d (local.get 0) (local.get 1) (local.get 2) (local.get 3))))
(module (type $bytes (array (mut i8))) (data $d "data") (func (param i32 i64 i64 i64) (array.init_data $bytes $d (local.get 0) (local.get 1) (local.get 2) (local.get 3))))
;; array.init_elem
(module (type $sig (func (param i32) (result i32))) (type $funcs (array (mut funcref))) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (elem $el func $callee) (func (param (ref null $funcs) i32 i32 i32) (array.init_elem $funcs $el (local.get 0) (local.get 1) (local.get 2) (local.get 3))))
(module (type $sig (func (param i32) (result i32))) (type $funcs (array (mut funcref))) (func $callee (type $sig) (local.get 0)) (elem declare func $callee) (elem $el func $callee) (func (param i32 i64 i64 i64) (array.init_elem $funcs $el (local.get 0) (local.get 1) (local.get 2) (local.get 3))))
;; ref.test
(module (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64))) (func (param anyref) (result i32) (ref.test (ref $point) (local.get 0))))
(module (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64))) (func (param i32) (result i32) (ref.test (ref $point) (local.get 0))))
;; ref.test_null
(module (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64))) (func (param anyref) (result i32) (ref.test (ref null $point) (local.get 0))))
(module (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64))) (func (param i32) (result i32) (ref.test (ref null $point) (local.get 0))))
;; ref.cast
(module (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64))) (func (param anyref) (result (ref $point)) (ref.cast (ref $point) (local.get 0))))
(module (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64))) (func (param i32) (result (ref $point)) (ref.cast (ref $point) (local.get 0))))
;; ref.cast_null
(module (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64))) (func (param anyref) (result (ref null $point)) (ref.cast (ref null $point) (local.get 0))))
(module (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64))) (func (param i32) (result (ref null $point)) (ref.cast (ref null $point) (local.get 0))))
;; br_on_cast
(module (func (param anyref) (result i31ref) (br_on_cast 0 anyref i31ref (local.get 0)) (unreachable)))
(module (func (param i32) (result i31ref) (br_on_cast 0 anyref i31ref (local.get 0)) (unreachable)))
;; br_on_cast_fail
(module (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64))) (func (param anyref) (result anyref) (br_on_cast_fail 0 anyref (ref $point) (local.get 0)) (drop) (ref.null any)))
(module (type $point (struct (field $x (mut i32)) (field $y (mut i8)) (field $z f64))) (func (param i32) (result anyref) (br_on_cast_fail 0 anyref (ref $point) (local.get 0)) (drop) (ref.null any)))
;; any.convert_extern
(module (func (param externref) (result anyref) (any.convert_extern (local.get 0))))
(module (func (param i32) (result anyref) (any.convert_extern (local.get 0))))
;; extern.convert_any
(module (func (param anyref) (result externref) (extern.convert_any (local.get 0))))
(module (func (param i32) (result externref) (extern.convert_any (local.get 0))))
;; ref.i31
(module (func (param i32) (result (ref i31)) (ref.i31 (local.get 0))))
(module (func (param i64) (result (ref i31)) (ref.i31 (local.get 0))))
;; i31.get_s
(module (func (param i31ref) (result i32) (i31.get_s (local.get 0))))
(module (func (param i32) (result i32) (i31.get_s (local.get 0))))
;; i31.get_u
(module (func (param i31ref) (result i32) (i31.get_u (local.get 0))))
(module (func (param i32) (result i32) (i31.get_u (local.get 0))))

;; 3: valid, needs mvp, gc
;; 4: invalid at 4:45: type mismatch: instruction requires [eqref] but stack has [i32] (ref.eq, function 0)
;; 6: valid, needs mvp, gc
;; 7: invalid at 7:133: type mismatch: instruction requires [f64] but stack has [f32] (struct.new, function 0)
;; 9: valid, needs mvp, gc
;; 10: invalid at 10:121: type mismatch: block requires [] but stack has [(ref 0)] (end, function 0)
;; 12: valid, needs mvp, gc
;; 13: invalid at 13:120: type mismatch: instruction requires [(ref null 0)] but stack has [i32] (struct.get, function 0)
;; 15: valid, needs mvp, gc
;; 16: invalid at 16:120: type mismatch: instruction requires [(ref null 0)] but stack has [i32] (struct.get_s, function 0)
;; 18: valid, needs mvp, gc
;; 19: invalid at 19:120: type mismatch: instruction requires [(ref null 0)] but stack has [i32] (struct.get_u, function 0)
;; 21: valid, needs mvp, gc
;; 22: invalid at 22:111: type mismatch: instruction requires [i32] but stack has [i64] (struct.set, function 0)
;; 24: valid, needs mvp, gc
;; 25: invalid at 25:85: type mismatch: instruction requires [i32] but stack has [i64] (array.new, function 0)
;; 27: valid, needs mvp, gc
;; 28: invalid at 28:81: type mismatch: instruction requires [i32] but stack has [i64] (array.new_default, function 0)
;; 30: valid, needs mvp, gc
;; 31: invalid at 31:85: type mismatch: instruction requires [i32] but stack has [i64] (array.new_fixed, function 0)
;; 33: valid, needs mvp, gc
;; 34: invalid at 34:102: type mismatch: instruction requires [i32] but stack has [i64] (array.new_data, function 0)
;; 36: valid, needs mvp, gc
;; 37: invalid at 37:227: type mismatch: instruction requires [i32] but stack has [i64] (array.new_elem, function 1)
;; 39: valid, needs mvp, gc
;; 40: invalid at 40:85: type mismatch: instruction requires [i32] but stack has [i64] (array.get, function 0)
;; 42: valid, needs mvp, gc
;; 43: invalid at 43:76: type mismatch: instruction requires [i32] but stack has [i64] (array.get_s, function 0)
;; 45: valid, needs mvp, gc
;; 46: invalid at 46:76: type mismatch: instruction requires [i32] but stack has [i64] (array.get_u, function 0)
;; 48: valid, needs mvp, gc
;; 49: invalid at 49:67: type mismatch: instruction requires [i32] but stack has [i64] (array.set, function 0)
;; 51: valid, needs mvp, gc
;; 52: invalid at 52:41: type mismatch: instruction requires [arrayref] but stack has [i32] (array.len, function 0)
;; 54: valid, needs mvp, gc
;; 55: invalid at 55:71: type mismatch: instruction requires [i32] but stack has [i64] (array.fill, function 0)
;; 57: valid, needs mvp, gc
;; 58: invalid at 58:67: type mismatch: instruction requires [i32] but stack has [i64] (array.copy, function 0)
;; 60: valid, needs mvp, gc
;; 61: invalid at 61:88: type mismatch: instruction requires [i32] but stack has [i64] (array.init_data, function 0)
;; 63: valid, needs mvp, gc
;; 64: invalid at 64:213: type mismatch: instruction requires [i32] but stack has [i64] (array.init_elem, function 1)
;; 66: valid, needs mvp, gc
;; 67: invalid at 67:120: type mismatch: instruction requires [anyref] but stack has [i32] (ref.test, function 0)
;; 69: valid, needs mvp, gc
;; 70: invalid at 70:120: type mismatch: instruction requires [anyref] but stack has [i32] (ref.test_null, function 0)
;; 72: valid, needs mvp, gc
;; 73: invalid at 73:129: type mismatch: instruction requires [anyref] but stack has [i32] (ref.cast, function 0)
;; 75: valid, needs mvp, gc
;; 76: invalid at 76:134: type mismatch: instruction requires [anyref] but stack has [i32] (ref.cast_null, function 0)
;; 78: valid, needs mvp, gc
;; 79: invalid at 79:44: type mismatch: instruction requires [anyref] but stack has [i32] (br_on_cast, function 0)
;; 81: valid, needs mvp, reference-types, gc
;; 82: invalid at 82:123: type mismatch: instruction requires [anyref] but stack has [i32] (br_on_cast_fail, function 0)
;; 84: valid, needs mvp, gc
;; 85: invalid at 85:44: type mismatch: instruction requires [externref] but stack has [i32] (any.convert_extern, function 0)
;; 87: valid, needs mvp, gc
;; 88: invalid at 88:47: type mismatch: instruction requires [anyref] but stack has [i32] (extern.convert_any, function 0)
;; 90: valid, needs mvp, gc
;; 91: invalid at 91:47: type mismatch: instruction requires [i32] but stack has [i64] (ref.i31, function 0)
;; 93: valid, needs mvp, gc
;; 94: invalid at 94:41: type mismatch: instruction requires [i31ref] but stack has [i32] (i31.get_s, function 0)
;; 96: valid, needs mvp, gc
;; 97: invalid at 97:41: type mismatch: instruction requires [i31ref] but stack has [i32] (i31.get_u, function 0)
