;; What must be refused, and in which phase: malformed text and binaries, invalid modules.
(assert_malformed (module quote "(func") "unexpected token")
(assert_malformed (module quote "(func (i32.const 4294967296) drop)") "constant out of range")
(assert_malformed (module quote "(func $f) (func $f)") "duplicate func")
(assert_malformed (module quote "(func br $nowhere)") "unknown label")
(assert_malformed (module quote "(func i32.frobnicate)") "unknown operator")
(assert_malformed (module quote "(type $t (func (param i32))) (func (type $t) (param i64))") "inline function type")
(assert_malformed (module quote "(memory 1) (func (i32.load align=3 (i32.const 0)) drop)") "alignment")
(assert_malformed (module quote "(import \"\" \"\" (func)) (func) (import \"\" \"\" (func))") "import after function")
(assert_malformed (module binary "") "unexpected end")
(assert_malformed (module binary "\00asn\01\00\00\00") "magic header not detected")
(assert_malformed (module binary "\00asm\02\00\00\00") "unknown binary version")
(assert_malformed (module binary "\00asm\01\00\00\00" "\0e\00") "malformed section id")
(assert_malformed
  (module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00")
  "function and code section have inconsistent lengths")
(assert_malformed
  (module binary "\00asm\01\00\00\00" "\05\03\01\00\80")
  "unexpected end")

(assert_invalid (module (func (result i32))) "type mismatch")
(assert_invalid (module (func (result i32) (i64.const 0))) "type mismatch")
(assert_invalid (module (func (i32.add (i32.const 0) (f32.const 0)) drop)) "type mismatch")
(assert_invalid (module (func (local.get 0) drop)) "unknown local")
(assert_invalid (module (func (br 1))) "unknown label")
(assert_invalid (module (func (call 3))) "unknown function")
(assert_invalid (module (func (i32.load (i32.const 0)) drop)) "unknown memory")
(assert_invalid (module (memory 1) (func (i32.load align=8 (i32.const 0)) drop)) "alignment must not be larger than natural")
(assert_invalid (module (global $g i32 (i32.const 0)) (func (global.set $g (i32.const 1)))) "immutable global")
(assert_invalid (module (memory 70000)) "memory size")
(assert_invalid (module (memory 2 1)) "size minimum must not be greater than maximum")
(assert_invalid (module (func) (export "a" (func 0)) (export "a" (func 0))) "duplicate export name")
(assert_invalid (module (func $f (param i32)) (start $f)) "start function")
(assert_invalid (module (func $f) (func (drop (ref.func $f)))) "undeclared function reference")
(assert_invalid (module (func (block (result i32) (br_table 0 1 (i32.const 0) (i32.const 0))) drop)) "type mismatch")
;; The same bytes, quoted and in binary form, get the same class.
(assert_invalid (module quote "(func (result i32) (i64.const 0))") "type mismatch")
(assert_invalid
  (module binary "\00asm\01\00\00\00" "\01\05\01\60\00\01\7f" "\03\02\01\00" "\0a\06\01\04\00\42\00\0b")
  "type mismatch")

;; A reference that unreachable code makes up is a reference.
(assert_invalid (module (func unreachable ref.as_non_null i32.eqz drop)) "type mismatch")
(assert_invalid (module (func (block unreachable br_on_null 0 i32.eqz drop))) "type mismatch")
(assert_invalid (module (func (result i64) unreachable ref.as_non_null)) "type mismatch")
(assert_invalid (module (func unreachable ref.as_non_null i32.const 0 select drop)) "type mismatch")
;; No byte stands for its type.
(assert_malformed
  (module binary "\00asm\01\00\00\00" "\01\04\01\60\00\00" "\03\02\01\00" "\0a\07\01\05\00\d0\41\1a\0b")
  "malformed heap type")
