/**
 * The text of IR (ir/inspect/print.ts) read back: text in, function out, value and block numbers kept. Tests write their cases
 * so.
 */
import { LIBCALLS } from '../../abi/calls.ts';
import { NONE } from '../../base/brand.ts';
import { ANY_TAG } from '../../wasm/body.ts';
import { OP_BY_NAME } from '../../wasm/opcodes.ts';
import { TRAP_NAMES } from '../../wasm/traps.ts';
import { newEdge, newEdgeList, newList, numberOperand, setArgument, setArguments, setEdgeIn, setTag } from '../edges.ts';
import { type Block, type Edge, type EdgeList, IrFunc, type IrSignature, type Value, type ValueList } from '../func.ts';
import { ACCESS_NAMES, ALIAS_NAMES } from '../inspect/print.ts';
import {
  ACCESS,
  ALIAS,
  FCMP_NAMES,
  ICMP_NAMES,
  IR,
  type IrName,
  isAtomicAccess,
  isPointerCall,
  isTryCall,
  memFlags,
  TY,
  TY_NAMES,
} from '../ops.ts';

const typeNumber = (name: string): number => {
  const ty = (TY_NAMES as readonly string[]).indexOf(name);
  if (ty < 0) throw new Error(`IR text: type ${name}`);
  return ty;
};
function parseSignature(text: string): IrSignature {
  const m = /^\(([^)]*)\) -> \(([^)]*)\)$/.exec(text);
  const read = (s = ''): Uint8Array => Uint8Array.from(s === '' ? [] : s.split(', ').map(typeNumber));
  if (m === null) throw new Error(`IR text: signature ${text}`);
  return { params: read(m[1]), results: read(m[2]) };
}
const value = (s = ''): Value => {
  if (!/^v\d+$/.test(s)) throw new Error(`IR text: value ${s}`);
  return Number(s.slice(1)) as Value;
};
const blockOf = (digits = ''): Block => Number(digits) as Block;
const nameIndex = (names: readonly string[], s = ''): number => {
  const i = names.indexOf(s);
  if (i < 0) throw new Error(`IR text: ${s}`);
  return i;
};
/** The two halves of a hexadecimal constant. */
const halves = (s = ''): [lo: number, hi: number] => {
  const v = BigInt(s);
  return [Number(BigInt.asIntN(32, v)), Number(BigInt.asIntN(32, v >> 32n))];
};

class Reader {
  readonly f = new IrFunc();
  private free: Value[] = [];

  /** An instruction with this number, or with a free one. */
  private inst(id: Value, op: number, ty: number): Value {
    const { f } = this;
    const i = id >= 0 ? id : (this.free.pop() ?? f.newInst(op, ty));
    f.op[i] = op;
    f.ty[i] = ty;
    f.a[i] = f.b[i] = f.c[i] = NONE;
    f.imm[i] = f.imm2[i] = 0;
    f.pos[i] = NONE;
    return i;
  }

