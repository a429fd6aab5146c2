;;! opcodes control
(module
  (type $sig (func (param i32) (result i32)))
  (table 4 funcref)
  (global $g (mut i32) (i32.const 7))
  (func $callee (type $sig) (local.get 0))
  (elem declare func $callee)
  (func $unreachable (result i32) (unreachable))
  (func $nop (nop))
  (func $block (param i32) (result i32) (block (result i32) (i32.eqz (local.get 0))))
  (func $loop (param i32) (loop (local.set 0 (i32.sub (local.get 0) (i32.const 1))) (br_if 0 (local.get 0))))
  (func $if (param i32 i64) (if (local.get 0) (then (global.set $g (i32.wrap_i64 (local.get 1))))))
  (func $else (param i32 i64 i64) (result i64) (if (result i64) (local.get 0) (then (local.get 1)) (else (local.get 2))))
  (func $end (result i32) (block (nop)) (i32.const 1))
  (func $br (param i64) (result i64) (block (result i64) (br 0 (local.get 0))))
  (func $br_if (param i32 f32) (result f32) (br_if 0 (local.get 1) (local.get 0)) (f32.neg))
  (func $br_table (param i32) (result i32) (block (block (br_table 0 1 1 0 (local.get 0))) (return (i32.const 5))) (i32.const 6))
  (func $return (param f64) (result f64) (return (local.get 0)))
  (func $call (param i32) (result i32) (call $callee (local.get 0)))
  (func $call_indirect (param i32 i32) (result i32) (call_indirect (type $sig) (local.get 0) (local.get 1)))
  (func $drop (param i32) (result i32) (drop (call $callee (local.get 0))) (local.get 0))
  (func $select (param i64 i64 i32) (result i64) (select (local.get 0) (local.get 1) (local.get 2)))
  (func $local.get (param i32 i64) (result i64) (local.get 1))
  (func $local.set (param i32) (result i32) (local i32) (local.set 1 (local.get 0)) (local.get 1))
  (func $local.tee (param i32) (result i32) (local i32) (i32.add (local.tee 1 (local.get 0)) (local.get 1)))
  (func $global.get (result i32) (global.get $g))
  (func $global.set (param i32) (global.set $g (local.get 0)))
)

;; (module
;;   (type $sig (func (param i32) (result i32)))
;;   (type (;1;) (func (result i32)))
;;   (type (;2;) (func))
;;   (type (;3;) (func (param i32)))
;;   (type (;4;) (func (param i32 i64)))
;;   (type (;5;) (func (param i32 i64 i64) (result i64)))
;;   (type (;6;) (func (param i64) (result i64)))
;;   (type (;7;) (func (param i32 f32) (result f32)))
;;   (type (;8;) (func (param f64) (result f64)))
;;   (type (;9;) (func (param i32 i32) (result i32)))
;;   (type (;10;) (func (param i64 i64 i32) (result i64)))
;;   (type (;11;) (func (param i32 i64) (result i64)))
;;   (table (;0;) 4 funcref)
;;   (global $g (mut i32) (i32.const 7))
;;   (elem (;0;) declare func $callee)
;;   (func $callee (type $sig) (param i32) (result i32)
;;     local.get 0
;;   )
;;   (func $unreachable (type 1) (result i32)
;;     unreachable
;;   )
;;   (func $nop (type 2)
;;     nop
;;   )
;;   (func $block (type $sig) (param i32) (result i32)
;;     block (result i32)
;;       local.get 0
;;       i32.eqz
;;     end
;;   )
;;   (func $loop (type 3) (param i32)
;;     loop
;;       local.get 0
;;       i32.const 1
;;       i32.sub
;;       local.set 0
;;       local.get 0
;;       br_if 0
;;     end
;;   )
;;   (func $if (type 4) (param i32 i64)
;;     local.get 0
;;     if
;;       local.get 1
;;       i32.wrap_i64
;;       global.set $g
;;     end
;;   )
;;   (func $else (type 5) (param i32 i64 i64) (result i64)
;;     local.get 0
;;     if (result i64)
;;       local.get 1
;;     else
;;       local.get 2
;;     end
;;   )
;;   (func $end (type 1) (result i32)
;;     block
;;       nop
;;     end
;;     i32.const 1
;;   )
;;   (func $br (type 6) (param i64) (result i64)
;;     block (result i64)
;;       local.get 0
;;       br 0
;;     end
;;   )
;;   (func $br_if (type 7) (param i32 f32) (result f32)
;;     local.get 1
;;     local.get 0
;;     br_if 0
;;     f32.neg
;;   )
;;   (func $br_table (type $sig) (param i32) (result i32)
;;     block
;;       block
;;         local.get 0
;;         br_table 0 1 1 0
;;       end
;;       i32.const 5
;;       return
;;     end
;;     i32.const 6
;;   )
;;   (func $return (type 8) (param f64) (result f64)
;;     local.get 0
;;     return
;;   )
;;   (func $call (type $sig) (param i32) (result i32)
;;     local.get 0
;;     call $callee
;;   )
;;   (func $call_indirect (type 9) (param i32 i32) (result i32)
;;     local.get 0
;;     local.get 1
;;     call_indirect (type $sig)
;;   )
;;   (func $drop (type $sig) (param i32) (result i32)
;;     local.get 0
;;     call $callee
;;     drop
;;     local.get 0
;;   )
;;   (func $select (type 10) (param i64 i64 i32) (result i64)
;;     local.get 0
;;     local.get 1
;;     local.get 2
;;     select
;;   )
;;   (func $local.get (type 11) (param i32 i64) (result i64)
;;     local.get 1
;;   )
;;   (func $local.set (type $sig) (param i32) (result i32)
;;     (local i32)
;;     local.get 0
;;     local.set 1
;;     local.get 1
;;   )
;;   (func $local.tee (type $sig) (param i32) (result i32)
;;     (local i32)
;;     local.get 0
;;     local.tee 1
;;     local.get 1
;;     i32.add
;;   )
;;   (func $global.get (type 1) (result i32)
;;     global.get $g
;;   )
;;   (func $global.set (type 3) (param i32)
;;     local.get 0
;;     global.set $g
;;   )
;; )
