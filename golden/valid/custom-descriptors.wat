;;! opcodes custom-descriptors
;;! features custom-descriptors
;; struct.new_desc
(module (rec (type $object (descriptor $desc) (struct (field i32))) (type $desc (describes $object) (struct))) (func (param i32 (ref (exact $desc))) (result (ref $object)) (struct.new_desc $object (local.get 0) (local.get 1))))
(module (rec (type $object (descriptor $desc) (struct (field i32))) (type $desc (describes $object) (struct))) (func (param i64 i32) (result (ref $object)) (struct.new_desc $object (local.get 0) (local.get 1))))
;; struct.new_default_desc
(module (rec (type $object (descriptor $desc) (struct (field i32))) (type $desc (describes $object) (struct))) (func (param (ref (exact $desc))) (result (ref $object)) (struct.new_default_desc $object (local.get 0))))
(module (rec (type $object (descriptor $desc) (struct (field i32))) (type $desc (describes $object) (struct))) (func (param i32) (result (ref $object)) (struct.new_default_desc $object (local.get 0))))
;; ref.get_desc
(module (rec (type $object (descriptor $desc) (struct (field i32))) (type $desc (describes $object) (struct))) (func (param (ref null $object)) (result (ref $desc)) (ref.get_desc $object (local.get 0))))
(module (rec (type $object (descriptor $desc) (struct (field i32))) (type $desc (describes $object) (struct))) (func (param i32) (result (ref $desc)) (ref.get_desc $object (local.get 0))))
;; ref.cast_desc_eq
(module (rec (type $object (descriptor $desc) (struct (field i32))) (type $desc (describes $object) (struct))) (func (param anyref (ref null $desc)) (result (ref $object)) (ref.cast_desc_eq (ref $object) (local.get 0) (local.get 1))))
(module (rec (type $object (descriptor $desc) (struct (field i32))) (type $desc (describes $object) (struct))) (func (param i32 i32) (result (ref $object)) (ref.cast_desc_eq (ref $object) (local.get 0) (local.get 1))))
;; ref.cast_desc_eq_null
(module (rec (type $object (descriptor $desc) (struct (field i32))) (type $desc (describes $object) (struct))) (func (param anyref (ref null $desc)) (result (ref null $object)) (ref.cast_desc_eq (ref null $object) (local.get 0) (local.get 1))))
(module (rec (type $object (descriptor $desc) (struct (field i32))) (type $desc (describes $object) (struct))) (func (param i32 i32) (result (ref null $object)) (ref.cast_desc_eq (ref null $object) (local.get 0) (local.get 1))))
;; br_on_cast_desc_eq
(module (rec (type $object (descriptor $desc) (struct (field i32))) (type $desc (describes $object) (struct))) (func (param anyref (ref null $desc)) (result (ref $object)) (br_on_cast_desc_eq 0 anyref (ref $object) (local.get 0) (local.get 1)) (unreachable)))
(module (rec (type $object (descriptor $desc) (struct (field i32))) (type $desc (describes $object) (struct))) (func (param i32 i32) (result (ref $object)) (br_on_cast_desc_eq 0 anyref (ref $object) (local.get 0) (local.get 1)) (unreachable)))
;; br_on_cast_desc_eq_fail
(module (rec (type $object (descriptor $desc) (struct (field i32))) (type $desc (describes $object) (struct))) (func (param anyref (ref null $desc)) (result anyref) (br_on_cast_desc_eq_fail 0 anyref (ref $object) (local.get 0) (local.get 1))))
(module (rec (type $object (descriptor $desc) (struct (field i32))) (type $desc (describes $object) (struct))) (func (param i32 i32) (result anyref) (br_on_cast_desc_eq_fail 0 anyref (ref $object) (local.get 0) (local.get 1))))

;; 4: valid, needs mvp, custom-descriptors
;; 5: invalid at 5:158: type mismatch: instruction requires [(ref null (exact 1))] but stack has [i32] (struct.new_desc, function 0)
;; 7: valid, needs mvp, custom-descriptors
;; 8: invalid at 8:154: type mismatch: instruction requires [(ref null (exact 1))] but stack has [i32] (struct.new_default_desc, function 0)
;; 10: valid, needs mvp, custom-descriptors
;; 11: invalid at 11:152: type mismatch: instruction requires a reference but stack has [i32] (ref.get_desc, function 0)
;; 13: valid, needs mvp, custom-descriptors
;; 14: invalid at 14:158: type mismatch: instruction requires [(ref null 1)] but stack has [i32] (ref.cast_desc_eq, function 0)
;; 16: valid, needs mvp, custom-descriptors
;; 17: invalid at 17:163: type mismatch: instruction requires [(ref null 1)] but stack has [i32] (ref.cast_desc_eq_null, function 0)
;; 19: valid, needs mvp, custom-descriptors
;; 20: invalid at 20:158: type mismatch: instruction requires [(ref null 1)] but stack has [i32] (br_on_cast_desc_eq, function 0)
;; 22: valid, needs mvp, custom-descriptors
;; 23: invalid at 23:151: type mismatch: instruction requires [(ref null 1)] but stack has [i32] (br_on_cast_desc_eq_fail, function 0)
