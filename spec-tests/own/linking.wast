;; Several modules: register, shared memory, table and globals, start functions, spectest, what does not link.
(module $counter
  (global $n (export "n") (mut i32) (i32.const 10))
  (memory (export "memory") 1 4)
  (table (export "table") 4 funcref)
  (func (export "bump") (result i32) (global.set $n (i32.add (global.get $n) (i32.const 1))) (global.get $n)))
(register "counter" $counter)

(module $user
  (import "counter" "n" (global $n (mut i32)))
  (import "counter" "bump" (func $bump (result i32)))
  (import "counter" "memory" (memory 1))
  (import "counter" "table" (table 4 funcref))
  (import "spectest" "print_i32" (func $print (param i32)))
  (import "spectest" "global_i32" (global $g i32))
  (global $copy i32 (i32.add (global.get $g) (i32.const 1)))
  (elem (i32.const 1) $seven)
  (data (i32.const 0) "shared")
  (func $seven (result i32) (i32.const 7))
  (func $main (global.set $n (i32.mul (global.get $n) (i32.const 2))) (call $print (global.get $n)))
  (start $main)
  (func (export "twice") (result i32) (drop (call $bump)) (call $bump))
  (func (export "grow") (result i32) (memory.grow (i32.const 1)))
  (func (export "copy") (result i32) (global.get $copy)))

(assert_return (get $counter "n") (i32.const 20))
(assert_return (invoke $user "twice") (i32.const 22))
(assert_return (invoke $user "copy") (i32.const 667))
(assert_return (invoke $user "grow") (i32.const 1))

(module
  (import "counter" "memory" (memory 2))
  (import "counter" "table" (table 4 funcref))
  (func (export "peek") (param i32) (result i32) (i32.load8_u (local.get 0)))
  (func (export "through-table") (param i32) (result i32) (call_indirect (result i32) (local.get 0))))
(assert_return (invoke "peek" (i32.const 5)) (i32.const 100))
(assert_return (invoke "peek" (i32.const 131071)) (i32.const 0))
(assert_return (invoke "through-table" (i32.const 1)) (i32.const 7))
(assert_trap (invoke "through-table" (i32.const 0)) "uninitialized element")

(assert_unlinkable (module (import "counter" "missing" (func))) "unknown import")
(assert_unlinkable (module (import "nowhere" "n" (func))) "unknown import")
(assert_unlinkable (module (import "counter" "bump" (func (param i32)))) "incompatible import type")
(assert_unlinkable (module (import "counter" "n" (global i32))) "incompatible import type")
(assert_unlinkable (module (import "counter" "memory" (memory 5))) "incompatible import type")
(assert_unlinkable (module (import "counter" "table" (table 4 externref))) "incompatible import type")

;; A start function that traps: what was written before stays.
(assert_trap
  (module (import "counter" "memory" (memory 1)) (data (i32.const 100) "kept") (func $f (unreachable)) (start $f))
  "unreachable")
(module (import "counter" "memory" (memory 1)) (func (export "peek") (result i32) (i32.load8_u (i32.const 100))))
(assert_return (invoke "peek") (i32.const 107))

;; One definition, two instances with their own state.
(module definition $cell (global $v (mut i32) (i32.const 0))
  (func (export "next") (result i32) (global.set $v (i32.add (global.get $v) (i32.const 1))) (global.get $v)))
(module instance $first $cell)
(module definition $orphan (import "nowhere" "n" (func)))
(assert_unlinkable (module instance $never $orphan) "unknown import")
(assert_unlinkable (module instance) "unknown import")
(module definition $stillborn (import "counter" "memory" (memory 1)) (data (i32.const 101) "kept")
  (func $f (unreachable)) (start $f))
(assert_trap (module instance $never $stillborn) "unreachable")
(assert_trap (module instance) "unreachable")
(assert_unlinkable (module instance $never $orphan) "unknown import")
;; What fails takes no name, and is not the latest instance.
(assert_return (invoke "next") (i32.const 1))
(module (import "counter" "memory" (memory 1)) (func (export "peek") (result i32) (i32.load8_u (i32.const 101))))
(assert_return (invoke "peek") (i32.const 107))
(module instance $second $cell)
(assert_return (invoke $first "next") (i32.const 2))
(assert_return (invoke $first "next") (i32.const 3))
(assert_return (invoke $second "next") (i32.const 1))
