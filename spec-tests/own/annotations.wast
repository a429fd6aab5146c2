;; Annotations are skipped wherever they stand, if they are well formed; custom sections and names are understood.
(module (@any thing "goes" (here 1 2 "3") $id 0x1p3 @ ! ,)
  (func (@inline) (export "one") (@x) (result i32) (@y (z)) (i32.const (@w) 1)))
(assert_return (invoke "one") (i32.const 1))
(module (@custom "mine" "contents") (@custom "placed" (after type) "\01\02") (func))
(module (@name "module name") (func $f (@name "function name") (export "f")))
(assert_return (invoke "f"))
(assert_malformed (module quote "(func) (@unclosed (here)") "unclosed annotation")
(assert_malformed (module quote "(@x \"unclosed string)") "unclosed string")
