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

;; x86-64-v2: 17704 bytes, sha256 ccf5ad6ff2cf48e2529e9ce5aedb75b726ada20753dd76655cfb12364257a755
;;   .touchstone.engine         288     120  1f1c17a4cd465645
;;   .text                     4096    4096  2afc342f566939d4
;;   .eh_frame                 8192     148  49cf39149fdb2d62
;;   .touchstone.traps         8344      25  249d624bfba2fba8
;;   .touchstone.addrmap       8376      34  d187756c9c677c57
;;   .rodata.wasm             12288    4137  daf0816ce25c9bba
;;   .name.wasm               16432      65  54166af25a55ff63
;;   .touchstone.info         16504     286  710a6155f8c03334
;;   .touchstone.digest       16792      64  ae29c7fcdd35664c
;;   .shstrtab                16856     144  83628501b26b4061
;;
;; x86-64-v3: 17704 bytes, sha256 4f761b584ca24ff7814d5bb3baad133d6a14a1b9db7269cdce649bb1ad431ddb
;;   .touchstone.engine         288     120  b586355aec8764cb
;;   .text                     4096    4096  2afc342f566939d4
;;   .eh_frame                 8192     148  49cf39149fdb2d62
;;   .touchstone.traps         8344      25  249d624bfba2fba8
;;   .touchstone.addrmap       8376      34  d187756c9c677c57
;;   .rodata.wasm             12288    4137  daf0816ce25c9bba
;;   .name.wasm               16432      65  54166af25a55ff63
;;   .touchstone.info         16504     286  710a6155f8c03334
;;   .touchstone.digest       16792      64  616382dcc7fc36df
;;   .shstrtab                16856     144  83628501b26b4061
