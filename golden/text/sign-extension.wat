;;! opcodes sign-extension
(module
  (func $i32.extend8_s (param i32) (result i32) (i32.extend8_s (local.get 0)))
  (func $i32.extend16_s (param i32) (result i32) (i32.extend16_s (local.get 0)))
  (func $i64.extend8_s (param i64) (result i64) (i64.extend8_s (local.get 0)))
  (func $i64.extend16_s (param i64) (result i64) (i64.extend16_s (local.get 0)))
  (func $i64.extend32_s (param i64) (result i64) (i64.extend32_s (local.get 0)))
)

;; (module
;;   (type (;0;) (func (param i32) (result i32)))
;;   (type (;1;) (func (param i64) (result i64)))
;;   (func $i32.extend8_s (type 0) (param i32) (result i32)
;;     local.get 0
;;     i32.extend8_s
;;   )
;;   (func $i32.extend16_s (type 0) (param i32) (result i32)
;;     local.get 0
;;     i32.extend16_s
;;   )
;;   (func $i64.extend8_s (type 1) (param i64) (result i64)
;;     local.get 0
;;     i64.extend8_s
;;   )
;;   (func $i64.extend16_s (type 1) (param i64) (result i64)
;;     local.get 0
;;     i64.extend16_s
;;   )
;;   (func $i64.extend32_s (type 1) (param i64) (result i64)
;;     local.get 0
;;     i64.extend32_s
;;   )
;; )
