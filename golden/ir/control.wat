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

;; function 0 $callee:
;; function 0 (i32) -> (i32)
;; block0(v0: i32):
;;   return v0
;;
;; function 1 $unreachable:
;; function 1 () -> (i32)
;; block0:
;;   unreachable unreachable
;;
;; function 2 $nop:
;; function 2 () -> ()
;; block0:
;;   return
;;
;; function 3 $block:
;; function 3 (i32) -> (i32)
;; block0(v0: i32):
;;   v1 = iconst.i32 0
;;   v2 = icmp.eq.i32 v0, v1
;;   return v2
;;
;; function 4 $loop:
;; function 4 (i32) -> ()
;; block0(v0: i32):
;;   jump block1(v0)
;; block1(v2: i32):
;;   v3 = iconst.i32 1
;;   v4 = iconst.i32 -1
;;   v5 = iadd.i32 v2, v4
;;   brif v5, block1(v5), block2
;; block2:
;;   return
;;
;; function 5 $if:
;; function 5 (i32, i64) -> ()
;; block0(v0: i32, v1: i64):
;;   brif v0, block1, block2
;; block1:
;;   v3 = ireduce.i32 v1
;;   vmstore 80, v3 full global
;;   jump block2
;; block2:
;;   return
;;
;; function 6 $else:
;; function 6 (i32, i64, i64) -> (i64)
;; block0(v0: i32, v1: i64, v2: i64):
;;   brif v0, block1, block2
;; block1:
;;   jump block3(v1)
;; block2:
;;   jump block3(v2)
;; block3(v6: i64):
;;   return v6
;;
;; function 7 $end:
;; function 7 () -> (i32)
;; block0:
;;   v0 = iconst.i32 1
;;   return v0
;;
;; function 8 $br:
;; function 8 (i64) -> (i64)
;; block0(v0: i64):
;;   jump block1
;; block1:
;;   return v0
;;
;; function 9 $br_if:
;; function 9 (i32, f32) -> (f32)
;; block0(v0: i32, v1: f32):
;;   brif v0, block2(v1), block1
;; block1:
;;   v3 = fneg.f32 v1
;;   jump block2(v3)
;; block2(v5: f32):
;;   return v5
;;
;; function 10 $br_table:
;; function 10 (i32) -> (i32)
;; block0(v0: i32):
;;   br_table v0, [block1, block2, block2, block1]
;; block1:
;;   v2 = iconst.i32 5
;;   return v2
;; block2:
;;   v4 = iconst.i32 6
;;   return v4
;;
;; function 11 $return:
;; function 11 (f64) -> (f64)
;; block0(v0: f64):
;;   return v0
;;
;; function 12 $call:
;; function 12 (i32) -> (i32)
;; signature 0 (i32) -> (i32)
;; block0(v0: i32):
;;   v1 = call.i32 0 sig0 (v0)
;;   return v1
;;
;; function 13 $call_indirect:
;; function 13 (i32, i32) -> (i32)
;; signature 0 (i32) -> (i32)
;; block0(v0: i32, v1: i32):
;;   v2 = uextend.i64 v1
;;   v3 = vmload.i64 72 full limits
;;   v4 = icmp.uge.i32 v2, v3
;;   trapnz v4 undefinedElement v1 72 3
;;   v6 = vmload.i64 64 full limits
;;   v7 = iconst.i64 0x0000000000000003
;;   v8 = ishl.i64 v2, v7
;;   v9 = load.i64 v6 + v8 full table
;;   v10 = iconst.i64 0x0000000000000000
;;   v11 = icmp.eq.i32 v9, v10
;;   trapnz v11 uninitializedElement v1 72 3
;;   v13 = load.i32 v9 + 16 full constant
;;   v14 = vmload.i32 136 full constant
;;   v15 = icmp.ne.i32 v13, v14
;;   trapnz v15 indirectCallTypeMismatch v13 0 4
;;   v17 = load.i64 v9 full constant
;;   v18 = load.i64 v9 + 8 full constant
;;   v19 = call_ptr.i32 v17, v18 sig0 (v0)
;;   return v19
;;
;; function 14 $drop:
;; function 14 (i32) -> (i32)
;; signature 0 (i32) -> (i32)
;; block0(v0: i32):
;;   v1 = call.i32 0 sig0 (v0)
;;   return v0
;;
;; function 15 $select:
;; function 15 (i64, i64, i32) -> (i64)
;; block0(v0: i64, v1: i64, v2: i32):
;;   v3 = select.i64 v2, v0, v1
;;   return v3
;;
;; function 16 $local.get:
;; function 16 (i32, i64) -> (i64)
;; block0(v0: i32, v1: i64):
;;   return v1
;;
;; function 17 $local.set:
;; function 17 (i32) -> (i32)
;; block0(v0: i32):
;;   v1 = iconst.i32 0
;;   return v0
;;
;; function 18 $local.tee:
;; function 18 (i32) -> (i32)
;; block0(v0: i32):
;;   v1 = iconst.i32 0
;;   v2 = iadd.i32 v0, v0
;;   return v2
;;
;; function 19 $global.get:
;; function 19 () -> (i32)
;; block0:
;;   v0 = vmload.i32 80 full global
;;   return v0
;;
;; function 20 $global.set:
;; function 20 (i32) -> ()
;; block0(v0: i32):
;;   vmstore 80, v0 full global
;;   return
