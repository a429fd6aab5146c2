/** A memory that grows while others run at its end: exports of who grows it, and of who reads there. */
export function growthModule(address: 'i32' | 'i64', pages: number): string {
  const wide = address === 'i64';
  const size = wide ? '(i32.wrap_i64 (memory.size))' : '(memory.size)';
  const grow = wide ? '(i32.wrap_i64 (memory.grow (i64.const 1)))' : '(memory.grow (i32.const 1))';
  /** Where a page begins. */
  const start = (page: string): string =>
    wide ? `(i64.shl (i64.extend_i32_u (local.get ${page})) (i64.const 16))` : `(i32.shl (local.get ${page}) (i32.const 16))`;
  return `(module (import "" "m" (memory ${wide ? 'i64 ' : ''}1 ${pages} shared))
    ;; Grows it page by page and writes each page's number into it; 0, or the page that did not come.
    (func (export "grow") (param $most i32) (result i32) (local $page i32) (local $pause i32)
      (loop $again
        (local.set $page (i32.add (local.get $page) (i32.const 1)))
        (if (i32.eq (local.get $page) (local.get $most)) (then (return (i32.const 0))))
        (if (i32.ne (local.get $page) ${grow}) (then (return (local.get $page))))
        (i32.atomic.store offset=8 ${start('$page')} (local.get $page))
        (local.set $pause (i32.const 2000))
        (loop $wait (br_if $wait (local.tee $pause (i32.sub (local.get $pause) (i32.const 1)))))
        (br $again))
      (unreachable))
    ;; Follows the memory's end until it is that far: the last bytes are there, and a number or none; how often it was wrong, or -1
    ;; where the end never came.
    (func (export "follow") (param $most i32) (result i32)
      (local $size i32) (local $seen i32) (local $wrong i32) (local $number i32) (local $last i32) (local $patience i32)
      (loop $again
        (local.set $seen (local.get $size))
        (local.set $size ${size})
        (local.set $last (i32.sub (local.get $size) (i32.const 1)))
        (drop (i32.load8_u offset=65535 ${start('$last')}))
        (local.set $number (i32.atomic.load offset=8 ${start('$last')}))
        (local.set $wrong (i32.add (local.get $wrong) (i32.or
          (i32.lt_u (local.get $size) (local.get $seen))
          (i32.and (i32.ne (local.get $number) (i32.const 0)) (i32.ne (local.get $number) (local.get $last))))))
        (if (i32.ge_u (local.get $size) (local.get $most)) (then (return (local.get $wrong))))
        (br_if $again (local.tee $patience (i32.sub (local.get $patience) (i32.const 1)))))
      (i32.const -1))
    ;; A page's number, whether there is such a page or not.
    (func (export "number") (param $page i32) (result i32) (i32.atomic.load offset=8 ${start('$page')}))
    (func (export "size") (result i32) ${size}))`;
}
