;;! bounds explicit
;;! traps explicit
(module
  (memory 1)
  (data (i32.const 0) "x")
  (func (export "load") (param i32) (result i64) (i64.load offset=8 (local.get 0)))
  (func (export "divide") (param i64 i64) (result i64) (i64.rem_u (local.get 0) (local.get 1)))
)

;; x86-64-v2: 17536 bytes, sha256 6a68f8be10c72a6a2c53360b8b81fcc684250aeffef77b6a5907f1844fa05e99
;;   .touchstone.engine         288     124  2b8bae1dc56d2c5d
;;   .text                     4096    4096  414b555bc9f4bb55
;;   .eh_frame                 8192     112  c2e4eb5e3bce435d
;;   .touchstone.traps         8304      15  18a9b7353035842c
;;   .touchstone.addrmap       8320      15  309b9bdabea275b2
;;   .rodata.wasm             12288    4096  71e5143d1d4bc35a
;;   .name.wasm               16384      38  97770712c5b12bf5
;;   .touchstone.info         16424     194  df5117ef0ffd9d59
;;   .touchstone.digest       16624      64  f78f480eb64a96ef
;;   .shstrtab                16688     144  83628501b26b4061
;;
;; x86-64-v3: 17536 bytes, sha256 314876c957a5893cf6b3869474a170553cd6bead040f1b1e457bd1f42f0725c0
;;   .touchstone.engine         288     124  409d0cb165e2cd7c
;;   .text                     4096    4096  414b555bc9f4bb55
;;   .eh_frame                 8192     112  c2e4eb5e3bce435d
;;   .touchstone.traps         8304      15  18a9b7353035842c
;;   .touchstone.addrmap       8320      15  309b9bdabea275b2
;;   .rodata.wasm             12288    4096  71e5143d1d4bc35a
;;   .name.wasm               16384      38  97770712c5b12bf5
;;   .touchstone.info         16424     194  df5117ef0ffd9d59
;;   .touchstone.digest       16624      64  09023e57841d01cd
;;   .shstrtab                16688     144  83628501b26b4061
