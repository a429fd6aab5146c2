(module)

;; x86-64-v2: 9064 bytes, sha256 d134d8d639dcd045acdfd926d4f1f43184a31e4c5268e471c3f9f62914fdc948
;;   .touchstone.engine         232     120  1f1c17a4cd465645
;;   .text                     4096    4096  3892007bcf2ef171
;;   .eh_frame                 8192       4  df3f619804a92fdb
;;   .touchstone.traps         8200       4  df3f619804a92fdb
;;   .touchstone.addrmap       8208       4  df3f619804a92fdb
;;   .touchstone.info          8216      86  61f7e78d6b1e6d9f
;;   .touchstone.digest        8304      64  b0b744d9262a8a53
;;   .shstrtab                 8368     120  2a1f6bab480cf77c
;;
;; x86-64-v3: 9064 bytes, sha256 2cf13820a0ae59c486c38202b602d8d5416efa7bc1abc5103d699f614dcfa779
;;   .touchstone.engine         232     120  b586355aec8764cb
;;   .text                     4096    4096  3892007bcf2ef171
;;   .eh_frame                 8192       4  df3f619804a92fdb
;;   .touchstone.traps         8200       4  df3f619804a92fdb
;;   .touchstone.addrmap       8208       4  df3f619804a92fdb
;;   .touchstone.info          8216      86  61f7e78d6b1e6d9f
;;   .touchstone.digest        8304      64  6413c2a5a38f1ca7
;;   .shstrtab                 8368     120  2a1f6bab480cf77c
