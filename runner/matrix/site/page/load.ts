/**
 * Data that a page loads later: scripts that leave it in a variable, since a browser lets no page read JSON from a disk.
 */
import { h } from '../../../web/browser/elements.ts';

/** What a script leaves in `published`; refused where there is no such script. */
export function loadScript(source: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const script = h('script', { src: source });
    script.addEventListener('load', () => resolve((globalThis as { published?: unknown }).published));
    script.addEventListener('error', () => reject(new Error(`cannot load ${source}`)));
    document.head.append(script);
  });
}
