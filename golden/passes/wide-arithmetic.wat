;;! opcodes wide-arithmetic
;;! features wide-arithmetic
(module
  (func $i64.add128 (param i64 i64 i64 i64) (result i64 i64) (i64.add128 (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  (func $i64.sub128 (param i64 i64 i64 i64) (result i64 i64) (i64.sub128 (local.get 0) (local.get 1) (local.get 2) (local.get 3)))
  (func $i64.mul_wide_s (param i64 i64) (result i64 i64) (i64.mul_wide_s (local.get 0) (local.get 1)))
  (func $i64.mul_wide_u (param i64 i64) (result i64 i64) (i64.mul_wide_u (local.get 0) (local.get 1)))
)

;; function 0 $i64.add128:
;; function 0 (i64, i64, i64, i64) -> (i64, i64)
;; block0(v0: i64, v1: i64, v2: i64, v3: i64):
;;   v4 = iadd.i64 v0, v2
;;   v5 = icmp.ugt.i32 v0, v4
;;   v6 = iadd_cin.i64 v1, v3, v5
;;   return v4, v6
;;
;; function 1 $i64.sub128:
;; function 1 (i64, i64, i64, i64) -> (i64, i64)
;; block0(v0: i64, v1: i64, v2: i64, v3: i64):
;;   v4 = isub.i64 v0, v2
;;   v5 = icmp.ult.i32 v0, v2
;;   v6 = isub_bin.i64 v1, v3, v5
;;   return v4, v6
;;
;; function 2 $i64.mul_wide_s:
;; function 2 (i64, i64) -> (i64, i64)
;; block0(v0: i64, v1: i64):
;;   v2 = imul.i64 v0, v1
;;   v3 = smulhi.i64 v0, v1
;;   return v2, v3
;;
;; function 3 $i64.mul_wide_u:
;; function 3 (i64, i64) -> (i64, i64)
;; block0(v0: i64, v1: i64):
;;   v2 = imul.i64 v0, v1
;;   v3 = umulhi.i64 v0, v1
;;   return v2, v3
