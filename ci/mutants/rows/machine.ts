/** Mistakes in the back end: code buffer, linking, register allocation, the x86-64 machine. */
import type { Table } from './row.ts';

export const MACHINE: Table = {
  'engine/backend/emit/code-buffer.ts': [
    ['forms reach one byte further', 'if (distance >= min && distance <= max)', 'if (distance >= min && distance <= max + 1)'],
    [
      'branches back are measured from their start',
      'to > start ? to - end : to - (start + size)',
      'to > start ? to - end : to - start',
    ],
    ['padding that goes is not counted', 'sum += alignment - 1 - pad;', 'sum += 0;'],
    ['stack maps are not sorted', '.map((at) => at / -8).sort((a, b) => a - b)', '.map((at) => at / -8)'],
    [
      'another map of the same length is the same',
      'words.length === this.lastMap.length && words.every((w, k) => w === this.lastMap[k])',
      'words.length === this.lastMap.length',
    ],
    ['tables count from before the shortening', 'data[k] = offset - saved[i];', 'data[k] = offset;'],
    ['handlers land where they stood before the shortening', 'data[label] = this.finalOffset(data[label]);', ';'],
  ],
  'engine/backend/vcode/constant-pool.ts': [
    ['constants of the last function stay', 'if (this.sizes.length > 0) this.table.fill(-1);', ''],
  ],
  'engine/backend/text-section.ts': [
    [
      'the worst case ignores the calls of the function to come',
      '(this.waiting.length + more + 1) * veneerSize',
      '(this.waiting.length + 1) * veneerSize',
    ],
    [
      'entries without an offset get one',
      'data[length + i + 1] = second < 0 ? second : second + base;',
      'data[length + i + 1] = second + base;',
    ],
    [
      'calls back are taken to reach',
      'if (Math.max(placed, veneer) - site >= callMin) continue;',
      'if (Math.max(placed, veneer) > Number.NEGATIVE_INFINITY) continue;',
    ],
    [
      'handlers land in the first function',
      'this.handlers.push(handlers[i + 1] + start);',
      'this.handlers.push(handlers[i + 1]);',
    ],
  ],
  'engine/backend/lower/blocks.ts': [
    ['edges with moves go straight to their block', 'if (this.predCount[t] > 1 && this.pendingNext[e] === BEHIND)', 'if (false)'],
    ['edges out of a loop are placed in it', 'if (q > loopEnd || cold[t] !== cold[b]) {', 'if (cold[t] !== cold[b]) {'],
  ],
  'engine/backend/lower/lower.ts': [
    [
      'loads sink over writes',
      'return aliasOf(flags) === ALIAS.constant || this.writes[this.current] === this.writes[r];',
      'return true;',
    ],
    [
      'loads that may trap sink over effects',
      'if (trapOf(flags) !== 0) return this.effects[this.current] === this.effects[r] + 1;',
      '',
    ],
    ['loads with two users sink', 'if (this.uses[r] !== 1 || func.block[r]', 'if (func.block[r]'],
    [
      'loads of other blocks sink',
      'this.uses[r] !== 1 || func.block[r] !== this.block || this.vregOf[r] >= 0',
      'this.uses[r] !== 1 || this.vregOf[r] >= 0',
    ],
    [
      'loads that may trap are dropped where nobody reads them',
      'if (this.vregOf[i] < 0 && (o !== OP_LOAD || trapOf(func.imm2[i]) === 0)) continue;',
      'if (this.vregOf[i] < 0) continue;',
    ],
    [
      'upper halves of parameters are taken for zero',
      'const settled = this.spread(zeroUpper, 0, false);',
      'const settled = true;',
    ],
    [
      'all 32-bit values have zero upper halves',
      'zeroUpper[i] = ty[i] === TY.i32 ? byOp[o] : 0;',
      'zeroUpper[i] = ty[i] === TY.i32 ? 1 : 0;',
    ],
  ],
  'engine/backend/lower/memory.ts': [
    [
      'bytes are stored as halves',
      'case ACCESS.u8: case ACCESS.s8: return rows[8];',
      'case ACCESS.u8: case ACCESS.s8: return rows[16];',
    ],
    ['references in the frame are not noted', 'if (func.ty[value] === TY.ref) v.refSlots.add(func.imm[i]);', ''],
  ],
  'engine/backend/emit/emit.ts': [
    [
      'a copy from slot to slot goes to the scratch register only',
      'this.copy(from, scratch, vreg); this.copy(scratch, to, vreg);',
      'this.copy(from, scratch, vreg);',
      'on x86-64 a move defines a register, so that two slots never meet: the case is for machines whose moves define either',
    ],
    [
      'functions that call do not check the stack',
      'if (frame.size > SMALL_FRAME || this.v.calls)',
      'if (frame.size > SMALL_FRAME)',
    ],
    ['arguments on the stack are not popped', 'machine.returnToCaller(this.v.stackArgs);', 'machine.returnToCaller(0);'],
    [
      'a tail call copies its arguments upwards',
      'for (let at = bytes - 16; at >= 0; at -= 16)',
      'for (let at = 0; at < bytes; at += 16)',
    ],
    ['large frames are checked as small ones', 'frame.size <= SMALL_FRAME ? 0 : frame.size', '0'],
    ['references of the frame have no map', '...Array.from(v.refSlots, (slot) => frame.stackSlot(slot)),', ''],
  ],
  'engine/backend/regalloc/interface/moves.ts': [
    ['a move frees nobody', 'if (left === 0 && writer[source] !== 0) this.#ready[ready++] = writer[source] - 1;', ''],
  ],
  'engine/backend/regalloc/ranges/liveness.ts': [
    ['what a loop needs is not live through it', 'rows[row + w] |= rows[other + w]; } return true;', '; } return true;'],
    [
      'arguments of edges are no uses',
      'if (defBlock[v] !== b) this.#noteUse(v, b); } } this.defCount',
      'if (false) this.#noteUse(v, b); } } this.defCount',
    ],
  ],
  'engine/backend/regalloc/ranges/range-builder.ts': [
    ['clobbered registers stay usable', 'if (clobbers !== 0) this.#clobber(i, clobbers);', ''],
    [
      'late operands share registers with early ones',
      'const isFixed = isLate(pos) ? isDef || late : !isDef || !late;',
      'const isFixed = isLate(pos) ? isDef : !isDef || !late;',
    ],
    [
      'an argument of an edge lives only to the jump',
      'if (this.#open[v] < 0) this.#open[v] = end;',
      'if (this.#open[v] < 0) this.#open[v] = end - 1;',
    ],
  ],
  'engine/backend/regalloc/resolve/resolve.ts': [
    ['values that were changed are not stored', 'this.#isDirty[v] = 1;', ''],
    ['stores cost nothing', 'cost += this.#transFrequency[t];', 'cost += 0;'],
    [
      'spill slots are those of their number',
      'from = FIRST_SLOT + slotOf[spilledAt(from)];',
      'from = FIRST_SLOT + spilledAt(from);',
    ],
  ],
  'engine/backend/regalloc/resolve/safepoints.ts': [
    [
      'references that live through a call from another block are not noted',
      'if (b !== defBlock) waiting = this.#liveBefore(b, v, waiting);',
      '',
    ],
    [
      'a call that is the last use notes its argument',
      'const end = this.#sitesBefore[to];',
      'const end = this.#sitesBefore[to + 1];',
    ],
    [
      'the first call of a range notes nothing',
      'for (let s = this.#sitesBefore[from]; s < end; s++)',
      'for (let s = this.#sitesBefore[from] + 1; s < end; s++)',
    ],
  ],
  'engine/backend/lower/address.ts': [
    [
      'displacement sums may overflow',
      'const disp = sum.disp + immOf(l, value); if (disp !== (disp | 0)) return false;',
      'const disp = sum.disp + immOf(l, value);',
    ],
    [
      'sums that others use are peeled',
      'func.op[d] === IR.iadd && l.vregOf[d] < 0 && l.foldable(d)',
      'func.op[d] === IR.iadd && l.foldable(d)',
      'to compute a sum again in an address gives the same address',
    ],
  ],
  'engine/backend/x64/lower/integers/address.ts': [
    ['scales up to 16', 'return n <= 3 && n > 0 ? n : 0;', 'return n <= 4 && n > 0 ? n : 0;'],
    ['f32 constants are taken from the pool as f64', 'l.pool.constant(4, func.imm[r])', 'l.pool.constant(8, func.imm[r], 0)'],
    [
      '-0.0 is +0.0',
      '(func.imm[r] | (op === IR.f64const ? func.imm2[r] : 0)) !== 0',
      '((func.imm[r] & 0x7fff_ffff) | (op === IR.f64const ? func.imm2[r] & 0x7fff_ffff : 0)) !== 0',
    ],
  ],
  'engine/backend/x64/assembler/conditions.ts': [
    ['equality of floats ignores unordered', 'Uint8Array.of(CC.feq,', 'Uint8Array.of(CC.e,'],
    ['additions leave OF as a test would', '(cc & ~1) === CC.e ||', '(cc & ~1) === CC.e || cc === CC.g ||'],
  ],
  'engine/backend/x64/lower/conditions.ts': [
    ['bytes are compared with sign', 'cond === ICMP.eq || cond === ICMP.ne || cond >= ICMP.ult)', 'true)'],
    ['bytes are compared with 256', 'n >= 0 && n <= 255', 'n >= 0 && n <= 256'],
    ['floats below compare unordered as true', 'if (cond === FCMP.lt || cond === FCMP.le) [a, b] = [b, a];', ''],
    ['a mask of 0x80 is tested as a byte', 'n >= 0 && n < 0x80', 'n >= 0 && n <= 0x80'],
    ['masks of 32 bits are tested in the low byte', 'n >= 0 && n < 0x80 ? X.testi8 :', 'n < 0x8000 ? X.testi8 :'],
  ],
  'engine/backend/x64/lower/memory.ts': [
    [
      'read-modify-write for x - load(p)',
      'if (op === IR.isub || !sameAddress(l, i, b)) return false;',
      'if (!sameAddress(l, i, b)) return false;',
    ],
    [
      'read-modify-write of narrow stores',
      'forms === undefined || accessOf(func.imm2[i]) !== ACCESS.full',
      'forms === undefined',
    ],
    ['read-modify-write with another address', 'return l.same(func.a[i], func.a[r]) &&', 'return'],
    ['constants of 64 bits are stored as 32', 'const n = row === X.store64 ? immOf(l, value) :', 'const n ='],
  ],
  'engine/backend/aarch64/assembler/registers.ts': [
    [
      "the scratch register of moves is that of far slots' addresses",
      'scratch: [SCRATCH2, SCRATCH_VEC]',
      'scratch: [SCRATCH, SCRATCH_VEC]',
    ],
  ],
  'engine/backend/aarch64/emit/emit.ts': [
    ['far constants are loaded as near ones', 'if (this.isFar || length < LITERAL_REACH) return false;', 'return false;'],
  ],
  'engine/backend/aarch64/lower/memory.ts': [
    ['stores that may be torn are not read before', 'trapOf(flags) === 0 ||', 'true ||'],
  ],
  'engine/backend/x64/lower/integers/int.ts': [
    ['and with 0xffff keeps a byte', 'n === 0xff ? X.movzx8 : X.movzx16', 'X.movzx8'],
    [
      'and with a 64-bit mask whose low half is ones clears the upper',
      'const low = highWordOf(func, l.def(b)) === 0;',
      'const low = true;',
    ],
    ['and-not of any xor', '&& immOf(l, func.b[r]) === -1) {', ') {'],
    ['operands swap where they do not commute', 'if (commutative) {', 'if (true) {'],
  ],
  'engine/backend/x64/lower/atomics.ts': [
    [
      'a comparison of 32 bits leaves the upper half as it was',
      'log2 === 2 && func.ty[i] === TY.i64 ? X.mov32 : EXTEND[log2]',
      'EXTEND[log2]',
    ],
    [
      'an atomic store is a plain one',
      "exchange(l, i, 'xchg', l.reg(l.func.b[i]), sizeOf(l, i, l.func.b[i]))",
      'store(l, X.store32, memoryOf(l, i), l.reg(l.func.b[i]))',
    ],
    [
      'the operand of a loop may be where its result is',
      'operand(l.reg(l.func.b[i]), USE_REG_LATE)',
      'operand(l.reg(l.func.b[i]), USE_REG)',
    ],
    [
      'a difference is added',
      'reuseImm(l, sized(X.neg, widthOf(l, i)), 0, negative, l.reg(l.func.b[i]));',
      'reuseImm(l, sized(X.not, widthOf(l, i)), 0, negative, l.reg(l.func.b[i]));',
    ],
  ],
  'engine/backend/x64/lower/integers/wide.ts': [
    ['an upper half takes a lower half that stands elsewhere', 'if (func.prev[i] !== c || ', 'if ('],
    [
      'a lower half of other operands is taken for that of the product',
      'func.a[low] === a && func.b[low] === b',
      'func.a[low] === a',
    ],
    ['a sum that carried is told by a comparison the other way round', 'low === small && ', ''],
    ['a carry in a register is added, not tested', 'reuseImm(l, X.addi32, -1,', 'reuseImm(l, X.addi32, 1,'],
  ],
  'engine/backend/x64/lower/integers/divide.ts': [
    ['multipliers that do not fit are taken', 'if (m < 1n << size &&', 'if ('],
    ['the last shift is one short', 'op2(l, X.add64, half, t), s - 1)', 'op2(l, X.add64, half, t), s - 2)'],
    ['remainders are quotients', 'if (!remainder) move', 'if (true) move'],
  ],
  'engine/backend/x64/lower/select.ts': [
    ['min is max where operands are swapped', '(cond === FCMP.lt) === (x === a)', 'cond === FCMP.lt'],
  ],
  'engine/backend/x64/assembler/rows.ts': [
    ['cmpxchg holds no lock', "...atomic('cmpxchg', 'F0 ',", "...atomic('cmpxchg', '',"],
    ['xadd holds no lock', "...atomic('xadd', 'F0 ',", "...atomic('xadd', '',"],
  ],
  'engine/backend/x64/assembler/encode.ts': [
    ['byte registers without prefix', '(FLAGS[op] & REG8 && r > 3)', 'false'],
    ['the third register of VEX is not inverted', '((~v & 15) << 3)', '((v & 15) << 3)'],
    ['short VEX with an extended base', 'map === 1 && (rex & 11) === 0', 'map === 1 && (rex & 10) === 0'],
    ['immediates up to 255 are bytes', 'rule === 1 ? (imm << 24) >> 24 === imm :', 'rule === 1 ? (imm & 255) === imm :'],
  ],
  'engine/backend/x64/emit/emit.ts': [
    [
      'a branch on not-equal floats ignores unordered',
      'buf.branch(CC.ne, label); buf.branch(CC.p, label);',
      'buf.branch(CC.ne, label);',
    ],
    [
      'a branch on equal floats takes unordered',
      'buf.branch(CC.ne, over); buf.branch(CC.np, label);',
      'buf.branch(CC.e, label);',
    ],
  ],
  'engine/backend/x64/emit/values.ts': [
    ['half of each slot moves', 'const WORDS_OF_SLOT = 2;', 'const WORDS_OF_SLOT = 1;'],
    ['slots move to where they are', 'RDI, RBP, e.frame.stackSlot(imm[i])', 'RDI, RBP, e.frame.stackSlot(disp[i])'],
  ],
  'engine/backend/lower/abi.ts': [
    [
      'results on the stack are read from the wrong area',
      'v.resultArea = Math.max(v.resultArea, abi.resultArea);',
      'v.resultArea = abi.resultArea;',
    ],
    ['builtins clobber nothing', 'v.clobbers(exit ? clobbersAll : clobbersBuiltin);', 'if (exit) v.clobbers(clobbersAll);'],
    ['calls are no safepoints', 'v.clobbers(clobbersAll); v.isSafepoint();', 'v.clobbers(clobbersAll);'],
    [
      'handlers are in the order of their blocks',
      'v.handlers.push(tagAt(func, list, k));',
      'v.handlers.push(tagAt(func, list, n - 1 - k));',
    ],
    ['a tail call with more arguments is in place', 'const inPlace = abi.stackArgs <= own.stackArgs;', 'const inPlace = true;'],
  ],
};
