(module)

;; x86-64-v2: 9064 bytes, sha256 896a5fb13e38c9ce7704a4077e9c28521b2ac84a60f6618c9af693d58b298176
;;   .touchstone.engine         232     120  4ae60a44369852a5
;;   .text                     4096    4096  3892007bcf2ef171
;;   .eh_frame                 8192       4  df3f619804a92fdb
;;   .touchstone.traps         8200       4  df3f619804a92fdb
;;   .touchstone.addrmap       8208       4  df3f619804a92fdb
;;   .touchstone.info          8216      86  61f7e78d6b1e6d9f
;;   .touchstone.digest        8304      64  8da1db7fc8e2a77a
;;   .shstrtab                 8368     120  2a1f6bab480cf77c
;;
;; x86-64-v3: 9064 bytes, sha256 572073670088735f15e5207de679dc812a5ab5eb5623d60fb394f9681498b689
;;   .touchstone.engine         232     120  3b7320266c811653
;;   .text                     4096    4096  3892007bcf2ef171
;;   .eh_frame                 8192       4  df3f619804a92fdb
;;   .touchstone.traps         8200       4  df3f619804a92fdb
;;   .touchstone.addrmap       8208       4  df3f619804a92fdb
;;   .touchstone.info          8216      86  61f7e78d6b1e6d9f
;;   .touchstone.digest        8304      64  9db78e07c768838b
;;   .shstrtab                 8368     120  2a1f6bab480cf77c
