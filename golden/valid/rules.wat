;; One module for each kind of rule that is not an instruction's.
(module (import "m" "f" (func (type 3))))
(module (memory 65537))
(module (table 2 1 funcref))
(module (global i32 (i64.const 0)))
(module (global $a i32 (global.get $b)) (global $b i32 (i32.const 0)))
(module (func) (export "a" (func 0)) (export "a" (func 0)))
(module (func (param i32)) (start 0))
(module (func (result i32) (ref.func 0) (drop) (i32.const 0)))
(module (table 1 (ref func)))
(module (type (sub final (func))) (type (sub 0 (func))))
(module (func (br 2)))
(module (func (local.get 0) (drop)))
(module (func (i32.const 1)))
(module (memory 1) (func (drop (i32.load align=8 (i32.const 0)))))
(module (func $f (call $nobody)))
(module (data $d "x") (func (data.drop 1)))

;; 2: invalid at 2:9: unknown type 3
;; 3: invalid at 3:9: memory size must be at most 65536 pages (4GiB)
;; 4: invalid at 4:9: size minimum must not be greater than maximum
;; 5: invalid at 5:34: type mismatch: instruction requires [i32] but stack has [i64] (end)
;; 6: invalid at 6:25: unknown global 1 (global.get)
;; 7: invalid at 7:38: duplicate export name "a"
;; 8: invalid at 8:28: start function must have type [] -> []
;; 9: invalid at 9:29: undeclared function reference 0 (ref.func, function 0)
;; 10: invalid at 10:9: type mismatch: table of non-null references needs an initializer
;; 11: invalid at 11:35: sub type 1 does not match super type 0: the super type is final
;; 12: invalid at 12:16: unknown label 2 (br, function 0)
;; 13: invalid at 13:16: unknown local 0 (local.get, function 0)
;; 14: invalid at 14:28: type mismatch: block requires [] but stack has [i32] (end, function 0)
;; 15: invalid at 15:33: alignment must not be larger than natural (i32.load, function 0)
;; 16: malformed at 16:24: unknown function $nobody
;; 17: invalid at 17:30: unknown data segment 1 (data.drop, function 0)
