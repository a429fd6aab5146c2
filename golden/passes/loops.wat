(module
  (memory 1)
  (global $scale (mut f64) (f64.const 2))
  (func $sum (param $at i32) (param $end i32) (result f64)
    (local $sum f64)
    (loop $again
      (if (i32.lt_u (local.get $at) (local.get $end))
        (then
          (local.set $sum (f64.add (local.get $sum) (f64.mul (f64.load (local.get $at)) (global.get $scale))))
          (local.set $at (i32.add (local.get $at) (i32.const 8)))
          (br $again))))
    (local.get $sum))
  (func $hash (param $n i32) (result i32)
    (local $h i32)
    (loop $again
      (local.set $h (i32.add (i32.add (i32.rotl (local.get $h) (i32.const 5)) (local.get $n)) (i32.const 0x5bd1e995)))
      (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1)))))
    (local.get $h))
)

;; function 0 $sum:
;; function 0 (i32, i32) -> (f64)
;; block0(v0: i32, v1: i32):
;;   v2 = f64const.f64 0x0000000000000000
;;   v9 = vmload.i64 64 full constant
;;   v11 = vmload.f64 80 full global
;;   jump block1(v2, v0)
;; block1(v4: f64, v5: i32):
;;   v6 = icmp.ugt.i32 v1, v5
;;   brif v6, block2, block3
;; block2:
;;   v8 = uextend.i64 v5
;;   v10 = load.f64 v9 + v8 full memory trap=memoryOutOfBounds
;;   v12 = fmul.f64 v10, v11
;;   v13 = fadd.f64 v4, v12
;;   v14 = iconst.i32 8
;;   v15 = iadd.i32 v5, v14
;;   jump block1(v13, v15)
;; block3:
;;   return v4
;;
;; function 1 $hash:
;; function 1 (i32) -> (i32)
;; block0(v0: i32):
;;   v1 = iconst.i32 0
;;   jump block1(v1, v0)
;; block1(v3: i32, v4: i32):
;;   v5 = iconst.i32 5
;;   v6 = rotl.i32 v3, v5
;;   v7 = iadd.i32 v4, v6
;;   v8 = iconst.i32 1540483477
;;   v9 = iadd.i32 v7, v8
;;   v11 = iconst.i32 -1
;;   v12 = iadd.i32 v4, v11
;;   brif v12, block1(v9, v12), block2
;; block2:
;;   return v9
