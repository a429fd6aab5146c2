;; Custom sections that have a meaning: what is wrong with one is a verdict of its own, and rejects no module.
(module
  (@custom "first" (before first) "\00\01")
  (func $hinted (export "hinted") (param i32) (result i32)
    (@metadata.code.branch_hint "\01")
    (if (result i32) (local.get 0) (then (i32.const 10)) (else (i32.const 20)))))
(assert_return (invoke "hinted" (i32.const 1)) (i32.const 10))
(assert_return (invoke "hinted" (i32.const 0)) (i32.const 20))

;; A branch hint says 0 or 1.
(assert_malformed_custom
  (module quote
    "(func (param i32) (@metadata.code.branch_hint \"\\07\") (if (local.get 0) (then)))")
  "@metadata.code.branch_hint annotation: invalid hint value")
;; A custom section has a name, and stands before or after a section that exists.
(assert_malformed_custom (module quote "(@custom)") "@custom annotation: missing section name")
(assert_malformed_custom (module quote "(@custom \"x\" (after somewhere))") "@custom annotation: malformed section kind")
;; Only conditional branches can be hinted.
(assert_invalid_custom
  (module (func (@metadata.code.branch_hint "\00") (nop)))
  "@metadata.code.branch_hint annotation: invalid target")
