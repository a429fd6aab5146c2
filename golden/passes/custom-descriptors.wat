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

;; function 0 $struct.new_desc:
;; function 0 (i32, ref) -> (ref)
;; block0(v0: i32, v1: ref):
;;   v2 = iconst.i64 0x0000000000000010
;;   v3 = vmload.i64 0 full constant
;;   v4 = load.ref v3 + 48 u32 allocation
;;   v5 = load.i64 v3 + 52 u32 allocation
;;   v6 = ref_offset.i64 v4
;;   v7 = iadd.i64 v6, v2
;;   v8 = icmp.ult.i32 v5, v7
;;   brif v8, block1, block2(v4)
;; block1:
;;   libcall heap_room (v2)
;;   v11 = load.ref v3 + 48 u32 allocation
;;   jump block2(v11)
;; block2(v13: ref):
;;   v14 = ref_offset.i64 v13
;;   v15 = iadd.i64 v14, v2
;;   store v3 + 48, v15 u32 allocation
;;   v17 = vmload.i64 56 full constant
;;   v18 = vmload.i32 64 full constant
;;   store v17 + v13, v18 full allocation
;;   store v17 + v13 + 4, v1 u32 allocation
;;   store v17 + v13 + 8, v0 full allocation
;;   return v13
;;
;; function 1 $struct.new_default_desc:
;; function 1 (ref) -> (ref)
;; block0(v0: ref):
;;   v1 = iconst.i64 0x0000000000000010
;;   v2 = vmload.i64 0 full constant
;;   v3 = load.ref v2 + 48 u32 allocation
;;   v4 = load.i64 v2 + 52 u32 allocation
;;   v5 = ref_offset.i64 v3
;;   v6 = iadd.i64 v5, v1
;;   v7 = icmp.ult.i32 v4, v6
;;   brif v7, block1, block2(v3)
;; block1:
;;   libcall heap_room (v1)
;;   v10 = load.ref v2 + 48 u32 allocation
;;   jump block2(v10)
;; block2(v12: ref):
;;   v13 = ref_offset.i64 v12
;;   v14 = iadd.i64 v13, v1
;;   store v2 + 48, v14 u32 allocation
;;   v16 = vmload.i64 56 full constant
;;   v17 = vmload.i32 64 full constant
;;   store v16 + v12, v17 full allocation
;;   store v16 + v12 + 4, v0 u32 allocation
;;   v21 = iconst.i32 0
;;   store v16 + v12 + 8, v21 full allocation
;;   return v12
;;
;; function 2 $ref.get_desc:
;; function 2 (ref) -> (ref)
;; block0(v0: ref):
;;   v1 = vmload.i64 56 full constant
;;   v2 = load.ref v1 + v0 + 4 u32 constant trap=nullReference
;;   return v2
;;
;; function 3 $ref.cast_desc_eq:
;; function 3 (ref, ref) -> (ref)
;; block0(v0: ref, v1: ref):
;;   v2 = iconst.ref 0x0000000000000000
;;   v3 = icmp.eq.i32 v1, v2
;;   trapnz v3 nullDescriptorReference
;;   v5 = ref_word.i32 v0
;;   v6 = iconst.i32 3
;;   v7 = band.i32 v5, v6
;;   v8 = iconst.i32 0
;;   v9 = icmp.ne.i32 v7, v8
;;   trapnz v9 descriptorCastFailure
;;   v11 = vmload.i64 56 full constant
;;   v12 = load.i32 v11 + v0 full constant trap=descriptorCastFailure
;;   v13 = uextend.i64 v12
;;   v14 = load.i32 v11 + v13 full constant
;;   v15 = ref_offset.i64 v0
;;   v16 = uextend.i64 v14
;;   v17 = iadd.i64 v15, v16
;;   v18 = load.ref v11 + v17 u32 constant
;;   v19 = icmp.eq.i32 v1, v18
;;   trapz v19 descriptorCastFailure
;;   return v0
;;
;; function 4 $ref.cast_desc_eq_null:
;; function 4 (ref, ref) -> (ref)
;; block0(v0: ref, v1: ref):
;;   v2 = iconst.ref 0x0000000000000000
;;   v3 = icmp.eq.i32 v1, v2
;;   trapnz v3 nullDescriptorReference
;;   v5 = icmp.eq.i32 v0, v2
;;   brif v5, block1, block2
;; block2:
;;   v7 = ref_word.i32 v0
;;   v8 = iconst.i32 3
;;   v9 = band.i32 v7, v8
;;   v10 = iconst.i32 0
;;   v11 = icmp.ne.i32 v9, v10
;;   trapnz v11 descriptorCastFailure
;;   v13 = vmload.i64 56 full constant
;;   v14 = load.i32 v13 + v0 full constant
;;   v15 = uextend.i64 v14
;;   v16 = load.i32 v13 + v15 full constant
;;   v17 = ref_offset.i64 v0
;;   v18 = uextend.i64 v16
;;   v19 = iadd.i64 v17, v18
;;   v20 = load.ref v13 + v19 u32 constant
;;   v21 = icmp.eq.i32 v1, v20
;;   trapz v21 descriptorCastFailure
;;   jump block1
;; block1:
;;   return v0
;;
;; function 5 $br_on_cast_desc_eq:
;; function 5 (ref, ref) -> (ref)
;; block0(v0: ref, v1: ref):
;;   v2 = iconst.ref 0x0000000000000000
;;   v3 = icmp.eq.i32 v1, v2
;;   trapnz v3 nullDescriptorReference
;;   v5 = icmp.eq.i32 v0, v2
;;   brif v5, block1, block2
;; block2:
;;   v7 = ref_word.i32 v0
;;   v8 = iconst.i32 3
;;   v9 = band.i32 v7, v8
;;   v10 = iconst.i32 0
;;   v11 = icmp.ne.i32 v9, v10
;;   brif v11, block1, block3
;; block3:
;;   v13 = vmload.i64 56 full constant
;;   v14 = load.i32 v13 + v0 full constant
;;   v15 = uextend.i64 v14
;;   v16 = load.i32 v13 + v15 full constant
;;   v17 = ref_offset.i64 v0
;;   v18 = uextend.i64 v16
;;   v19 = iadd.i64 v17, v18
;;   v20 = load.ref v13 + v19 u32 constant
;;   v21 = icmp.eq.i32 v1, v20
;;   brif v21, block5, block1
;; block5:
;;   return v0
;; block1:
;;   unreachable unreachable
;;
;; function 6 $br_on_cast_desc_eq_fail:
;; function 6 (ref, ref) -> (ref)
;; block0(v0: ref, v1: ref):
;;   v2 = iconst.ref 0x0000000000000000
;;   v3 = icmp.eq.i32 v1, v2
;;   trapnz v3 nullDescriptorReference
;;   v5 = icmp.eq.i32 v0, v2
;;   brif v5, block5, block2
;; block2:
;;   v7 = ref_word.i32 v0
;;   v8 = iconst.i32 3
;;   v9 = band.i32 v7, v8
;;   v10 = iconst.i32 0
;;   v11 = icmp.ne.i32 v9, v10
;;   brif v11, block5, block3
;; block3:
;;   jump block5
;; block5:
;;   return v0
