;;! opcodes reference-types
(module
  (type $sig (func (param i32) (result i32)))
  (table 4 funcref)
  (func $callee (type $sig) (local.get 0))
  (elem declare func $callee)
  (func $select_t (param funcref funcref i32) (result funcref) (select (result funcref) (local.get 0) (local.get 1) (local.get 2)))
  (func $table.get (param i32) (result funcref) (table.get 0 (local.get 0)))
  (func $table.set (param i32 funcref) (table.set 0 (local.get 0) (local.get 1)))
  (func $ref.null (result externref) (ref.null extern))
  (func $ref.is_null (param externref) (result i32) (ref.is_null (local.get 0)))
  (func $ref.func (result funcref) (ref.func $callee))
  (func $table.grow (param funcref i32) (result i32) (table.grow (local.get 0) (local.get 1)))
  (func $table.size (result i32) (table.size))
  (func $table.fill (param i32 funcref i32) (table.fill (local.get 0) (local.get 1) (local.get 2)))
)

;; function 0 $callee:
;; function 0 (i32) -> (i32)
;; block0(v0: i32):
;;   return v0
;;
;; function 1 $select_t:
;; function 1 (i64, i64, i32) -> (i64)
;; block0(v0: i64, v1: i64, v2: i32):
;;   v3 = select.i64 v2, v0, v1
;;   return v3
;;
;; function 2 $table.get:
;; function 2 (i32) -> (i64)
;; block0(v0: i32):
;;   v1 = uextend.i64 v0
;;   v2 = vmload.i64 72 full limits
;;   v3 = icmp.uge.i32 v1, v2
;;   trapnz v3 tableOutOfBounds v0 72 3
;;   v5 = vmload.i64 64 full limits
;;   v6 = iconst.i64 0x0000000000000003
;;   v7 = ishl.i64 v1, v6
;;   v8 = load.i64 v5 + v7 full table
;;   return v8
;;
;; function 3 $table.set:
;; function 3 (i32, i64) -> ()
;; block0(v0: i32, v1: i64):
;;   v2 = uextend.i64 v0
;;   v3 = vmload.i64 72 full limits
;;   v4 = icmp.uge.i32 v2, v3
;;   trapnz v4 tableOutOfBounds v0 72 3
;;   v6 = vmload.i64 64 full limits
;;   v7 = iconst.i64 0x0000000000000003
;;   v8 = ishl.i64 v2, v7
;;   store v6 + v8, v1 full table
;;   return
;;
;; function 4 $ref.null:
;; function 4 () -> (ref)
;; block0:
;;   v0 = iconst.ref 0x0000000000000000
;;   return v0
;;
;; function 5 $ref.is_null:
;; function 5 (ref) -> (i32)
;; block0(v0: ref):
;;   v1 = iconst.ref 0x0000000000000000
;;   v2 = icmp.eq.i32 v0, v1
;;   return v2
;;
;; function 6 $ref.func:
;; function 6 () -> (i64)
;; block0:
;;   v0 = vmaddr.i64 96
;;   return v0
;;
;; function 7 $table.grow:
;; function 7 (i64, i32) -> (i32)
;; block0(v0: i64, v1: i32):
;;   v2 = uextend.i64 v1
;;   v3 = iconst.i32 0
;;   v4 = libcall.i64 table_grow (v3, v0, v2)
;;   v5 = ireduce.i32 v4
;;   return v5
;;
;; function 8 $table.size:
;; function 8 () -> (i32)
;; block0:
;;   v0 = vmload.i64 72 full limits
;;   v1 = ireduce.i32 v0
;;   return v1
;;
;; function 9 $table.fill:
;; function 9 (i32, i64, i32) -> ()
;; block0(v0: i32, v1: i64, v2: i32):
;;   v3 = uextend.i64 v2
;;   v4 = uextend.i64 v0
;;   v5 = iconst.i32 0
;;   libcall table_fill (v5, v4, v1, v3)
;;   return
