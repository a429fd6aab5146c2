;;! bounds explicit
;;! traps explicit
(module
  (memory 1)
  (data (i32.const 0) "x")
  (func (export "load") (param i32) (result i64) (i64.load offset=8 (local.get 0)))
  (func (export "divide") (param i64 i64) (result i64) (i64.rem_u (local.get 0) (local.get 1)))
)

;; x86-64-v2: 17536 bytes, sha256 a91a3c9f10025f5eb4ef94c675878eae4e8b33582d7525924a1fd5b789f40f5f
;;   .touchstone.engine         288     124  2b8bae1dc56d2c5d
;;   .text                     4096    4096  40937aa80b1a2bdd
;;   .eh_frame                 8192     112  464e6f8674137589
;;   .touchstone.traps         8304      15  dea2dde28aa987cc
;;   .touchstone.addrmap       8320      15  3d1dee86bde1ac4e
;;   .rodata.wasm             12288    4096  71e5143d1d4bc35a
;;   .name.wasm               16384      38  97770712c5b12bf5
;;   .touchstone.info         16424     194  6095fb1f8466a451
;;   .touchstone.digest       16624      64  e0d118283d0496c6
;;   .shstrtab                16688     144  83628501b26b4061
;;
;; x86-64-v3: 17536 bytes, sha256 038da04e76a46cf0a8b9af0e9d47777c2f0a8ceac93d5c5f82ef55354ed16260
;;   .touchstone.engine         288     124  409d0cb165e2cd7c
;;   .text                     4096    4096  40937aa80b1a2bdd
;;   .eh_frame                 8192     112  464e6f8674137589
;;   .touchstone.traps         8304      15  dea2dde28aa987cc
;;   .touchstone.addrmap       8320      15  3d1dee86bde1ac4e
;;   .rodata.wasm             12288    4096  71e5143d1d4bc35a
;;   .name.wasm               16384      38  97770712c5b12bf5
;;   .touchstone.info         16424     194  6095fb1f8466a451
;;   .touchstone.digest       16624      64  432231d9d344d9b5
;;   .shstrtab                16688     144  83628501b26b4061