  private list(values: string[]): ValueList {
    return newList(this.f, values.map(value), 0, values.length);
  }
  private edges(text: string): Edge[] {
    return [...text.matchAll(/block(\d+)(?:\(([^)]*)\))?/g)].map(([, block, args]) => {
      const values = args === undefined ? [] : args.split(', ');
      const e = newEdge(this.f, blockOf(block), values.length);
      values.forEach((v, k) => {
        setArgument(this.f, e, k, value(v));
      });
      return e;
    });
  }
  private edgeList(edges: Edge[], tags: number[]): EdgeList {
    const list = newEdgeList(this.f, edges.length, tags.length);
    edges.forEach((e, k) => {
      setEdgeIn(this.f, list, k, e);
    });
    tags.forEach((tag, k) => {
      setTag(this.f, list, k, tag);
    });
    return list;
  }
  /** Arguments with an edge list behind them. */
  private tryList(args: string[], text: string): ValueList {
    const edges = this.edges(text);
    const tags = [...text.matchAll(/(?:tag(\d+)|catch_all) block/g)].map(([, tag]) =>
      tag === undefined ? ANY_TAG : Number(tag),
    );
    const at = this.list(args);
    this.edgeList(edges, tags);
    return at;
  }
  /** Four words of the pool from a hexadecimal number. */
  private words(text: string): number {
    const at = this.f.allocPool(4);
    for (let k = 0; k < 4; k++) this.f.pool[at + k] = halves(String(BigInt(text) >> BigInt(32 * k)))[0];
    return at;
  }
  private flags(text: string): number {
    const [access, alias, trap] = text.trim().split(' ');
    return memFlags(
      nameIndex(ACCESS_NAMES, access),
      nameIndex(ALIAS_NAMES, alias),
      trap === undefined ? 0 : nameIndex(TRAP_NAMES, trap.slice('trap='.length)),
    );
  }

  read(text: string): IrFunc {
    const { f } = this;
    const lines = text.split('\n').filter((l) => l.trim() !== '' && !l.trim().startsWith(';'));
    const signatures: IrSignature[] = [];
    const named = new Set([...text.matchAll(/\bv(\d+)\b/g)].map((m) => Number(m[1])));
    const last = Math.max(-1, ...named);
    const values = Array.from({ length: last + 1 }, () => f.newInst(IR.nop, TY.none));
    this.free.push(...values.filter((v) => !named.has(v)).reverse());
    const blocks = Math.max(-1, ...[...text.matchAll(/\bblock(\d+)\b/g)].map((m) => Number(m[1])));
    for (let b = 0; b <= blocks; b++) f.newBlock();
    f.layout.length = 0;
    let block: Block = NONE;
    for (const line of lines) {
      const head = /^(function|signature) (-?\d+) (.*)$/.exec(line);
      const label = /^block(\d+)(?:\(([^)]*)\))?:$/.exec(line);
      if (head?.[1] === 'function') {
        f.index = Number(head[2]);
        f.signature = parseSignature(head[3] ?? '');
      } else if (head !== null) signatures[Number(head[2])] = parseSignature(head[3] ?? '');
      else if (label !== null) {
        block = blockOf(label[1]);
        f.layout.push(block);
        for (const p of label[2] === undefined ? [] : label[2].split(', ')) {
          const [name, ty] = p.split(': ');
          const i = this.inst(value(name), IR.param, typeNumber(ty ?? ''));
          f.block[i] = block;
          f.params[block].push(i);
        }
      } else f.append(block, this.line(line.trim()));
    }
    f.signatures = signatures;
    return f;
  }

  private line(line: string): Value {
    const m = /^(?:(v\d+) = )?([a-z_0-9]+)((?:\.[a-z0-9]+)*) ?(.*)$/.exec(line);
    const op = IR[m?.[2] as IrName] as number | undefined;
    if (m === null || op === undefined) throw new Error(`IR text: ${line}`);
    const suffixes = (m[3] ?? '').split('.').slice(1);
    const ty = m[1] === undefined || suffixes.length === 0 ? TY.none : typeNumber(suffixes.at(-1) ?? '');
    const i = this.inst(m[1] === undefined ? NONE : value(m[1]), op, ty);
    this.operands(i, op, suffixes, m[4] ?? '');
    return i;
  }

  /** `v1 + 16, v5, v6 u8 memory`: address, operands, flags. */
  private atomic(i: Value, rest: string): void {
    const { f } = this;
    const [, a, imm, b, c, flags] = /^(v\d+)(?: \+ (\d+))?(?:, (v\d+))?(?:, (v\d+))? (.*)$/.exec(rest) ?? [];
    const optional = (name: string | undefined): Value => (name === undefined ? NONE : value(name));
    f.setOperands(i, value(a), optional(b), optional(c));
    f.imm[i] = Number(imm ?? 0);
    f.imm2[i] = this.flags(flags ?? '');
  }

  private operands(i: Value, op: number, suffixes: string[], rest: string): void {
    const { f } = this;
    const call = /^(.*?) ?\(([^)]*)\)(?: (\[.*\]))?$/.exec(rest);
    const args = call?.[2] === undefined || call[2] === '' ? [] : call[2].split(', ');
    const words = rest.split(/,? /);
    if (isAtomicAccess(op)) return this.atomic(i, rest);
    switch (op) {
      case IR.iconst:
      case IR.f32const:
      case IR.f64const: {
        const [lo, hi] = halves(rest);
        f.imm[i] = lo;
        f.imm2[i] = f.ty[i] === TY.i32 || f.ty[i] === TY.f32 ? 0 : hi;
        return;
      }
      case IR.v128const:
        f.imm[i] = this.words(rest);
        return;
      case IR.vunary:
      case IR.vbinary:
      case IR.vternary: {
        const row = OP_BY_NAME.get(words[0] ?? '');
        if (row === undefined) throw new Error(`IR text: vector instruction ${words[0]}`);
        f.imm[i] = row.op;
        const kind = row.imms[0] ?? '';
        if (kind === 'shuffle') f.imm2[i] = this.words(words[1] ?? '');
        else if (kind !== '') f.imm2[i] = Number(words[1]);
        const [x, y, z] = words.slice(kind === '' ? 1 : 2).map(value);
        f.a[i] = x ?? NONE;
        f.b[i] = y ?? NONE;
        f.c[i] = z ?? NONE;
        return;
      }
      case IR.load:
      case IR.store: {
        const a = /^(v\d+)(?: \+ (v\d+))?(?: \+ (\d+))?(?:, (v\d+))? (.*)$/.exec(rest);
        f.a[i] = value(a?.[1]);
        f.b[i] = a?.[2] === undefined ? NONE : value(a[2]);
        f.imm[i] = Number(a?.[3] ?? 0);
        if (a?.[4] !== undefined) f.c[i] = value(a[4]);
        f.imm2[i] = this.flags(a?.[5] ?? '');
        return;
      }
      case IR.vmload:
        f.imm[i] = Number(words[0]);
        f.imm2[i] = this.flags(words.slice(1).join(' '));
        return;
      case IR.vmstore:
        f.imm[i] = Number(words[0]);
        f.a[i] = value(words[1]);
        f.imm2[i] = this.flags(words.slice(2).join(' '));
        return;
      case IR.vmaddr:
      case IR.stack_load:
        f.imm[i] = Number(rest);
        break;
      case IR.stack_store:
        f.imm[i] = Number(words[0]);
        f.a[i] = value(words[1]);
        break;
      case IR.stack_move:
        f.imm[i] = Number(words[0]);
        f.imm2[i] = Number(words[1]);
        f.c[i] = numberOperand(Number(words[2]));
        break;
      case IR.call:
      case IR.try_call:
      case IR.return_call:
      case IR.call_ptr:
      case IR.try_call_ptr:
      case IR.return_call_ptr: {
        const [callee = '', sig] = (call?.[1] ?? '').split(' sig');
        if (isPointerCall(op)) {
          f.b[i] = value(callee.split(', ')[0]);
          f.c[i] = value(callee.split(', ')[1]);
        } else f.imm[i] = Number(callee);
        f.imm2[i] = Number(sig);
        setArguments(f, i, isTryCall(op) ? this.tryList(args, call?.[3] ?? '') : this.list(args));
        return;
      }
      case IR.libcall:
        f.imm[i] = nameIndex(
          LIBCALLS.map((l) => l.name),
          call?.[1],
        );
        setArguments(f, i, this.list(args));
        return;
      case IR.proj:
        f.a[i] = value(words[0]);
        f.imm[i] = Number(words[1]);
        return;
      case IR.return:
        setArguments(f, i, this.list(rest === '' ? [] : rest.split(', ')));
        return;
      case IR.jump:
        f.setOperands(i, this.edges(rest)[0] ?? NONE);
        return;
      case IR.brif: {
        const [yes = NONE, no = NONE] = this.edges(rest);
        f.setOperands(i, value(words[0]), yes, no);
        return;
      }
      case IR.br_table:
        f.setOperands(i, value(words[0]), this.edgeList(this.edges(rest), []));
        return;
      case IR.unreachable:
        f.imm[i] = nameIndex(TRAP_NAMES, rest);
        return;
      case IR.trapz:
      case IR.trapnz:
        f.a[i] = value(words[0]);
        f.imm[i] = nameIndex(TRAP_NAMES, words[1]);
        if (words.length === 2) return;
        f.b[i] = value(words[2]);
        f.imm2[i] = Number(words[3]);
        f.c[i] = numberOperand(Number(words[4]));
        return;
      default: {
        if (op === IR.ref_offset) f.imm2[i] = memFlags(ACCESS.full, ALIAS.allocation);
        if (op === IR.icmp) f.imm[i] = nameIndex(ICMP_NAMES, suffixes[0]);
        if (op === IR.fcmp) f.imm[i] = nameIndex(FCMP_NAMES, suffixes[0]);
        const operands = rest === '' ? [] : rest.split(', ').map(value);
        f.a[i] = operands[0] ?? NONE;
        f.b[i] = operands[1] ?? NONE;
        f.c[i] = operands[2] ?? NONE;
      }
    }
  }
}

/** Reads what `printFunc` writes. Comment lines start with a semicolon. Throws on a line it cannot read. */
export function parseFunc(text: string): IrFunc {
  return new Reader().read(text);
}
