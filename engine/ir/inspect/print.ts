/**
 * IR as text, for people, tests and goldens. No machine in it. Tests read it back (ir/testing/parse.ts) to the same text, value
 * and block numbers kept. One instruction a line:
 *
 *   block1(v4: i32):
 *     v5 = iadd.i32 v4, v3            v6 = icmp.slt.i32 v5, v3          v7 = iconst.i64 0x1_0000_0000 (as hex without "_")
 *     v8 = load.i32 v1 + v2 + 16 u8 memory trap=memoryOutOfBounds      store v1 + 8, v5 full memory
 *     v9 = call.i32 3 sig2 (v5)       trapnz v6 tableOutOfBounds v5 88 3         brif v6, block2(v5), block3
 *     v8 = atomic_cas.i32 v1 + 16, v5, v6 u8 memory trap=memoryOutOfBounds
 *     v9 = try_call 3 sig2 (v5) [tag0 block2(v1), catch_all block3, block4]
 */
import { LIBCALLS } from '../../abi/calls.ts';
import { NONE } from '../../base/brand.ts';
import { ANY_TAG } from '../../wasm/body.ts';
import { OPS } from '../../wasm/opcodes.ts';
import { TRAP_NAMES } from '../../wasm/traps.ts';
import {
  argumentAt,
  argumentCount,
  argumentsOf,
  detailOf,
  edgeIn,
  edgeList,
  edgesIn,
  elseEdge,
  jumpEdge,
  listLength,
  slotCountOf,
  tagAt,
  targetOf,
  thenEdge,
  valueAt,
} from '../edges.ts';
import type { Edge, IrFunc, IrSignature, Value } from '../func.ts';
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
  isAtomicAccess,
  isPointerCall,
  isTryCall,
  TY,
  TY_NAMES,
  trapOf,
} from '../ops.ts';

/** Names by number, as IR text has them: kinds of access, alias classes. */
export const ACCESS_NAMES = Object.keys(ACCESS);
export const ALIAS_NAMES = Object.keys(ALIAS);

const hex = (v: number): string => (v >>> 0).toString(16).padStart(8, '0');
const types = (t: Uint8Array): string => `(${[...t].map((x) => TY_NAMES[x]).join(', ')})`;
const signature = (s: IrSignature): string => `${types(s.params)} -> ${types(s.results)}`;

function printArguments(f: IrFunc, i: Value): string {
  const list = argumentsOf(f, i);
  return Array.from({ length: listLength(f, list) }, (_, k) => `v${valueAt(f, list, k)}`).join(', ');
}
function printEdge(f: IrFunc, e: Edge): string {
  const n = argumentCount(f, e);
  const args = Array.from({ length: n }, (_, k) => `v${argumentAt(f, e, k)}`).join(', ');
  return `block${targetOf(f, e)}${n > 0 ? `(${args})` : ''}`;
}
/** The edge list of terminator `t`, handlers with what they catch. */
function printEdges(f: IrFunc, t: Value): string {
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
function printAddress(f: IrFunc, i: Value): string {
  const index = f.b[i] === NONE ? '' : ` + v${f.b[i]}`;
  return `v${f.a[i]}${index}${f.imm[i] === 0 ? '' : ` + ${f.imm[i]}`}`;
}

/** Address, operands and flags of an atomic access. */
function printAtomic(f: IrFunc, i: Value): string {
  const at = f.imm[i] === 0 ? '' : ` + ${f.imm[i]}`;
  const operands = [f.b[i], f.c[i]].slice(0, IR_ARITY[f.op[i]] - 1).map((v) => `, v${v}`);
  return `v${f.a[i]}${at}${operands.join('')} ${printFlags(f.imm2[i])}`;
}

function printValues(f: IrFunc, i: Value): string {
  return [f.a[i], f.b[i], f.c[i]]
    .slice(0, IR_ARITY[f.op[i]])
    .map((v) => `v${v}`)
    .join(', ');
}
const printWords = (f: IrFunc, at: number): string => `0x${[3, 2, 1, 0].map((k) => hex(f.pool[at + k])).join('')}`;
/** The lane or mask of a vector instruction that has one. */
function printLane(f: IrFunc, i: Value): string {
  const imm2 = f.imm2[i];
  const kind = OPS[f.imm[i]]?.imms[0] ?? '';
  return kind === 'shuffle' ? ` ${printWords(f, imm2)}` : kind.startsWith('lane') ? ` ${imm2}` : '';
}

/** Operands of `i` behind its name. */
function printOperands(f: IrFunc, i: Value): string {
  const op = f.op[i];
  if (isAtomicAccess(op)) return printAtomic(f, i);
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
    case IR.stack_move:
      return `${imm} ${imm2} ${slotCountOf(f, i)}`;
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

function printInst(f: IrFunc, i: Value): string {
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
export function printFunc(f: IrFunc): string {
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
