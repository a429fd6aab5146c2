/**
 * IR as text: `printFunc` for people, tests and goldens, `parseFunc` back. What is printed re-parses to the same text; value and
 * block numbers are kept. No machine in it. One instruction a line:
 *
 *   block1(v4: i32):
 *     v5 = iadd.i32 v4, v3            v6 = icmp.slt.i32 v5, v3          v7 = iconst.i64 0x1_0000_0000 (as hex without "_")
 *     v8 = load.i32 v1 + v2 + 16 u8 memory trap=memoryOutOfBounds      store v1 + 8, v5 full memory
 *     v9 = call.i32 3 sig2 (v5)       trapnz v6 tableOutOfBounds v5 88 3         brif v6, block2(v5), block3
 *     v9 = try_call 3 sig2 (v5) [tag0 block2(v1), catch_all block3, block4]
 */
import { LIBCALLS } from '../abi.ts';
import { NONE } from '../base/brand.ts';
import { ANY_TAG } from '../wasm/body.ts';
import { OP_BY_NAME, OPS } from '../wasm/opcodes.ts';
import { TRAP_NAMES } from '../wasm/traps.ts';
import {
  argumentAt,
  argumentCount,
  argumentsOf,
  detailOf,
  detailOperand,
  edgeIn,
  edgeList,
  edgesIn,
  elseEdge,
  jumpEdge,
  listLength,
  newEdge,
  newEdgeList,
  newList,
  setArgument,
  setArguments,
  setEdgeIn,
  setTag,
  tagAt,
  targetOf,
  thenEdge,
  valueAt,
} from './edges.ts';
import { type Block, type Edge, type EdgeList, Func, type IrSignature, type Value, type ValueList } from './func.ts';
import {
  ACCESS,
  ALIAS,
  accessOf,
  aliasOf,
  FCMP_NAMES,
  FLAG,
  ICMP_NAMES,
  IR,
  IR_ARITY,
  IR_FLAGS,
  IR_NAMES,
  type IrName,
  isPointerCall,
  isTryCall,
  memFlags,
  TY,
  TY_NAMES,
  trapOf,
} from './ops.ts';

const ACCESS_NAMES = Object.keys(ACCESS);
const ALIAS_NAMES = Object.keys(ALIAS);

const hex = (v: number): string => (v >>> 0).toString(16).padStart(8, '0');
const types = (t: Uint8Array): string => `(${[...t].map((x) => TY_NAMES[x]).join(', ')})`;
const signature = (s: IrSignature): string => `${types(s.params)} -> ${types(s.results)}`;

function printArguments(f: Func, i: Value): string {
  const list = argumentsOf(f, i);
  return Array.from({ length: listLength(f, list) }, (_, k) => `v${valueAt(f, list, k)}`).join(', ');
}
function printEdge(f: Func, e: Edge): string {
  const n = argumentCount(f, e);
  const args = Array.from({ length: n }, (_, k) => `v${argumentAt(f, e, k)}`).join(', ');
  return `block${targetOf(f, e)}${n > 0 ? `(${args})` : ''}`;
}
/** The edge list of terminator `t`, handlers with what they catch. */
function printEdges(f: Func, t: Value): string {
  const list = edgeList(f, t);
  const n = edgesIn(f, list);
  const edges = Array.from({ length: n }, (_, k) => {
    const edge = printEdge(f, edgeIn(f, list, k));
    if (f.op[t] === IR.br_table || k === n - 1) return edge;
    const tag = tagAt(f, list, k);
    return `${tag === ANY_TAG ? 'catch_all' : `tag${tag}`} ${edge}`;
  });
  return `[${edges.join(', ')}]`;
}
function printFlags(flags: number): string {
  const trap = trapOf(flags);
  return `${ACCESS_NAMES[accessOf(flags)]} ${ALIAS_NAMES[aliasOf(flags)]}${trap === 0 ? '' : ` trap=${TRAP_NAMES[trap]}`}`;
}
function printAddress(f: Func, i: Value): string {
  const index = f.b[i] === NONE ? '' : ` + v${f.b[i]}`;
  return `v${f.a[i]}${index}${f.imm[i] === 0 ? '' : ` + ${f.imm[i]}`}`;
}

function printValues(f: Func, i: Value): string {
  return [f.a[i], f.b[i], f.c[i]]
    .slice(0, IR_ARITY[f.op[i]])
    .map((v) => `v${v}`)
    .join(', ');
}
const printWords = (f: Func, at: number): string => `0x${[3, 2, 1, 0].map((k) => hex(f.pool[at + k])).join('')}`;
/** The lane or mask of a vector instruction that has one. */
function printLane(f: Func, i: Value): string {
  const imm2 = f.imm2[i];
  const kind = OPS[f.imm[i]]?.imms[0] ?? '';
  return kind === 'shuffle' ? ` ${printWords(f, imm2)}` : kind.startsWith('lane') ? ` ${imm2}` : '';
}

