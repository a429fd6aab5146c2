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

;; x86-64-v2: 17720 bytes, sha256 747a1d2be1a2b07b5ede8bf3aac74898f98f8a15cb768e0e30577adc03c5d6a3
;;   .touchstone.engine         288     120  4ae60a44369852a5
;;   .text                     4096    4096  034234550fddc88f
;;   .eh_frame                 8192     148  befd909e1fbbe9ab
;;   .touchstone.traps         8344      25  89de0890776731b6
;;   .touchstone.addrmap       8376      32  74f46a4e175e380b
;;   .rodata.wasm             12288    4137  daf0816ce25c9bba
;;   .name.wasm               16432      65  54166af25a55ff63
;;   .touchstone.info         16504     304  ae06bf51f6ebbca5
;;   .touchstone.digest       16808      64  6133fd7e3690ff1a
;;   .shstrtab                16872     144  83628501b26b4061
;;
;; x86-64-v3: 17720 bytes, sha256 6c056b87279219b2c9c1b3b36b3f999b95d1d4eb76f6b78dfde2421994027d19
;;   .touchstone.engine         288     120  3b7320266c811653
;;   .text                     4096    4096  034234550fddc88f
;;   .eh_frame                 8192     148  befd909e1fbbe9ab
;;   .touchstone.traps         8344      25  89de0890776731b6
;;   .touchstone.addrmap       8376      32  74f46a4e175e380b
;;   .rodata.wasm             12288    4137  daf0816ce25c9bba
;;   .name.wasm               16432      65  54166af25a55ff63
;;   .touchstone.info         16504     304  ae06bf51f6ebbca5
;;   .touchstone.digest       16808      64  64318402fc39a03c
;;   .shstrtab                16872     144  83628501b26b4061
