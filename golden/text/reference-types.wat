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

;; (module
;;   (type $sig (func (param i32) (result i32)))
;;   (type (;1;) (func (param funcref funcref i32) (result funcref)))
;;   (type (;2;) (func (param i32) (result funcref)))
;;   (type (;3;) (func (param i32 funcref)))
;;   (type (;4;) (func (result externref)))
;;   (type (;5;) (func (param externref) (result i32)))
;;   (type (;6;) (func (result funcref)))
;;   (type (;7;) (func (param funcref i32) (result i32)))
;;   (type (;8;) (func (result i32)))
;;   (type (;9;) (func (param i32 funcref i32)))
;;   (table (;0;) 4 funcref)
;;   (elem (;0;) declare func $callee)
;;   (func $callee (type $sig) (param i32) (result i32)
;;     local.get 0
;;   )
;;   (func $select_t (type 1) (param funcref funcref i32) (result funcref)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     select (result funcref)
;;   )
;;   (func $table.get (type 2) (param i32) (result funcref)
;;     local.get 0
;;     table.get
;;   )
;;   (func $table.set (type 3) (param i32 funcref)
;;     local.get 0
;;     local.get 1
;;     table.set
;;   )
;;   (func $ref.null (type 4) (result externref)
;;     ref.null extern
;;   )
;;   (func $ref.is_null (type 5) (param externref) (result i32)
;;     local.get 0
;;     ref.is_null
;;   )
;;   (func $ref.func (type 6) (result funcref)
;;     ref.func $callee
;;   )
;;   (func $table.grow (type 7) (param funcref i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     table.grow
;;   )
;;   (func $table.size (type 8) (result i32)
;;     table.size
;;   )
;;   (func $table.fill (type 9) (param i32 funcref i32)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     table.fill
;;   )
;; )
