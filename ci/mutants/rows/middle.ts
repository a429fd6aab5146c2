/** Mistakes in the intermediate representation, in its passes and in what makes it. */
import type { Row, Table } from './row.ts';

export const MIDDLE: Table = {
  'engine/ir/simplify/fold.ts': [
    ['unsigned division is signed', 'Math.floor((a >>> 0) / (b >>> 0))', '(a / b) | 0'],
    ['a sum of 64 bits loses its carry', 'ah + bh + (lo > 0xffff_ffff ? 1 : 0)', 'ah + bh'],
    ['a difference of 64 bits borrows on signed words', 'ah - bh - (al >>> 0 < bl >>> 0 ? 1 : 0)', 'ah - bh - (al < bl ? 1 : 0)'],
    [
      'a product of 64 bits loses a middle carry',
      'Math.floor(mid / 65536) + Math.floor(mid2 / 65536)',
      'Math.floor(mid / 65536)',
    ],
    ['a shift by 32 and more of 64 bits fills with zeros', 'set64(hi >> (n - 32), hi >> 31)', 'set64(hi >> (n - 32), 0)'],
    ['rotation by more than 32 does not swap', 'return rotl64(hi, lo, n - 32);', 'return rotl64(lo, hi, n - 32);'],
    ['trailing zeros of the high half are not counted on', '32 + ctz32(hi)', 'ctz32(hi)'],
    ['sign extension of a byte is that of a half', 'const v = (lo << 24) >> 24;', 'const v = (lo << 16) >> 16;'],
    ['NaNs are folded', 'if (Number.isNaN(x)) return false;', ''],
    [
      'square roots of f32 are not rounded',
      'Math.fround(Math.sqrt(x))',
      'Math.sqrt(x)',
      'storing to a Float32Array rounds: fround of a correctly rounded f64 root gives the same',
    ],
    ['a comparison of floats with NaN is true', 'return x !== y; case', 'return x > y || x < y; case'],
    [
      'shift counts of 64 bits are not masked',
      'fold64[IR.ishl] = (al, ah, bl) => shl64(al, ah, bl & 63);',
      'fold64[IR.ishl] = (al, ah, bl) => shl64(al, ah, bl);',
    ],
  ],
  'engine/ir/simplify/division.ts': [
    ['a multiplier is one too small', 'm = ((1n << p) + d - 1n) / d;', 'm = ((1n << p)) / d;'],
    ['multipliers of 33 bits are taken for 32', 'if (m < 1n << 32n) return', 'if (m <= 1n << 33n) return'],
    [
      'the bias of a negative dividend is missing',
      'b.value(IR.iadd, ty, x, shift(b, IR.ushr, ty, sign, width - k))',
      'b.value(IR.iadd, ty, x, shift(b, IR.ushr, ty, sign, width - 1))',
    ],
  ],
  'engine/abi/calls.ts': [
    ['memory.grow writes nothing', "results: 'l', via: 'exit', writes: ['size'] }", "results: 'l', via: 'exit', writes: [] }"],
    ['table.grow writes no elements', "writes: ['size', 'table'] }", "writes: ['size'] }"],
    ['table.grow writes no base and length', "writes: ['size', 'table'] }", "writes: ['table'] }"],
    [
      'table.fill writes memory',
      "params: 'ilwl', results: '', via: 'exit', writes: ['table'] }",
      "params: 'ilwl', results: '', via: 'exit', writes: ['memory'] }",
    ],
    [
      'memory.fill writes nothing',
      "params: 'lil', results: '', via: 'builtin', writes: ['memory'] }",
      "params: 'lil', results: '', via: 'builtin', writes: [] }",
    ],
    [
      'memmove writes nothing',
      "params: 'lll', results: '', via: 'builtin', writes: ['memory'] }",
      "params: 'lll', results: '', via: 'builtin', writes: [] }",
    ],
    ...['copy', 'init'].map(
      (what): Row => [
        `table.${what} writes nothing`,
        `{ name: 'table_${what}', params: 'iilll', results: '', via: 'exit', writes: ['table'] }`,
        `{ name: 'table_${what}', params: 'iilll', results: '', via: 'exit', writes: [] }`,
      ],
    ),
  ],
  'engine/ir/effects.ts': [
    ['atomics write nothing', 'return MEMORY | LIMITS;', 'return 0;'],
    [
      'calls write no objects',
      'WRITES_ALL = MEMORY | TABLE | LIMITS | OBJECT | ALLOCATION | (1 << ALIAS.global);',
      'WRITES_ALL = MEMORY | TABLE | LIMITS | ALLOCATION | (1 << ALIAS.global);',
    ],
    ['elements that are set stay as they were', 'heap: OBJECT,', 'heap: 0,'],
    ['objects stay where they lie at an exit', "(via === 'exit' ? ALLOCATION : 0)", '0'],
    ['segments that are dropped stay as they were', 'segment: 1 << ALIAS.global', 'segment: 0'],
    ['stores write nothing', 'op === IR.store || op === IR.vmstore', 'op === IR.vmstore'],
    ['fields that are written stay as they were', 'op === IR.store || op === IR.vmstore', 'op === IR.store'],
    ['calls write nothing', '? WRITES_ALL : 0;', '? 0 : 0;'],
    [
      'calls write no lengths',
      'WRITES_ALL = MEMORY | TABLE | LIMITS | OBJECT | ALLOCATION | (1 << ALIAS.global);',
      'WRITES_ALL = MEMORY | TABLE | OBJECT | ALLOCATION | (1 << ALIAS.global);',
    ],
    [
      'calls write no globals',
      'WRITES_ALL = MEMORY | TABLE | LIMITS | OBJECT | ALLOCATION | (1 << ALIAS.global);',
      'WRITES_ALL = MEMORY | TABLE | LIMITS | OBJECT | ALLOCATION;',
    ],
  ],
  'engine/ir/analysis/dominators.ts': [
    ['a block dominates its right neighbour', 'this.enter[b] < this.leave[a]', 'this.enter[b] <= this.leave[a]'],
  ],
  'engine/ir/analysis/loops.ts': [
    ['inner loops have no outer one', 'this.parent[inner] = loop;', ''],
    ['the depth of an inner loop is that of the outer', 'p === NONE ? 1 : this.depth[p] + 1', 'p === NONE ? 1 : this.depth[p]'],
    ['any edge back is a loop', 'if (!dom.dominates(h, latch)) continue;', ''],
    ['an inner header is laid out inside itself', 'l = this.parent[l]; const list', 'l = NONE; const list'],
  ],
  'engine/ir/simplify/simplify.ts': [
    ['2^32 is no power of two, 2^31 is one of 64 bits', '63 - Math.clz32(hi)', '31 - Math.clz32(hi)'],
    ['operands of comparisons swap without the condition', 'b.imm = ICMP_SWAPPED[b.imm];', ''],
    ['extended operands are compared with sign', 'b.imm + (ICMP.ult - ICMP.slt)', 'b.imm'],
    ['a comparison of a value with itself is true', 'b.i32(foldIcmp(b.imm, TY.i32, 0, 0, 0, 0) ? 1 : 0)', 'b.i32(1)'],
    ['any masked value is a boolean', 'return op === IR.band && small(b, f.b[v]) === 1;', 'return op === IR.band;'],
    ['below 1 is not 0', 'b.imm = b.imm === ICMP.ult ? ICMP.eq : ICMP.ne;', 'b.imm = b.imm === ICMP.ult ? ICMP.ne : ICMP.eq;'],

    ['what does not commute is swapped', 'ops: COMMUTATIVE,', 'ops: BINARY,'],
  ],
  'engine/ir/simplify/simplify-vector.ts': [
    ['splats of bytes fill half', '0x01010101', '0x00010001'],
    ['lanes are read without their sign', 'bits < 0 ? (v << (32 - width)) >> (32 - width) : v', 'v'],
    ['a shuffle of the second operand only takes the first', 'if (!first) b.a = b.b;', ''],
    ['lanes behind 15 keep their number', 'lanes[k] = lanes[k] & 15;', ';'],
    ['lanes of a swizzle behind 15 wrap', 'const zero = lanes.some((l) => l > 15);', 'const zero = false;'],
    ['shifts by a multiple of 8 do nothing', 'amountOf(b.func, b.b, bits) === 0', 'amountOf(b.func, b.b, 8) === 0'],
  ],
  'engine/ir/simplify/fold-vector.ts': [
    ['averages round down', '(a + b + 1n) >> 1n', '(a + b) >> 1n'],
    ['sums saturate one too low', '(1n << BigInt(bits - 1)) - 1n)', '(1n << BigInt(bits - 1)) - 2n)'],
    ['lanes are read without sign', 'return u ? n : BigInt.asIntN(bits, n);', 'return n;'],
    ['shift counts are not masked', 'n & BigInt(bits - 1)', 'n'],
  ],
  'engine/ir/builder/numbering.ts': [
    ['what was known in a scope is known behind it', 'slots[entrySlot[e]] = 0;', ''],
    ['slots of the grown table are the old ones', 'this.entrySlot[e] = s; } }', '} }'],
  ],
  'engine/ir/replace.ts': [['arguments of edges are not replaced', 'if (f.isTerminator(i)) mapEdgeArguments(f, i, this);', '']],
  'engine/passes/licm.ts': [
    ['writes of inner loops are not counted for outer ones', 'this.writes[p] |= this.writes[l];', ';'],
    ['divisions move in front of their checks', 'return isInt(f, d) && unsignedOf(f, d) !== 0;', 'return true;'],
    ['conversions move in front of their checks', 'STAYS[op] === 1', 'false'],
    ['fields move over what writes them', 'if (alias !== ALIAS.constant && ((this.writes[l] >> alias) & 1) !== 0) break;', ''],
    [
      'constants stay in the loop that their user left',
      'if (FOLLOWS[f.op[v]] === 1 && inside(flow.loops, f.block[v], l)) moveTo(f, v, this.preheader[l]);',
      '',
    ],
    ['what moves stands at the end of its block', 'f.insertBefore(i, f.last[block]);', 'f.append(block, i);'],
  ],
  'engine/passes/gvn.ts': [
    ['facts of a branch hold on the other side', 'this.unlearn(this.scopeFacts[depth]);', ''],
    ['values of a branch hold on the other side', 'b.numbers.popTo(this.scopeNumbers[depth]);', ''],
    [
      'loads are carried over writes where ways meet',
      'if (only === NONE) versions.renew(WRITES_ALL); else',
      'if (only === NONE && start === cfg.predStart[b + 1]) versions.renew(WRITES_ALL); else if (only === NONE) ; else',
    ],
    [
      'zero is taken for not zero',
      'thenEdge(f, t) === cfg.predEdges[start] ? FACT.nonZero : FACT.zero',
      'thenEdge(f, t) === cfg.predEdges[start] ? FACT.zero : FACT.nonZero',
    ],
  ],
  'engine/passes/bounds-check-elimination.ts': [
    ['a check covers one byte more', 'this.checked[index] >= constant', 'this.checked[index] >= constant - 1'],
    ['a check of another memory counts', 'this.field[index] === field && this.checked', 'this.checked'],
    ['what a branch checked holds beside it', 'this.checked[index] = this.undoConstant[k];', ''],
    [
      'comparisons the other way round are read straight',
      'if (f.imm[cmp] === ICMP.ult) [end, length] = [length, end];',
      'if (f.imm[cmp] === ICMP.ult) ;',
    ],
  ],
  'engine/passes/dce.ts': [
    ['loads that may trap are dropped', 'return op === IR.load && trapOf(f.imm2[i]) !== 0;', 'return false;'],
    ['dead parameters stay', 'if (b !== ENTRY_BLOCK) dropParams(f, cfg, b, isDead);', ''],
  ],
  'engine/passes/simplify-cfg.ts': [
    ['a block joins into one with other ways in', '|| cfg.predStart[to + 1] - cfg.predStart[to] !== 1', ''],
    ['parameters of a joined block keep their names', 'this.replaced.set(p, argumentAt(f, e, k));', ''],
    ['instructions of a joined block stand in the old one', 'f.block[i] = block; f.prev[first]', ';f.prev[first]'],
    ['what follows a check that always traps stays', 'f.remove(k); k = before;', 'k = before;'],
    ['the graph is not forgotten where blocks joined', 'if (joined) flow.forget();', ''],
  ],
  'engine/passes/phi-elimination.ts': [
    ['two arguments are one', 'if (only !== NONE) return NONE;', ''],
    ['the first argument decides', 'if (v === param || v === only) continue;', 'if (v === param || only !== NONE) continue;'],
  ],
  'engine/passes/reassociate.ts': [
    ['differences are associative', '[IR.iadd, IR.imul,', '[IR.iadd, IR.isub, IR.imul,'],
    [
      'values that others use are taken apart',
      'if (this.useCount[v] !== 1 || this.user[v] === NONE)',
      'if (this.user[v] === NONE)',
    ],
    [
      'operands of another width are taken in',
      'follows(f, u, v) && f.ty[u] === f.ty[v]',
      'follows(f, u, v)',
      'operands of one operation have its type: the verifier refuses anything else',
    ],
    ['an operand is lost', 'this.leaves.copyWithin(high, high + 1, n);', 'this.leaves.copyWithin(high, high + 1, n - 1);'],
  ],
  'engine/ir/builder/alias-versions.ts': [
    ['writes change no version', 'this.current[k] = ++this.latest; }', '; }'],
    ['a class that one way wrote is as it was where ways meet', 'record[at + k] = DIFFERS;', ';'],
  ],
  'engine/ir/builder/builder.ts': [
    ['narrow stores are forwarded', 'if (op === IR.store && accessOf(f.imm2[i]) === ACCESS.full)', 'if (op === IR.store)'],
  ],
  'engine/frontend/ssa/ssa.ts': [
    ['a branch brings nothing that was written', 'this.bring(labels.undoLength[label])', '0'],
    ['variables keep what one arm has written', 'this.undo(undoLength[innermost]); this.b.versions', 'this.b.versions'],
    [
      'what some branches have written alike all have',
      'this.differs[variable] === 0 && (this.seen[variable] === edges || first === before)',
      'this.differs[variable] === 0',
    ],
    ['values of a branch hold where ways meet', 'b.numbers.popTo(scope);', ''],
    ['values of one arm hold in the other', 'this.closeScope(this.scope());', ''],
    [
      'edges back bring what the loop began with',
      'setArgument(func, edge, n + i, this.value[data[first + i]]);',
      'setArgument(func, edge, n + i, func.params[header][n + i]);',
    ],
  ],
  'engine/frontend/memory.ts': [
    ['memory.copy checks its source only', 'checkMemory(t, toMemory, to, n);', ''],
    ['memory.init does not check its segment', 'checkRange(t, from, n, entry + ENTRY.data.length, DETAIL.data, false);', ''],
    [
      'accesses of known addresses are one too long',
      'const inside = at + size <= (t.env.minBytes[m] ?? 0);',
      'const inside = at <= (t.env.minBytes[m] ?? 0);',
    ],
    ['sums of 64-bit addresses may overflow', 'const passed = b.icmp(ICMP.ult, end, index);', 'const passed = b.i32(0);'],
    ['what is waited for may lie outside', 'checkBounds(t, t.instr.memoryIndex, index64, offset, size);', ''],
    ['ranges that pass 2^64 are taken', 'if (overflows) check(b.icmp(ICMP.ult, end, start));', ''],
    ['offsets of 2 GiB and more are negative', 'if (offset > 0x7fff_ffff)', 'if (offset > 0xffff_ffff)'],
    ['pages are of 64 KiB', 't.b.i64(pageSizeLog2, 0)', 't.b.i64(16, 0)'],
    [
      'a check of explicit bounds ignores the width',
      'b.add64(index, b.i64Number(offset + size))',
      'b.add64(index, b.i64Number(offset + 1))',
    ],
  ],
  'engine/frontend/atomics.ts': [
    ['alignment is asked of the index alone', 'b.i32(t.instr.lo & (size - 1))', 'b.i32(0)'],
    [
      'words of eight bytes need be aligned to four',
      'b.value(IR.band, TY.i32, address, b.i32(size - 1))',
      'b.value(IR.band, TY.i32, address, b.i32((size - 1) & 3))',
    ],
  ],
  'engine/frontend/casts.ts': [
    ['function types have the depth below', 'wordAt(RTT.display + depth * 4)', 'wordAt(RTT.display + depth * 4 + 4)'],
    ['casts to open types compare nothing else', 'answer(same, true);\n  const record', 'return same;\n  const record'],
    ['nulls are no i31s that may be null', 'if (nullable && canBeNull) answer(t.isNull(v), true);', ''],
    ['exact types are those below, too', 'if (isExact(target)) return isExact(source) && heapOf(source) === heap;', ''],
    ['what branches on a cast that fails has the type', 't.push(v, wanted ? source : target);', 't.push(v, target);'],
    [
      'casts by descriptor look for one in what is no object',
      'if (from < 0 && !OBJECTS.has(from)) answer(b.icmp(ICMP.ne, tagOf(t, v), b.i32(0)), false); return b.icmp(ICMP.eq, descriptorOf',
      'return b.icmp(ICMP.eq, descriptorOf',
    ],
    [
      'a null has every descriptor',
      'if (isNullable(source) && trap === 0) answer(t.isNull(v), nullable); const from',
      'if (isNullable(source) && trap === 0) answer(t.isNull(v), true); const from',
    ],
    ['host values are eq', 'b.icmp(ICMP.ne, tagOf(t, v), b.i32(REF.host))', 'b.i32(1)'],
    ['arrays are structures', 'heap === HEAP.struct ? RTT_KIND.struct : RTT_KIND.array', 'RTT_KIND.struct'],
  ],
  'engine/frontend/tables.ts': [
    [
      'the element at the length is there',
      'b.icmp(ICMP.uge, index64, lengthOf(t, table))',
      'b.icmp(ICMP.ugt, index64, lengthOf(t, table))',
    ],
    [
      'the element at a fixed length is there',
      'b.icmp(ICMP.uge, t.func.a[index64], b.i32(fixed))',
      'b.icmp(ICMP.ugt, t.func.a[index64], b.i32(fixed))',
    ],
    ['mutable globals are constant', 'const alias = mutable ||', 'const alias ='],
    [
      'table.copy swaps its tables',
      'tableRange(t, LIBCALL.table_copy, t.instr.tableIndex, t.instr.secondTable);',
      'tableRange(t, LIBCALL.table_copy, t.instr.secondTable, t.instr.tableIndex);',
    ],
  ],
  'engine/frontend/control.ts': [
    ['an if without else forgets its parameters', 't.saved.data, f.saved[at], n);', 't.saved.data, f.saved[at], 0);'],
    [
      'a branch out of the function jumps',
      'if (t.frames.kind[frame] === KIND.func) { return_(t);',
      'if (false) { return_(t);',
      'behind the label of the function stands its return: a branch there returns',
    ],
  ],
  'engine/frontend/ssa/env.ts': [
    ['functions of tables escape nowhere', 'for (const t of m.tables) refFuncs(t.init, reach);', ''],
    [
      'elements behind one that waits are placed',
      'at === undefined || funcs === undefined) break;',
      'at === undefined || funcs === undefined) continue;',
    ],
    ['elements beyond the table are placed', 'if (at + funcs.length > Number(table.type.min)) break;', ''],
    ['64-bit memories are guarded', 'guard && t.address === I32 && t.pageSizeLog2 === 16', 'guard && t.pageSizeLog2 === 16'],
    ['growing tables have a fixed length', 't.max !== undefined && Number(t.max) === Number(t.min)', 'true'],
    ['mutable globals have a known value', 'g.mutable ? undefined : initialGlobals[i]', 'initialGlobals[i]'],
  ],
  'engine/frontend/heap.ts': [
    [
      'a new object has whatever descriptor lay there',
      "fill(t, regionOf(t), object, descriptor ?? bug('no descriptor'), at, ACCESS.u32);",
      ';',
    ],
    ['null is a descriptor', 't.trapIf(t.isNull(descriptor), TRAP.nullDescriptorReference);', ';'],
    [
      'the descriptor of what any type has lies at the header',
      'b.add64(offsetOf(t, object), b.uextend(at))',
      'offsetOf(t, object)',
    ],
    ['no card is marked for a field', 'if (isNews(t, storage, value)) markCard(t, offsetOf(t, object));', ''],
  ],
  'engine/frontend/exceptions.ts': [
    [
      'handlers stand in reverse order',
      'for (let k = instr.count - 3; k >= 0; k -= 3)',
      'for (let k = 0; k < instr.count; k += 3)',
    ],
    ['catch_ref gives no reference', 'kind === CATCH.catchRef || kind === CATCH.catchAllRef', 'kind === CATCH.catchAllRef'],
  ],
  'engine/frontend/init.ts': [
    [
      'active segments that are no images are not written',
      "m.datas.some((d, i) => d.mode === 'active' && !images.has(i))",
      'false',
    ],
    ['tables with an initialiser stay null', 'm.tables.some((t) => t.init !== undefined) ||', ''],
    [
      'the start function runs first',
      'tableInitialisers(t); elementSegments(t);',
      'if (env.module.start !== undefined) callStart(t, env.module.start.func); tableInitialisers(t); elementSegments(t);',
    ],
  ],
  'engine/frontend/legacy.ts': [
    [
      'delegate goes to the next try',
      'const delegated = delegate === NONE ? NONE : clausesInside(t, delegate);',
      'const delegated = delegate === NONE ? NONE : clausesInside(t, 0);',
    ],
    [
      'rethrow throws what another try caught',
      't.prescan.read().hasRethrow ? t.pop() : NONE;',
      't.prescan.read().hasRethrow ? t.pop() - 1 : NONE;',
    ],
  ],
  'engine/wasm/constant.ts': [
    ['any first constant is the whole expression', 'return instr.op === END ? value : undefined;', 'return value;'],
    ['i64 offsets lose their high half', '(bits.hi >>> 0) * 2 ** 32 + (bits.lo >>> 0)', '(bits.lo >>> 0)'],
  ],
  'engine/wasm/opcodes.ts': [
    [
      'loops with global.set write nothing',
      'global                     *                          -           global',
      'global                     *                          -',
    ],
    ['loops with memory.grow write nothing', 'addr>addr                  -           size', 'addr>addr                  -'],
  ],
  'engine/frontend/ssa/translator.ts': [
    ['slots are what they were when a loop begins', 'this.stackSlots.forget(from);', ''],
    ['slots are what they were where ways meet', 'this.stackSlots.forget(height);', ''],
    ['slots are what they were at the end of the other arm', 'this.stackSlots.forget(this.frames.height[this.top]);', ''],
  ],
  'engine/frontend/ssa/stack-slots.ts': [
    ['references stay behind when operands move', '(kind ? references : n - references) === 0', '(kind || n === references)'],
    ['numbers stay behind when operands move', '(kind ? references : n - references) === 0', '(!kind || references === 0)'],
    ['all but the last operand move', 'numberOperand(n), this.slots(to', 'numberOperand(n - 1), this.slots(to'],
    ['branches from two heights share a way', 'serial[frame] * MOST_HEIGHTS + from', 'serial[frame] * MOST_HEIGHTS'],
    [
      'slots of references are not cleared',
      'slot = first; slot < func.stackSlots',
      'slot = func.stackSlots; slot < func.stackSlots',
    ],
  ],
  'engine/frontend/ssa/prescan.ts': [
    ["writes of an inner loop are not the outer one's", 'mask |= before;', 'mask = before;'],
    ['local.tee in a loop assigns nothing', 'if (op === OP_SET || op === OP_TEE)', 'if (op === OP_SET)'],
  ],
  'engine/frontend/simd.ts': [
    [
      'a splat of a load has the wrong width',
      't.push(t.b.value(IR.vunary, TY.v128, load(t, ty, access, bytes), NONE, NONE, splat))',
      't.push(t.b.value(IR.vunary, TY.v128, load(t, ty, access, 1), NONE, NONE, splat))',
    ],
    ['v128.const swaps words', 'return [w(0), w(4), w(8), w(12)];', 'return [w(0), w(8), w(4), w(12)];'],
  ],
};
