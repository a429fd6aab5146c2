/**
 * Code that is never reached, between code that is: behind br, return, unreachable, br_table, throw and rethrow come instructions
 * whose operands may come from nowhere, and constructs of every kind, opened and closed. In: random choices; out: a module in
 * flat text. What is reached computes the same with and without it.
 */
import { OP_ROWS, type OpRow } from '../../../wasm/opcodes.ts';
import type { Random } from '../../random.ts';
import type { Sample } from './sample.ts';

const TYPES = ['i32', 'i64', 'f32', 'f64', 'v128'];
const ROWS = OP_ROWS.filter(
  (row) =>
    ['mvp', 'sign-extension', 'sat-float-to-int', 'simd'].includes(row.feature) &&
    row.params !== undefined &&
    [...row.params, ...(row.results ?? [])].every((t) => TYPES.includes(t)) &&
    (row.imms.length === 0 || row.align >= 0 || row.imms[0]?.startsWith('lane') === true),
);

/** Where code stands: whether it runs (constructs in dead code do not), and whether its operands may come from nowhere. */
interface Place {
  readonly executed: boolean;
  readonly fromNowhere: boolean;
}
/** In place of the types of a loop's label: nobody branches back, so that loops end. */
const NO_BRANCH = 'no branch';

export function dead(r: Random): Sample {
  const legacy = r.chance(50);
  const lines: string[] = [];
  /** Labels around, innermost last: the types a branch takes. */
  const labels: string[][] = [];
  let budget = 0;
  const emit = (line: string): void => void lines.push(line);
  const constant = (t: string): string => (t === 'v128' ? 'v128.const i32x4 1 2 3 4' : `${t}.const ${r.below(9)}`);
  const local = (t: string): number => TYPES.indexOf(t) + 5 * r.below(2);

  /**
   * Takes values of these types off the stack: new ones, or, in dead code, what is known to be there and the rest from nowhere.
   */
  function want(stack: string[], types: readonly string[], { fromNowhere }: Place): void {
    if (!fromNowhere || r.chance(40)) {
      for (const t of types) emit(r.chance(50) ? constant(t) : `local.get ${local(t)}`);
      return;
    }
    const known = Math.min(stack.length, types.length);
    const fits = Array.from({ length: known }, (_, i) => stack.at(-1 - i) === types.at(-1 - i)).every(Boolean);
    if (!fits) for (const _ of stack) emit('drop');
    stack.length -= fits ? known : stack.length;
  }
  function plain(stack: string[], place: Place): void {
    const { executed } = place;
    const row = r.pick(ROWS) as OpRow;
    if (executed && row.align >= 0) return;
    want(stack, row.params ?? [], place);
    const lane = row.imms.find((imm) => imm.startsWith('lane'));
    const imms = `${row.align >= 0 ? `offset=${r.below(99)}` : ''} ${lane === undefined ? '' : r.below(Number(lane.slice(4)))}`;
    emit(`${row.name} ${imms}`);
    stack.push(...(row.results ?? []));
    if (!executed && r.chance(50)) return;
    // Floats do not stay: their NaNs are the engine's choice.
    while (stack.length > 0) {
      const t = stack.pop() as string;
      emit(executed && (t === 'i32' || t === 'i64') && !row.name.includes('reinterpret') ? `local.set ${local(t)}` : 'drop');
    }
  }
  /** Leaves, so that what follows is dead. */
  function leave(stack: string[], place: Place): void {
    const k = r.pick([...labels.keys()].filter((at) => labels[at]?.[0] !== NO_BRANCH));
    const label = labels.length - 1 - k;
    switch (r.below(5)) {
      case 0:
        want(stack, labels[k] ?? [], place);
        emit(`br ${label}`);
        break;
      case 1: {
        const same = labels.flatMap((types, i) => (types.join() === labels[k]?.join() ? [labels.length - 1 - i] : []));
        want(stack, [...(labels[k] ?? []), 'i32'], place);
        emit(`br_table ${r.pick(same)} ${r.pick(same)} ${label}`);
        break;
      }
      case 2:
        want(stack, labels[0] ?? [], place);
        emit('return');
        break;
      case 3:
        want(stack, ['i32'], place);
        emit('throw $t0');
        break;
      default:
        emit('unreachable');
    }
    stack.length = 0;
  }
  /** Instructions up to the end of a construct that leaves `results`. Operands come from nowhere only behind what leaves it. */
  function body(results: readonly string[], depth: number, executed: boolean): void {
    let place: Place = { executed, fromNowhere: false };
    const stack: string[] = [];
    for (let n = 1 + r.below(5); n > 0; n--) {
      budget--;
      if (depth > 0 && budget > 0 && r.chance(40)) construct(stack, depth, place);
      else if (r.chance(25) && (!executed || n < 3)) {
        leave(stack, place);
        place = { executed: false, fromNowhere: true };
      } else plain(stack, place);
    }
    for (const _ of stack) emit('drop');
    if (!place.fromNowhere || r.chance(50)) for (const t of results) emit(constant(t));
  }
  function construct(stack: string[], depth: number, { executed, fromNowhere }: Place): void {
    const results = r.chance(50) ? [] : [r.pick(TYPES)];
    const type = results.length > 0 ? `(result ${results[0]})` : '';
    const inside = (types: readonly string[], arm: () => void): void => {
      labels.push([...types]);
      arm();
      labels.pop();
    };
    const arm = (): void => body(results, depth - 1, executed);
    const kind = r.pick(['block', 'block', 'loop', 'if', 'if', legacy ? 'try' : 'try_table']);
    while (stack.length > 0) {
      stack.pop();
      emit('drop');
    }
    if (kind === 'if') {
      if (!fromNowhere || r.chance(50)) emit(`local.get ${local('i32')}`);
      emit(`if ${type}`);
      inside(results, arm);
      if (results.length > 0 || r.chance(50)) {
        emit('else');
        inside(results, arm);
      }
      emit('end');
    } else if (kind === 'try') {
      emit(`try ${type}`);
      inside(results, arm);
      if (r.chance(25)) {
        emit(`delegate ${r.below(labels.length)}`);
      } else {
        if (r.chance(60)) {
          emit('catch $t0');
          emit('drop');
          inside(results, arm);
        }
        if (r.chance(60)) {
          emit('catch_all');
          inside(results, () => {
            if (r.chance(25)) emit('rethrow 0');
            arm();
          });
        }
        emit('end');
      }
    } else if (kind === 'try_table') {
      emit('block');
      labels.push([]);
      emit(`try_table ${type} (catch_all 0)`);
      inside(results, arm);
      emit('end');
      for (const _ of results) emit('drop');
      emit('end');
      labels.pop();
      for (const t of results) emit(constant(t));
    } else {
      emit(`${kind} ${type}`);
      inside(kind === 'loop' ? [NO_BRANCH] : results, arm);
      emit('end');
    }
    for (const t of [...results].reverse()) emit(executed && (t === 'i32' || t === 'i64') ? `local.set ${local(t)}` : 'drop');
  }
  const funcs = Array.from({ length: 4 }, (_, k) => {
    lines.length = 0;
    labels.length = 0;
    budget = 60;
    labels.push(['i32']);
    body([], 4, true);
    emit(`local.get 0 i32.const 31 i32.mul local.get 5 i32.add local.get 1 i32.wrap_i64 i32.add`);
    return `(func (export "f${k}") (param i32 i64 f32 f64) (result i32) (local v128 i32 i64 f32 f64 v128)\n${lines.join('\n')})`;
  });
  return { module: `(module (memory (export "m") 1) (tag $t0 (export "t0") (param i32)) ${funcs.join('\n')})` };
}
