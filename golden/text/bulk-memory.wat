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

;; (module
;;   (type $sig (func (param i32) (result i32)))
;;   (type (;1;) (func (param i32 i32 i32)))
;;   (type (;2;) (func))
;;   (table (;0;) 4 funcref)
;;   (memory (;0;) 1)
;;   (elem (;0;) declare func $callee)
;;   (elem $el func $callee)
;;   (func $callee (type $sig) (param i32) (result i32)
;;     local.get 0
;;   )
;;   (func $memory.init (type 1) (param i32 i32 i32)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     memory.init $d
;;   )
;;   (func $data.drop (type 2)
;;     data.drop $d
;;   )
;;   (func $memory.copy (type 1) (param i32 i32 i32)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     memory.copy
;;   )
;;   (func $memory.fill (type 1) (param i32 i32 i32)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     memory.fill
;;   )
;;   (func $table.init (type 1) (param i32 i32 i32)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     table.init $el
;;   )
;;   (func $elem.drop (type 2)
;;     elem.drop $el
;;   )
;;   (func $table.copy (type 1) (param i32 i32 i32)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     table.copy
;;   )
;;   (data $d "data")
;; )
