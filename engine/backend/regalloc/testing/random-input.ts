/**
 * Random well-formed functions for allocator tests. In: a tape of numbers (fast-check makes and shrinks it; an exhausted tape
 * reads as zeros, which end everything quickly), a register file. Out: an AllocationInput with nested loops, several exits,
 * continues, diamonds, switches, early returns, every kind of constraint, clobbers, 16-byte and rematerialisable vregs.
 * Every instruction is feasible: its constraints leave a register for each operand.
 */

import { type AllocationInput, CLASS_INT, CLASS_VEC, FIRST_VEC_REG, OPERAND, type RegisterFile } from '../interface/operands.ts';
import { graphOf, mask, starts } from './graph.ts';
import { reg, regs, vregs } from './registers.ts';

/** Registers of a machine like x86-64, and two with so few that everything spills. */
export const REGISTER_FILES: readonly RegisterFile[] = [
  {
    allocatable: [regs(0, 1, 2, 6, 7, 3, 8, 9, 10, 12, 13, 14), regs(32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46)],
    scratch: [reg(11), reg(47)],
  },
  {
    allocatable: [regs(0, 1, 2, 3), regs(32, 33, 34)],
    scratch: [reg(11), reg(47)],
  },
  {
    allocatable: [regs(2, 0), regs(33, 32)],
    scratch: [reg(11), reg(47)],
  },
];

interface Inst {
  readonly vregs: number[];
  readonly bits: number[];
  readonly move: boolean;
  readonly clobber: number;
}
interface Block {
  readonly insts: Inst[];
  succs: number[];
  args: number[];
  params: number[];
  depth: number;
  loopEnd: number;
}
interface Loop {
  readonly header: number;
  readonly exit: { readonly jumps: { block: number; avail: number[] }[] };
}

class Source {
  readonly #tape: readonly number[];
  #at = 0;
  constructor(tape: readonly number[]) {
    this.#tape = tape;
  }
  get empty(): boolean {
    return this.#at >= this.#tape.length;
  }
  /** 0 .. n-1. */
  below(n: number): number {
    return n <= 0 || this.empty ? 0 : (this.#tape[this.#at++] as number) % n;
  }
  pick<T>(list: readonly T[]): T | undefined {
    return list[this.below(list.length)];
  }
}

/** Which registers an instruction under construction still has to give, by class. */
class Room {
  readonly #registers: RegisterFile;
  readonly early: [Set<number>, Set<number>] = [new Set(), new Set()];
  readonly late: [Set<number>, Set<number>] = [new Set(), new Set()];
  readonly count: { both: number; early: number; late: number }[] = [
    { both: 0, early: 0, late: 0 },
    { both: 0, early: 0, late: 0 },
  ];
  constructor(registers: RegisterFile) {
    this.#registers = registers;
  }
  fits(cls: 0 | 1): boolean {
    const n = this.#registers.allocatable[cls].length;
    const e = this.early[cls];
    const l = this.late[cls];
    const c = this.count[cls] as { both: number; early: number; late: number };
    return new Set([...e, ...l]).size + c.both <= n && e.size + c.both + c.early <= n && l.size + c.both + c.late <= n;
  }
  /** Takes a register of the kind if that leaves the instruction feasible. */
  take(cls: 0 | 1, kind: 'both' | 'early' | 'late'): boolean {
    const c = this.count[cls] as { both: number; early: number; late: number };
    c[kind]++;
    if (this.fits(cls)) return true;
    c[kind]--;
    return false;
  }
  takeFixed(reg: number, early: boolean, late: boolean): boolean {
    const cls = reg < FIRST_VEC_REG ? 0 : 1;
    if ((early && this.early[cls].has(reg)) || (late && this.late[cls].has(reg))) return false;
    const before: [Set<number>, Set<number>] = [new Set(this.early[cls]), new Set(this.late[cls])];
    if (early) this.early[cls].add(reg);
    if (late) this.late[cls].add(reg);
    if (this.fits(cls)) return true;
    this.early[cls] = before[0];
    this.late[cls] = before[1];
    return false;
  }
}

class Generator {
  readonly #source: Source;
  readonly #registers: RegisterFile;
  readonly blocks: Block[] = [];
  readonly vregClass: number[] = [];
  readonly vregSize: number[] = [];
  readonly vregRef: number[] = [];
  readonly vregRemat: number[] = [];
  readonly #maxBlocks: number;
  #current = 0;
  #depth = 0;

