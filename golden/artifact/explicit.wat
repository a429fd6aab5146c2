;;! bounds explicit
;;! traps explicit
(module
  (memory 1)
  (data (i32.const 0) "x")
  (func (export "load") (param i32) (result i64) (i64.load offset=8 (local.get 0)))
  (func (export "divide") (param i64 i64) (result i64) (i64.rem_u (local.get 0) (local.get 1)))
)

;; x86-64-v2: 17528 bytes, sha256 89c1d80792874d4686ba4211e7e26418f3cbc7de9470229d7bb4d5f37a708d91
;;   .touchstone.engine         288     124  555cd175de81d09b
;;   .text                     4096    4096  dab49c4fb180a7b7
;;   .eh_frame                 8192     112  5c00379fd049b950
;;   .touchstone.traps         8304      15  096034939d0adf39
;;   .touchstone.addrmap       8320      15  e7562f26ff81b219
;;   .rodata.wasm             12288    4096  71e5143d1d4bc35a
;;   .name.wasm               16384      38  97770712c5b12bf5
;;   .touchstone.info         16424     190  fc484e183b5cf365
;;   .touchstone.digest       16616      64  17f629190c7197c0
;;   .shstrtab                16680     144  83628501b26b4061
;;
;; x86-64-v3: 17528 bytes, sha256 a05cb16e9da77531735ac7c5281ee1f157d39d290b51ffe53a77839d9c60e42d
;;   .touchstone.engine         288     124  97b375e2c5215a56
;;   .text                     4096    4096  dab49c4fb180a7b7
;;   .eh_frame                 8192     112  5c00379fd049b950
;;   .touchstone.traps         8304      15  096034939d0adf39
;;   .touchstone.addrmap       8320      15  e7562f26ff81b219
;;   .rodata.wasm             12288    4096  71e5143d1d4bc35a
;;   .name.wasm               16384      38  97770712c5b12bf5
;;   .touchstone.info         16424     190  fc484e183b5cf365
;;   .touchstone.digest       16616      64  3a5ed706643cd19f
;;   .shstrtab                16680     144  83628501b26b4061
