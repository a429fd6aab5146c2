;;! opcodes sign-extension
(module
  (func $i32.extend8_s (param i32) (result i32) (i32.extend8_s (local.get 0)))
  (func $i32.extend16_s (param i32) (result i32) (i32.extend16_s (local.get 0)))
  (func $i64.extend8_s (param i64) (result i64) (i64.extend8_s (local.get 0)))
  (func $i64.extend16_s (param i64) (result i64) (i64.extend16_s (local.get 0)))
  (func $i64.extend32_s (param i64) (result i64) (i64.extend32_s (local.get 0)))
)

;; function 0 $i32.extend8_s:
;; function 0 (i32) -> (i32)
;; block0(v0: i32):
;;   v1 = sextend8.i32 v0
;;   return v1
;;
;; function 1 $i32.extend16_s:
;; function 1 (i32) -> (i32)
;; block0(v0: i32):
;;   v1 = sextend16.i32 v0
;;   return v1
;;
;; function 2 $i64.extend8_s:
;; function 2 (i64) -> (i64)
;; block0(v0: i64):
;;   v1 = sextend8.i64 v0
;;   return v1
;;
;; function 3 $i64.extend16_s:
;; function 3 (i64) -> (i64)
;; block0(v0: i64):
;;   v1 = sextend16.i64 v0
;;   return v1
;;
;; function 4 $i64.extend32_s:
;; function 4 (i64) -> (i64)
;; block0(v0: i64):
;;   v1 = sextend32.i64 v0
;;   return v1
