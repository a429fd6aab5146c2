;; The forms a module can take in a script: text, quoted text, binary, named, anonymous; folded and flat instructions.
(module $named (func (export "f") (result i32) i32.const 1))
(module quote "(func (export \"g\") (result i32)" "  i32.const 2)")
(assert_return (invoke "g") (i32.const 2))
(assert_return (invoke $named "f") (i32.const 1))
(module binary
  "\00asm" "\01\00\00\00"
  "\01\05\01\60\00\01\7f"        ;; type 0: [] -> [i32]
  "\03\02\01\00"                 ;; function 0: type 0
  "\07\05\01\01\68\00\00"        ;; export "h"
  "\0a\06\01\04\00\41\2a\0b")    ;; i32.const 42
(assert_return (invoke "h") (i32.const 42))
(module $flat
  (func (export "flat") (param i32 i32) (result i32)
    local.get 0
    local.get 1
    i32.lt_s
    if (result i32)
      local.get 1
    else
      local.get 0
    end)
  (func (export "names with spaces \u{1F600} \"quoted\"") (result i32) (i32.const 0xff_ff))
)
(assert_return (invoke "flat" (i32.const 3) (i32.const 8)) (i32.const 8))
(assert_return (invoke "names with spaces \u{1F600} \"quoted\"") (i32.const 65535))
(invoke "flat" (i32.const 1) (i32.const 2))
(; block comments (; nest ;) ;)

;; An action may stand alone: what it gives is not looked at.
(module (global (export "g") i32 (i32.const 5)))
(get "g")
(assert_return (get "g") (i32.const 5))