/** Operands of `i` behind its name. */
function printOperands(f: Func, i: Value): string {
  const op = f.op[i];
  const imm = f.imm[i];
  const imm2 = f.imm2[i];
  switch (op) {
    case IR.iconst:
      return f.ty[i] === TY.i32 ? String(imm) : `0x${hex(imm2)}${hex(imm)}`;
    case IR.f32const:
      return `0x${hex(imm)}`;
    case IR.f64const:
      return `0x${hex(imm2)}${hex(imm)}`;
    case IR.v128const:
      return printWords(f, imm);
    case IR.vunary:
    case IR.vbinary:
    case IR.vternary:
      return `${OPS[imm]?.name ?? imm}${printLane(f, i)} ${printValues(f, i)}`;
    case IR.load:
      return `${printAddress(f, i)} ${printFlags(imm2)}`;
    case IR.store:
      return `${printAddress(f, i)}, v${f.c[i]} ${printFlags(imm2)}`;
    case IR.vmload:
      return `${imm} ${printFlags(imm2)}`;
    case IR.vmstore:
      return `${imm}, v${f.a[i]} ${printFlags(imm2)}`;
    case IR.vmaddr:
    case IR.stack_load:
      return String(imm);
    case IR.stack_store:
      return `${imm}, v${f.a[i]}`;
    case IR.call:
    case IR.try_call:
    case IR.return_call:
    case IR.call_ptr:
    case IR.try_call_ptr:
    case IR.return_call_ptr: {
      const callee = isPointerCall(op) ? `v${f.b[i]}, v${f.c[i]}` : imm;
      const edges = isTryCall(op) ? ` ${printEdges(f, i)}` : '';
      return `${callee} sig${imm2} (${printArguments(f, i)})${edges}`;
    }
    case IR.libcall:
      return `${LIBCALLS[imm]?.name ?? imm} (${printArguments(f, i)})`;
    case IR.proj:
      return `v${f.a[i]} ${imm}`;
    case IR.return:
      return printArguments(f, i);
    case IR.jump:
      return printEdge(f, jumpEdge(f, i));
    case IR.brif:
      return `v${f.a[i]}, ${printEdge(f, thenEdge(f, i))}, ${printEdge(f, elseEdge(f, i))}`;
    case IR.br_table:
      return `v${f.a[i]}, ${printEdges(f, i)}`;
    case IR.unreachable:
      return TRAP_NAMES[imm] ?? String(imm);
    case IR.trapz:
    case IR.trapnz: {
      const detail = f.b[i] === NONE ? '' : ` v${f.b[i]} ${imm2} ${detailOf(f, i)}`;
      return `v${f.a[i]} ${TRAP_NAMES[imm] ?? imm}${detail}`;
    }
    default:
      return printValues(f, i);
  }
}

function printInst(f: Func, i: Value): string {
  const op = f.op[i];
  const ty = f.ty[i];
  let name: string = IR_NAMES[op] as string;
  if (op === IR.icmp) name += `.${ICMP_NAMES[f.imm[i]]}`;
  if (op === IR.fcmp) name += `.${FCMP_NAMES[f.imm[i]]}`;
  if (ty !== TY.none) name = `v${i} = ${name}.${TY_NAMES[ty]}`;
  // A call with several results needs its name for its projections.
  else if (isTryCall(op) || ((IR_FLAGS[op] & FLAG.call) !== 0 && op !== IR.libcall && f.op[f.next[i]] === IR.proj))
    name = `v${i} = ${name}`;
  return `${name} ${printOperands(f, i)}`.trimEnd();
}

/** The function as text, blocks in layout order. */
export function printFunc(f: Func): string {
  const used = new Set<number>();
  const lines: string[] = [];
  for (const b of f.layout) {
    const params = f.params[b].map((p) => `v${p}: ${TY_NAMES[f.ty[p]]}`);
    lines.push(`block${b}${params.length > 0 ? `(${params.join(', ')})` : ''}:`);
    for (let i = f.first[b]; i !== NONE; i = f.next[i]) {
      const op = f.op[i];
      if ((IR_FLAGS[op] & FLAG.call) !== 0 && op !== IR.libcall) used.add(f.imm2[i]);
      lines.push(`  ${printInst(f, i)}`);
    }
  }
  const head = [`function ${f.index} ${signature(f.signature)}`];
  for (const s of [...used].sort((x, y) => x - y)) head.push(`signature ${s} ${signature(f.signatures[s])}`);
  return `${[...head, ...lines].join('\n')}\n`;
}

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
  readonly f = new Func();
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

  read(text: string): Func {
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

  private operands(i: Value, op: number, suffixes: string[], rest: string): void {
    const { f } = this;
    const call = /^(.*?) ?\(([^)]*)\)(?: (\[.*\]))?$/.exec(rest);
    const args = call?.[2] === undefined || call[2] === '' ? [] : call[2].split(', ');
    const words = rest.split(/,? /);
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
        f.c[i] = detailOperand(Number(words[4]));
        return;
      default: {
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
export function parseFunc(text: string): Func {
  return new Reader().read(text);
}
