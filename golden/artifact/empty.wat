(module)

;; x86-64-v2: 9064 bytes, sha256 b6c62ef2435b05b5dfb624e434b779bd1ebb043663cc91fda8947b3ba33d9232
;;   .touchstone.engine         232     120  1f1c17a4cd465645
;;   .text                     4096    4096  3892007bcf2ef171
;;   .eh_frame                 8192       4  df3f619804a92fdb
;;   .touchstone.traps         8200       4  df3f619804a92fdb
;;   .touchstone.addrmap       8208       4  df3f619804a92fdb
;;   .touchstone.info          8216      82  25e5696ada114b62
;;   .touchstone.digest        8304      64  5751ab29c3ecc1c6
;;   .shstrtab                 8368     120  2a1f6bab480cf77c
;;
;; x86-64-v3: 9064 bytes, sha256 e67a41c1b51dd7c56bedc91659e632b6e5105032eddf3dcf67019698cf35dfad
;;   .touchstone.engine         232     120  b586355aec8764cb
;;   .text                     4096    4096  3892007bcf2ef171
;;   .eh_frame                 8192       4  df3f619804a92fdb
;;   .touchstone.traps         8200       4  df3f619804a92fdb
;;   .touchstone.addrmap       8208       4  df3f619804a92fdb
;;   .touchstone.info          8216      82  25e5696ada114b62
;;   .touchstone.digest        8304      64  a12cdbbe283e5536
;;   .shstrtab                 8368     120  2a1f6bab480cf77c
