/** A script's directives with those of its threads. */
import type { Directive, ThreadDirective } from './ast.ts';

/** All of a list in the order of their text: those of a thread stand behind it. */
export function allDirectives(list: readonly Directive[]): readonly Directive[] {
  return list.flatMap((d) => (d.kind === 'thread' ? [d, ...allDirectives(d.directives)] : [d]));
}

/** How many places a directive takes there: its own, and those of its directives. */
export function extentOf(d: Directive): number {
  return d.kind === 'thread' ? d.directives.reduce((sum, inner) => sum + extentOf(inner), 1) : 1;
}

/** How many threads are written in a thread, itself included. */
export function threadsIn(d: ThreadDirective): number {
  return allDirectives([d]).filter(({ kind }) => kind === 'thread').length;
}
