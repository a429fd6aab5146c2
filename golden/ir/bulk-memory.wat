;;! opcodes bulk-memory
(module
  (type $sig (func (param i32) (result i32)))
  (memory 1)
  (table 4 funcref)
  (func $callee (type $sig) (local.get 0))
  (elem declare func $callee)
  (elem $el func $callee)
  (data $d "data")
  (func $memory.init (param i32 i32 i32) (memory.init $d (local.get 0) (local.get 1) (local.get 2)))
  (func $data.drop (data.drop $d))
  (func $memory.copy (param i32 i32 i32) (memory.copy (local.get 0) (local.get 1) (local.get 2)))
  (func $memory.fill (param i32 i32 i32) (memory.fill (local.get 0) (local.get 1) (local.get 2)))
  (func $table.init (param i32 i32 i32) (table.init $el (local.get 0) (local.get 1) (local.get 2)))
  (func $elem.drop (elem.drop $el))
  (func $table.copy (param i32 i32 i32) (table.copy (local.get 0) (local.get 1) (local.get 2)))
)

;; function 0 $callee:
;; function 0 (i32) -> (i32)
;; block0(v0: i32):
;;   return v0
;;
;; function 1 $memory.init:
;; function 1 (i32, i32, i32) -> ()
;; block0(v0: i32, v1: i32, v2: i32):
;;   v3 = uextend.i64 v2
;;   v4 = uextend.i64 v1
;;   v5 = uextend.i64 v0
;;   v6 = iadd.i64 v3, v4
;;   v7 = vmload.i64 136 full global
;;   v8 = icmp.ugt.i32 v6, v7
;;   trapnz v8 memoryOutOfBounds v4 136 2
;;   v10 = iadd.i64 v3, v5
;;   v11 = vmload.i64 72 full limits
;;   v12 = icmp.ugt.i32 v10, v11
;;   trapnz v12 memoryOutOfBounds v5 72 1
;;   v14 = vmload.i64 128 full constant
;;   v15 = iadd.i64 v4, v14
;;   v16 = vmload.i64 64 full constant
;;   v17 = iadd.i64 v5, v16
;;   libcall memmove (v17, v15, v3)
;;   return
;;
;; function 2 $data.drop:
;; function 2 () -> ()
;; block0:
;;   v0 = iconst.i64 0x0000000000000000
;;   vmstore 136, v0 full global
;;   return
;;
;; function 3 $memory.copy:
;; function 3 (i32, i32, i32) -> ()
;; block0(v0: i32, v1: i32, v2: i32):
;;   v3 = uextend.i64 v2
;;   v4 = uextend.i64 v1
;;   v5 = uextend.i64 v0
;;   v6 = iadd.i64 v3, v5
;;   v7 = vmload.i64 72 full limits
;;   v8 = icmp.ugt.i32 v6, v7
;;   trapnz v8 memoryOutOfBounds v5 72 1
;;   v10 = iadd.i64 v3, v4
;;   v11 = icmp.ult.i32 v7, v10
;;   trapnz v11 memoryOutOfBounds v4 72 1
;;   v13 = vmload.i64 64 full constant
;;   v14 = iadd.i64 v5, v13
;;   v15 = iadd.i64 v4, v13
;;   libcall memmove (v14, v15, v3)
;;   return
;;
;; function 4 $memory.fill:
;; function 4 (i32, i32, i32) -> ()
;; block0(v0: i32, v1: i32, v2: i32):
;;   v3 = uextend.i64 v2
;;   v4 = uextend.i64 v0
;;   v5 = iadd.i64 v3, v4
;;   v6 = vmload.i64 72 full limits
;;   v7 = icmp.ugt.i32 v5, v6
;;   trapnz v7 memoryOutOfBounds v4 72 1
;;   v9 = vmload.i64 64 full constant
;;   v10 = iadd.i64 v4, v9
;;   libcall memset (v10, v1, v3)
;;   return
;;
;; function 5 $table.init:
;; function 5 (i32, i32, i32) -> ()
;; block0(v0: i32, v1: i32, v2: i32):
;;   v3 = uextend.i64 v2
;;   v4 = uextend.i64 v1
;;   v5 = uextend.i64 v0
;;   v6 = iconst.i32 0
;;   v7 = iconst.i32 1
;;   libcall table_init (v6, v7, v5, v4, v3)
;;   return
;;
;; function 6 $elem.drop:
;; function 6 () -> ()
;; block0:
;;   v0 = iconst.i64 0x0000000000000000
;;   vmstore 120, v0 full global
;;   return
;;
;; function 7 $table.copy:
;; function 7 (i32, i32, i32) -> ()
;; block0(v0: i32, v1: i32, v2: i32):
;;   v3 = uextend.i64 v2
;;   v4 = uextend.i64 v1
;;   v5 = uextend.i64 v0
;;   v6 = iconst.i32 0
;;   libcall table_copy (v6, v6, v5, v4, v3)
;;   return
