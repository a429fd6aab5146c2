;;! opcodes custom-descriptors
;;! features custom-descriptors
(module
  (rec (type $object (descriptor $desc) (struct (field i32))) (type $desc (describes $object) (struct)))
  (func $struct.new_desc (param i32 (ref (exact $desc))) (result (ref $object)) (struct.new_desc $object (local.get 0) (local.get 1)))
  (func $struct.new_default_desc (param (ref (exact $desc))) (result (ref $object)) (struct.new_default_desc $object (local.get 0)))
  (func $ref.get_desc (param (ref null $object)) (result (ref $desc)) (ref.get_desc $object (local.get 0)))
  (func $ref.cast_desc_eq (param anyref (ref null $desc)) (result (ref $object)) (ref.cast_desc_eq (ref $object) (local.get 0) (local.get 1)))
  (func $ref.cast_desc_eq_null (param anyref (ref null $desc)) (result (ref null $object)) (ref.cast_desc_eq (ref null $object) (local.get 0) (local.get 1)))
  (func $br_on_cast_desc_eq (param anyref (ref null $desc)) (result (ref $object)) (br_on_cast_desc_eq 0 anyref (ref $object) (local.get 0) (local.get 1)) (unreachable))
  (func $br_on_cast_desc_eq_fail (param anyref (ref null $desc)) (result anyref) (br_on_cast_desc_eq_fail 0 anyref (ref $object) (local.get 0) (local.get 1)))
)

;; (module
;;   (rec
;;     (type $object (descriptor $desc) (struct (field i32)))
;;     (type $desc (describes $object) (struct)))
;;   (type (;2;) (func (param i32 (ref (exact $desc))) (result (ref $object))))
;;   (type (;3;) (func (param (ref (exact $desc))) (result (ref $object))))
;;   (type (;4;) (func (param (ref null $object)) (result (ref $desc))))
;;   (type (;5;) (func (param anyref (ref null $desc)) (result (ref $object))))
;;   (type (;6;) (func (param anyref (ref null $desc)) (result (ref null $object))))
;;   (type (;7;) (func (param anyref (ref null $desc)) (result anyref)))
;;   (func $struct.new_desc (type 2) (param i32 (ref (exact $desc))) (result (ref $object))
;;     local.get 0
;;     local.get 1
;;     struct.new_desc $object
;;   )
;;   (func $struct.new_default_desc (type 3) (param (ref (exact $desc))) (result (ref $object))
;;     local.get 0
;;     struct.new_default_desc $object
;;   )
;;   (func $ref.get_desc (type 4) (param (ref null $object)) (result (ref $desc))
;;     local.get 0
;;     ref.get_desc $object
;;   )
;;   (func $ref.cast_desc_eq (type 5) (param anyref (ref null $desc)) (result (ref $object))
;;     local.get 0
;;     local.get 1
;;     ref.cast_desc_eq (ref $object)
;;   )
;;   (func $ref.cast_desc_eq_null (type 6) (param anyref (ref null $desc)) (result (ref null $object))
;;     local.get 0
;;     local.get 1
;;     ref.cast_desc_eq (ref null $object)
;;   )
;;   (func $br_on_cast_desc_eq (type 5) (param anyref (ref null $desc)) (result (ref $object))
;;     local.get 0
;;     local.get 1
;;     br_on_cast_desc_eq 0 anyref (ref $object)
;;     unreachable
;;   )
;;   (func $br_on_cast_desc_eq_fail (type 7) (param anyref (ref null $desc)) (result anyref)
;;     local.get 0
;;     local.get 1
;;     br_on_cast_desc_eq_fail 0 anyref (ref $object)
;;   )
;; )