  constructor(tape: readonly number[], registers: RegisterFile, maxBlocks: number) {
    this.#source = new Source(tape);
    this.#registers = registers;
    this.#maxBlocks = maxBlocks;
  }

  #newVreg(cls: number, size: number, ref = Number(cls === CLASS_INT && this.vregClass.length % 5 === 4)): number {
    this.vregClass.push(cls);
    this.vregSize.push(size);
    this.vregRef.push(ref);
    this.vregRemat.push(0);
    return this.vregClass.length - 1;
  }
  #anyVreg(): number {
    const kind = this.#source.below(8);
    return this.#newVreg(kind < 5 ? CLASS_INT : CLASS_VEC, kind < 7 ? 8 : 16);
  }
  #like(vreg: number): number {
    return this.#newVreg(this.vregClass[vreg] as number, this.vregSize[vreg] as number, this.vregRef[vreg] as number);
  }
  #block(): number {
    this.blocks.push({ insts: [], succs: [], args: [], params: [], depth: this.#depth, loopEnd: -1 });
    return this.blocks.length - 1;
  }
  #at(b: number): Block {
    return this.blocks[b] as Block;
  }
  #emit(vregs: number[], bits: number[], move = false, clobber = 0): void {
    this.#at(this.#current).insts.push({ vregs, bits, move, clobber });
  }
  #cls(vreg: number): 0 | 1 {
    return this.vregClass[vreg] as 0 | 1;
  }

  run(): AllocationInput {
    this.#current = this.#block();
    const vregs: number[] = [];
    const bits: number[] = [];
    for (const cls of [0, 1] as const) {
      const regs = this.#registers.allocatable[cls];
      const n = this.#source.below(regs.length + 1);
      for (let k = 0; k < n; k++) {
        vregs.push(this.#newVreg(cls, cls === 1 && k % 2 === 1 ? 16 : 8));
        bits.push(OPERAND.def | OPERAND.late | OPERAND.fixed | ((regs[k] as number) << 8));
      }
    }
    this.#emit(vregs, bits);
    const avail = [...vregs];
    if (this.#sequence(avail, 0, undefined)) this.#finish(avail);
    return this.#pack();
  }

  /** Code from the current block on; false when it ended in a jump away or a return. */
  #sequence(avail: number[], nesting: number, loop: Loop | undefined): boolean {
    do {
      const insts = this.#source.below(8);
      for (let k = 0; k < insts; k++) this.#instruction(avail);
      if (this.blocks.length > this.#maxBlocks || nesting > 4) return true;
      switch (this.#source.below(9)) {
        case 1:
        case 2:
          if (!this.#diamond(avail, nesting, loop)) return false;
          break;
        case 3:
        case 4:
          if (!this.#loop(avail, nesting)) return false;
          break;
        case 5:
          if (!this.#switch(avail, nesting, loop)) return false;
          break;
        case 6:
          if (loop !== undefined && this.#source.below(3) === 1) {
            this.#jumpBack(loop, avail);
            return false;
          }
          break;
        case 7:
          if (loop !== undefined && this.#source.below(3) === 1) {
            loop.exit.jumps.push({ block: this.#current, avail: [...avail] });
            return false;
          }
          break;
        case 8:
          if (nesting > 0 && this.#source.below(4) === 1) {
            this.#finish(avail);
            return false;
          }
      }
    } while (!this.#source.empty && (nesting === 0 || this.#source.below(3) !== 0));
    return true;
  }

  /** A return: uses in fixed registers. */
  #finish(avail: readonly number[]): void {
    const room = new Room(this.#registers);
    const vregs: number[] = [];
    const bits: number[] = [];
    for (let k = this.#source.below(4); k > 0; k--) this.#use(avail, room, vregs, bits, 2);
    this.#emit(vregs, bits);
  }

  #branch(avail: readonly number[], targets: number[]): void {
    const vregs: number[] = [];
    const bits: number[] = [];
    this.#use(avail, new Room(this.#registers), vregs, bits, this.#source.below(5));
    this.#emit(vregs, bits);
    this.#at(this.#current).succs = targets;
  }

  /** Ends the current block with a jump to `target` that passes something for each of its parameters. */
  #jump(from: number, target: number, avail: readonly number[]): void {
    const block = this.#at(from);
    block.insts.push({ vregs: [], bits: [], move: false, clobber: 0 });
    block.succs = [target];
    block.args = this.#at(target).params.map((p) => {
      const fitting = avail.filter((v) => this.#fits(v, p));
      // Recent values more often: loop-carried updates.
      const recent = fitting.slice(-4);
      return (this.#source.below(3) === 0 ? this.#source.pick(fitting) : this.#source.pick(recent)) as number;
    });
  }
  #fits(arg: number, param: number): boolean {
    return [this.vregClass, this.vregSize, this.vregRef].every((kind) => kind[arg] === kind[param]);
  }
  #jumpBack(loop: Loop, avail: readonly number[]): void {
    this.#jump(this.#current, loop.header, avail);
  }

  /** A new block where `jumps` meet, with parameters that all of them can pass. */
  #join(jumps: readonly { block: number; avail: readonly number[] }[], common: number[]): boolean {
    if (jumps.length === 0) return false;
    const join = this.#block();
    if (jumps.length > 1) {
      for (let k = this.#source.below(5); k > 0; k--) {
        const model = this.#source.pick((jumps[0] as { avail: readonly number[] }).avail);
        if (model === undefined) break;
        const param = this.#like(model);
        if (jumps.every((j) => j.avail.some((v) => this.#fits(v, param)))) this.#at(join).params.push(param);
      }
    }
    for (const j of jumps) this.#jump(j.block, join, j.avail);
    this.#current = join;
    common.push(...this.#at(join).params);
    return true;
  }

  #arm(avail: readonly number[], nesting: number, loop: Loop | undefined, jumps: { block: number; avail: number[] }[]): void {
    const own = [...avail];
    if (this.#sequence(own, nesting + 1, loop)) jumps.push({ block: this.#current, avail: own });
  }

  #diamond(avail: number[], nesting: number, loop: Loop | undefined): boolean {
    return this.#arms(avail, nesting, loop, 2);
  }
  #switch(avail: number[], nesting: number, loop: Loop | undefined): boolean {
    return this.#arms(avail, nesting, loop, 2 + this.#source.below(4));
  }
  #arms(avail: number[], nesting: number, loop: Loop | undefined, count: number): boolean {
    const from = this.#current;
    // Now and then a call with exceptional successors: its results live on the first way only.
    const results = this.#source.below(4) === 1 ? this.#call(avail) : undefined;
    if (results === undefined) this.#branch(avail, []);
    const jumps: { block: number; avail: number[] }[] = [];
    const targets: number[] = [];
    for (let k = 0; k < count; k++) {
      this.#current = this.#block();
      targets.push(this.#current);
      this.#arm(k === 0 ? [...avail, ...(results ?? [])] : avail, nesting, loop, jumps);
    }
    this.#at(from).succs = targets;
    return this.#join(jumps, avail);
  }

  #loop(avail: number[], nesting: number): boolean {
    const before = this.#current;
    this.#depth++;
    const header = this.#block();
    for (let k = this.#source.below(6); k > 0; k--) {
      const model = this.#source.pick(avail);
      if (model !== undefined) this.#at(header).params.push(this.#like(model));
    }
    this.#jump(before, header, avail);
    const inside = [...avail, ...this.#at(header).params];
    const loop: Loop = { header, exit: { jumps: [] } };
    this.#current = header;
    const exitAtTop = this.#source.below(2) === 1;
    let side: { from: number; avail: number[]; latch: number } | undefined;
    if (exitAtTop) {
      this.#branch(inside, []);
      const from = this.#current;
      this.#current = this.#block();
      side = { from, avail: [...inside], latch: this.#current };
    }
    if (this.#sequence(inside, nesting + 1, loop)) {
      if (exitAtTop) this.#jumpBack(loop, inside);
      else {
        const from = this.#current;
        this.#branch(inside, []);
        this.#current = this.#block();
        side = { from, avail: [...inside], latch: this.#current };
        this.#jumpBack(loop, inside);
      }
    }
    this.#at(header).loopEnd = this.blocks.length - 1;
    this.#depth--;
    if (side !== undefined) {
      this.#current = this.#block();
      this.#at(side.from).succs = this.#source.below(2) === 1 ? [this.#current, side.latch] : [side.latch, this.#current];
      loop.exit.jumps.push({ block: this.#current, avail: side.avail });
    }
    // Jumps out of the loop stand in blocks inside it; their values need not dominate what follows: only parameters pass.
    return this.#join(loop.exit.jumps, avail);
  }

  /** Adds a use of something available; `kind`: 0 reg, 1 any, 2 fixed, 3 reg late, 4 any late. Returns its operand or -1. */
  #use(avail: readonly number[], room: Room, vregs: number[], bits: number[], kind: number): number {
    const vreg = this.#source.below(2) === 0 ? this.#source.pick(avail.slice(-6)) : this.#source.pick(avail);
    if (vreg === undefined) return -1;
    const cls = this.#cls(vreg);
    let bit: number;
    if (kind === 2) {
      const reg = this.#source.pick(this.#registers.allocatable[cls]) as number;
      const isLate = this.#source.below(4) === 1;
      if (!room.takeFixed(reg, true, isLate)) return -1;
      bit = OPERAND.use | OPERAND.fixed | (reg << 8) | (isLate ? OPERAND.late : OPERAND.early);
    } else if (kind === 0 || kind === 3) {
      if (!room.take(cls, kind === 3 ? 'both' : 'early')) return -1;
      bit = OPERAND.use | OPERAND.reg | (kind === 3 ? OPERAND.late : OPERAND.early);
    } else {
      // A vreg that is computed again has no slot: it may come in a register all the same.
      if (this.vregRemat[vreg] === 1 && !room.take(cls, kind === 4 ? 'both' : 'early')) return -1;
      bit = OPERAND.use | OPERAND.any | (kind === 4 ? OPERAND.late : OPERAND.early);
    }
    vregs.push(vreg);
    bits.push(bit);
    return vregs.length - 1;
  }

  /** Adds a def; `kind`: 0 reg, 1 any, 2 fixed, 3 reg early. */
  #def(room: Room, vregs: number[], bits: number[], kind: number): void {
    const vreg = this.#anyVreg();
    const cls = this.#cls(vreg);
    const drop = (): void => {
      this.vregClass.pop();
      this.vregSize.pop();
      this.vregRef.pop();
      this.vregRemat.pop();
    };
    let bit: number;
    if (kind === 2) {
      const reg = this.#source.pick(this.#registers.allocatable[cls]) as number;
      const isEarly = this.#source.below(5) === 1;
      if (!room.takeFixed(reg, isEarly, true)) {
        drop();
        return;
      }
      bit = OPERAND.def | OPERAND.fixed | (reg << 8) | (isEarly ? OPERAND.early : OPERAND.late);
    } else if (kind === 1) {
      bit = OPERAND.def | OPERAND.any | OPERAND.late;
    } else {
      if (!room.take(cls, kind === 3 ? 'both' : 'late')) {
        drop();
        return;
      }
      bit = OPERAND.def | OPERAND.reg | (kind === 3 ? OPERAND.early : OPERAND.late);
    }
    vregs.push(vreg);
    bits.push(bit);
  }

  /** A call, after which all registers are lost; returns its results. Sometimes nothing comes of it: undefined. */
  #call(avail: readonly number[]): number[] | undefined {
    const source = this.#source;
    const room = new Room(this.#registers);
    const vregs: number[] = [];
    const bits: number[] = [];
    for (const cls of [0, 1] as const) for (const r of this.#registers.allocatable[cls]) room.late[cls].add(r);
    for (let k = source.below(6); k > 0; k--) this.#use(avail, room, vregs, bits, source.below(5) === 1 ? 1 : 2);
    for (const b of bits) if ((b & OPERAND.late) !== 0) return undefined;
    const first = vregs.length;
    const defs = new Room(this.#registers);
    for (let k = source.below(3); k > 0; k--) this.#def(defs, vregs, bits, 2);
    for (const [k, b] of bits.entries()) if ((b & (OPERAND.def | OPERAND.late)) === OPERAND.def) bits[k] = b | OPERAND.late;
    this.#emit(vregs, bits, false, 1);
    return vregs.slice(first);
  }

  #instruction(avail: number[]): void {
    const source = this.#source;
    const room = new Room(this.#registers);
    const vregs: number[] = [];
    const bits: number[] = [];
    const kind = source.below(10);
    if (kind === 0) {
      this.#def(room, vregs, bits, 0);
      if (vregs.length === 1 && source.below(2) === 1) this.vregRemat[vregs[0] as number] = 1;
      this.#emit(vregs, bits);
    } else if (kind === 1) {
      const model = source.pick(avail);
      if (model === undefined) return;
      const to = this.#like(model);
      const useAny = source.below(3) === 1 ? OPERAND.any : OPERAND.reg;
      const defAny = source.below(3) === 1 ? OPERAND.any : OPERAND.reg;
      vregs.push(model, to);
      bits.push(OPERAND.use | OPERAND.early | useAny, OPERAND.def | OPERAND.late | defAny);
      this.#emit(vregs, bits, true);
    } else if (kind === 2 || kind === 3) {
      avail.push(...(this.#call(avail) ?? []));
      return;
    } else {
      // Arithmetic, perhaps with reuse, fixed operands, or a few registers lost.
      let clobber = 0;
      if (kind === 4) {
        clobber = 2;
        const lost = this.#registers.allocatable[0][1] as number;
        room.late[0].add(lost);
      }
      for (let k = source.below(4); k > 0; k--) this.#use(avail, room, vregs, bits, source.below(6) === 1 ? 2 : source.below(5));
      const reusable = bits.findIndex((b) => (b & OPERAND.late) === 0 && (b & (3 << 2)) === OPERAND.reg);
      if (reusable >= 0 && source.below(3) !== 0) {
        const model = vregs[reusable] as number;
        const cls = this.#cls(model);
        (room.count[cls] as { early: number }).early--;
        if (room.take(cls, 'both')) {
          vregs.push(this.#like(model));
          bits.push(OPERAND.def | OPERAND.late | OPERAND.reuse | (reusable << 8));
        } else (room.count[cls] as { early: number }).early++;
      }
      for (let k = source.below(3); k > 0; k--) this.#def(room, vregs, bits, source.below(4));
      this.#emit(vregs, bits, false, clobber);
    }
    for (const [k, b] of bits.entries()) if ((b & OPERAND.def) !== 0) avail.push(vregs[k] as number);
  }

  #pack(): AllocationInput {
    const { blocks } = this;
    const insts = blocks.flatMap((b) => b.insts);
    return {
      vregCount: this.vregClass.length,
      vregClass: Uint8Array.from(this.vregClass),
      vregSize: Uint8Array.from(this.vregSize),
      vregRef: Uint8Array.from(this.vregRef),
      vregRemat: Uint8Array.from(this.vregRemat),
      instCount: insts.length,
      operandStart: starts(insts.map((i) => i.vregs)),
      operandVreg: vregs(insts.flatMap((i) => i.vregs)),
      operandBits: Int32Array.from(insts.flatMap((i) => i.bits)),
      isMove: Uint8Array.from(insts, (i) => (i.move ? 1 : 0)),
      clobberSet: Uint8Array.from(insts, (i) => i.clobber),
      safepoint: Uint8Array.from(insts, (i) => (i.clobber === 1 ? 1 : 0)),
      clobberInt: Int32Array.of(0, mask(this.#registers.allocatable[0]), 1 << (this.#registers.allocatable[0][1] as number)),
      clobberVec: Int32Array.of(0, mask(this.#registers.allocatable[1]), 0),
      ...graphOf(blocks),
      blockStart: starts(blocks.map((b) => b.insts)),
      loopDepth: Uint8Array.from(blocks, (b) => b.depth),
    };
  }
}

/** The function that `tape` describes. */
export function randomInput(tape: readonly number[], registers: RegisterFile, maxBlocks = 40): AllocationInput {
  return new Generator(tape, registers, maxBlocks).run();
}
