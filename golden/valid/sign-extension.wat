;;! opcodes sign-extension
;; i32.extend8_s
(module (func (param i32) (result i32) (i32.extend8_s (local.get 0))))
(module (func (param i64) (result i32) (i32.extend8_s (local.get 0))))
;; i32.extend16_s
(module (func (param i32) (result i32) (i32.extend16_s (local.get 0))))
(module (func (param i64) (result i32) (i32.extend16_s (local.get 0))))
;; i64.extend8_s
(module (func (param i64) (result i64) (i64.extend8_s (local.get 0))))
(module (func (param i32) (result i64) (i64.extend8_s (local.get 0))))
;; i64.extend16_s
(module (func (param i64) (result i64) (i64.extend16_s (local.get 0))))
(module (func (param i32) (result i64) (i64.extend16_s (local.get 0))))
;; i64.extend32_s
(module (func (param i64) (result i64) (i64.extend32_s (local.get 0))))
(module (func (param i32) (result i64) (i64.extend32_s (local.get 0))))

;; 3: valid, needs mvp, sign-extension
;; 4: invalid at 4:41: type mismatch: instruction requires [i32] but stack has [i64] (i32.extend8_s, function 0)
;; 6: valid, needs mvp, sign-extension
;; 7: invalid at 7:41: type mismatch: instruction requires [i32] but stack has [i64] (i32.extend16_s, function 0)
;; 9: valid, needs mvp, sign-extension
;; 10: invalid at 10:41: type mismatch: instruction requires [i64] but stack has [i32] (i64.extend8_s, function 0)
;; 12: valid, needs mvp, sign-extension
;; 13: invalid at 13:41: type mismatch: instruction requires [i64] but stack has [i32] (i64.extend16_s, function 0)
;; 15: valid, needs mvp, sign-extension
;; 16: invalid at 16:41: type mismatch: instruction requires [i64] but stack has [i32] (i64.extend32_s, function 0)
