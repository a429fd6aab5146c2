(module $everything
  (type $unary (func (param i32) (result i32)))
  (import "env" "double" (func $double (type $unary)))
  (import "env" "base" (global $base i32))
  (memory (export "memory") 2)
  (table $table 4 funcref)
  (global $count (export "count") (mut i32) (i32.const 3))
  (data (i32.const 16) "an image")
  (data (global.get $base) "placed when it starts")
  (data $passive "left for memory.init")
  (elem (i32.const 1) $divide $double)
  (func $divide (export "divide") (type $unary) (i32.div_s (i32.const 100) (local.get 0)))
  (func $start (memory.init $passive (i32.const 64) (i32.const 0) (i32.const 8)))
  (start $start)
)

;; x86-64-v2: 17720 bytes, sha256 a36138e39e32d2ca872e78dd171ac9fb7317da07f0682b9ee6165eb4729cd966
;;   .touchstone.engine         288     120  4ae60a44369852a5
;;   .text                     4096    4096  83528a1fc1d079f6
;;   .eh_frame                 8192     148  8501a5162b6718ac
;;   .touchstone.traps         8344      25  b4286d5553db41f5
;;   .touchstone.addrmap       8376      32  ab50cf909d1c4b49
;;   .rodata.wasm             12288    4137  daf0816ce25c9bba
;;   .name.wasm               16432      65  54166af25a55ff63
;;   .touchstone.info         16504     304  768961b99ca70190
;;   .touchstone.digest       16808      64  e6fa2d8ed19326c8
;;   .shstrtab                16872     144  83628501b26b4061
;;
;; x86-64-v3: 17720 bytes, sha256 814dbd49da5842729c19fcfe6b9d1d14d6d68dbeffce65c595a2b85e89f17eb7
;;   .touchstone.engine         288     120  3b7320266c811653
;;   .text                     4096    4096  83528a1fc1d079f6
;;   .eh_frame                 8192     148  8501a5162b6718ac
;;   .touchstone.traps         8344      25  b4286d5553db41f5
;;   .touchstone.addrmap       8376      32  ab50cf909d1c4b49
;;   .rodata.wasm             12288    4137  daf0816ce25c9bba
;;   .name.wasm               16432      65  54166af25a55ff63
;;   .touchstone.info         16504     304  768961b99ca70190
;;   .touchstone.digest       16808      64  24cf799ec6926664
;;   .shstrtab                16872     144  83628501b26b4061
