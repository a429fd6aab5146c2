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

;; x86-64-v2: 17704 bytes, sha256 c9fc9ddcae1e016408cf1b19abb899403ff79f736923b23c2f87d3570f08498b
;;   .touchstone.engine         288     120  1f1c17a4cd465645
;;   .text                     4096    4096  dcf671bc4012bc6b
;;   .eh_frame                 8192     148  bf4d2a812ff0fb10
;;   .touchstone.traps         8344      25  7e6219f4a7b57ab9
;;   .touchstone.addrmap       8376      32  cc654c1909b9e19b
;;   .rodata.wasm             12288    4137  daf0816ce25c9bba
;;   .name.wasm               16432      65  54166af25a55ff63
;;   .touchstone.info         16504     288  cccdd1dbe7c5f349
;;   .touchstone.digest       16792      64  0589b9c5718ac11c
;;   .shstrtab                16856     144  83628501b26b4061
;;
;; x86-64-v3: 17704 bytes, sha256 4e9deea0409c96f4e2620a2ce3cda6bee88630e59f5466c931199260c13c9bab
;;   .touchstone.engine         288     120  b586355aec8764cb
;;   .text                     4096    4096  dcf671bc4012bc6b
;;   .eh_frame                 8192     148  bf4d2a812ff0fb10
;;   .touchstone.traps         8344      25  7e6219f4a7b57ab9
;;   .touchstone.addrmap       8376      32  cc654c1909b9e19b
;;   .rodata.wasm             12288    4137  daf0816ce25c9bba
;;   .name.wasm               16432      65  54166af25a55ff63
;;   .touchstone.info         16504     288  cccdd1dbe7c5f349
;;   .touchstone.digest       16792      64  b88309fd3d63c366
;;   .shstrtab                16856     144  83628501b26b4061
