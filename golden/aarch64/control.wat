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

;; function 0 $callee, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 1 $unreachable, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x17, [x28, #8]
;;        blr x17 ; unreachable
;;
;; function 2 $nop, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 3 $block, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp w0, #0
;;        cset w0, eq
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 4 $loop, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;   L1:  sub w0, w0, #1
;;        cbnz w0, L1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 5 $if, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cbz w0, L1
;;        str w1, [x28, #0x50]
;;   L1:  mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 6 $else, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cbz w0, L1
;;        mov x2, x1
;;   L1:  mov x0, x2
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 7 $end, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov w0, #1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 8 $br, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 9 $br_if, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cbnz w0, L1
;;        fneg s0, s0
;;   L1:  mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 10 $br_table, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp w0, #1
;;        b.eq L1
;;        cmp w0, #2
;;        b.eq L1
;;        b L2
;;   L1:  bti j
;;        mov w0, #6
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L2:  bti j
;;        mov w0, #5
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   pool+0: 1f2003d5
;;
;; function 11 $return, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 12 $call, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        bl #0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;
;; function 13 $call_indirect, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        mov w2, w1
;;        ldr x3, [x28, #0x48]
;;        cmp x2, x3
;;        b.hs L2
;;        ldr x3, [x28, #0x40]
;;        ldr x2, [x3, x2, lsl #3]
;;        cmp x2, #0
;;        b.eq L3
;;        ldr w1, [x2, #0x10]
;;        ldr w3, [x28, #0x88]
;;        cmp w1, w3
;;        b.ne L4
;;        ldr x1, [x2]
;;        ldr x2, [x2, #8]
;;        mov x28, x2
;;        blr x1
;;        ldur x28, [x29, #-8]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;   L2:  mov w0, w1
;;        ldr x1, [x28, #0x48]
;;        mov w2, #3
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; undefinedElement
;;   L3:  mov w0, w1
;;        ldr x1, [x28, #0x48]
;;        mov w2, #3
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; uninitializedElement
;;   L4:  mov w0, w1
;;        mov w1, #0
;;        mov w2, #4
;;        ldr x17, [x28, #0x30]
;;        blr x17 ; indirectCallTypeMismatch
;;
;; function 14 $drop, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr x16, [x28]
;;        ldr x16, [x16, #8]
;;        cmp sp, x16
;;        b.lo L1
;;        sub sp, sp, #0x10
;;        stur x0, [x29, #-0x18]
;;        bl #0
;;        ldur x0, [x29, #-0x18]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;   L1:  ldr x17, [x28, #8]
;;        blr x17 ; stackExhausted
;;
;; function 15 $select, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        cmp w2, #0
;;        csel x0, x0, x1, ne
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 16 $local.get, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov x0, x1
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 17 $local.set, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 18 $local.tee, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        add w0, w0, w0
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 19 $global.get, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        ldr w0, [x28, #0x50]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
;;
;; function 20 $global.set, armv8-a and armv8.1-a:
;;        bti c
;;        stp x29, x30, [sp, #-0x10]!
;;        mov x29, sp
;;        stp xzr, x28, [sp, #-0x10]!
;;        str w0, [x28, #0x50]
;;        mov sp, x29
;;        ldp x29, x30, [sp], #0x10
;;        ret
