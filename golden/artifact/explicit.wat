;;! bounds explicit
;;! traps explicit
(module
  (memory 1)
  (data (i32.const 0) "x")
  (func (export "load") (param i32) (result i64) (i64.load offset=8 (local.get 0)))
  (func (export "divide") (param i64 i64) (result i64) (i64.rem_u (local.get 0) (local.get 1)))
)

;; x86-64-v2: 17528 bytes, sha256 700fec268c7aa1e2cd27dc04f1382dc1a67798829c852ded378ecf3c6b43ef83
;;   .touchstone.engine         288     124  555cd175de81d09b
;;   .text                     4096    4096  40937aa80b1a2bdd
;;   .eh_frame                 8192     112  464e6f8674137589
;;   .touchstone.traps         8304      15  dea2dde28aa987cc
;;   .touchstone.addrmap       8320      15  3d1dee86bde1ac4e
;;   .rodata.wasm             12288    4096  71e5143d1d4bc35a
;;   .name.wasm               16384      38  97770712c5b12bf5
;;   .touchstone.info         16424     190  8cd34e2d6fe8ac71
;;   .touchstone.digest       16616      64  fceb19027cd86f76
;;   .shstrtab                16680     144  83628501b26b4061
;;
;; x86-64-v3: 17528 bytes, sha256 ee2c96dc846793041b8175f714571c9e12a2fed77701753a88921364bd1ae6df
;;   .touchstone.engine         288     124  97b375e2c5215a56
;;   .text                     4096    4096  40937aa80b1a2bdd
;;   .eh_frame                 8192     112  464e6f8674137589
;;   .touchstone.traps         8304      15  dea2dde28aa987cc
;;   .touchstone.addrmap       8320      15  3d1dee86bde1ac4e
;;   .rodata.wasm             12288    4096  71e5143d1d4bc35a
;;   .name.wasm               16384      38  97770712c5b12bf5
;;   .touchstone.info         16424     190  8cd34e2d6fe8ac71
;;   .touchstone.digest       16616      64  7a1cb57bf24220b4
;;   .shstrtab                16680     144  83628501b26b4061
