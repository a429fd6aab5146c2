;;! opcodes wide-arithmetic
;;! features wide-arithmetic
(module
  (func $i64.add128 (param i64 i64 i64 i64) (result i64 i64) (i64.add128 (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  (func $i64.sub128 (param i64 i64 i64 i64) (result i64 i64) (i64.sub128 (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  (func $i64.mul_wide_s (param i64 i64) (result i64 i64) (i64.mul_wide_s (local.get 0) (local.get 1)))
  (func $i64.mul_wide_u (param i64 i64) (result i64 i64) (i64.mul_wide_u (local.get 0) (local.get 1)))
)

;; (module
;;   (type (;0;) (func (param i64 i64 i64 i64) (result i64 i64)))
;;   (type (;1;) (func (param i64 i64) (result i64 i64)))
;;   (func $i64.add128 (type 0) (param i64 i64 i64 i64) (result i64 i64)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     local.get 3
;;     i64.add128
;;   )
;;   (func $i64.sub128 (type 0) (param i64 i64 i64 i64) (result i64 i64)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     local.get 3
;;     i64.sub128
;;   )
;;   (func $i64.mul_wide_s (type 1) (param i64 i64) (result i64 i64)
;;     local.get 0
;;     local.get 1
;;     i64.mul_wide_s
;;   )
;;   (func $i64.mul_wide_u (type 1) (param i64 i64) (result i64 i64)
;;     local.get 0
;;     local.get 1
;;     i64.mul_wide_u
;;   )
;; )
