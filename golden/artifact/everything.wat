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

;; x86-64-v2: 17704 bytes, sha256 ec0da91bf5f2852fe96c196288327cfb142efbb3bd19daa02e28d13ac38b3acf
;;   .touchstone.engine         288     120  1f1c17a4cd465645
;;   .text                     4096    4096  59c904533d3bbd14
;;   .eh_frame                 8192     148  90f924782ec95a19
;;   .touchstone.traps         8344      25  5ce9d083c88a74bf
;;   .touchstone.addrmap       8376      34  a8fdc56c882862a2
;;   .rodata.wasm             12288    4137  daf0816ce25c9bba
;;   .name.wasm               16432      65  54166af25a55ff63
;;   .touchstone.info         16504     286  5d745a8d906603fd
;;   .touchstone.digest       16792      64  4a7e0bab9a5eaf99
;;   .shstrtab                16856     144  83628501b26b4061
;;
;; x86-64-v3: 17704 bytes, sha256 c0154653ff12d179c46d351d088ec6b8a73e7486d6c06b165d9814bc26174a8d
;;   .touchstone.engine         288     120  b586355aec8764cb
;;   .text                     4096    4096  59c904533d3bbd14
;;   .eh_frame                 8192     148  90f924782ec95a19
;;   .touchstone.traps         8344      25  5ce9d083c88a74bf
;;   .touchstone.addrmap       8376      34  a8fdc56c882862a2
;;   .rodata.wasm             12288    4137  daf0816ce25c9bba
;;   .name.wasm               16432      65  54166af25a55ff63
;;   .touchstone.info         16504     286  5d745a8d906603fd
;;   .touchstone.digest       16792      64  29beeeb0ca9a0722
;;   .shstrtab                16856     144  83628501b26b4061
