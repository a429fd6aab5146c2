;;! bounds explicit
;;! traps explicit
(module
  (memory 1)
  (data (i32.const 0) "x")
  (func (export "load") (param i32) (result i64) (i64.load offset=8 (local.get 0)))
  (func (export "divide") (param i64 i64) (result i64) (i64.rem_u (local.get 0) (local.get 1)))
)

;; x86-64-v2: 17536 bytes, sha256 4ae7e6b41e0b75eff482e2291e055de76dc66789e136b281a02f57423612d589
;;   .touchstone.engine         288     124  555cd175de81d09b
;;   .text                     4096    4096  40937aa80b1a2bdd
;;   .eh_frame                 8192     112  464e6f8674137589
;;   .touchstone.traps         8304      15  dea2dde28aa987cc
;;   .touchstone.addrmap       8320      15  3d1dee86bde1ac4e
;;   .rodata.wasm             12288    4096  71e5143d1d4bc35a
;;   .name.wasm               16384      38  97770712c5b12bf5
;;   .touchstone.info         16424     194  6095fb1f8466a451
;;   .touchstone.digest       16624      64  a24f1ceefe8a9fba
;;   .shstrtab                16688     144  83628501b26b4061
;;
;; x86-64-v3: 17536 bytes, sha256 136595a5215ac52a30ec5f57c9b34e8c48e50f0d2a0782c00ddd55f3132365a8
;;   .touchstone.engine         288     124  97b375e2c5215a56
;;   .text                     4096    4096  40937aa80b1a2bdd
;;   .eh_frame                 8192     112  464e6f8674137589
;;   .touchstone.traps         8304      15  dea2dde28aa987cc
;;   .touchstone.addrmap       8320      15  3d1dee86bde1ac4e
;;   .rodata.wasm             12288    4096  71e5143d1d4bc35a
;;   .name.wasm               16384      38  97770712c5b12bf5
;;   .touchstone.info         16424     194  6095fb1f8466a451
;;   .touchstone.digest       16624      64  eff99984d4cd2922
;;   .shstrtab                16688     144  83628501b26b4061
