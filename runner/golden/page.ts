/**
 * A page of documentation as a golden (`docs/compiler.md`): prose with blocks between markers, each of them what a stage makes of
 * the page's own example. The
 * page as it stands in, as it ought to be out.
 *
 *   <!-- example -->   the module, written by the page's author
 *   <!-- NAME -->      a block of BLOCKS, written by `npm run bless`
 */
import {
  type CompileOptions,
  compile,
  type FunctionStages,
  type Module,
  parse,
  readArtifact,
  stages,
  validate,
} from '../../engine/index.ts';
import { lineDiff } from './diff.ts';
import { GoldenError } from './file.ts';
import { listCode, MACHINES } from './machine-code.ts';

/** The example once it is compiled. */
interface Example {
  readonly module: Module;
  readonly settings: CompileOptions;
  /** Its only function. */
  readonly stages: FunctionStages;
}

/** Bytes as rows of 32. */
function hexDump(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0'));
  return Array.from({ length: Math.ceil(hex.length / 32) }, (_, row) => hex.slice(row * 32, row * 32 + 32).join(' ')).join('\n');
}

/** What each pass changed, as diffs without context. */
function passDiffs({ stages: { translated, passes } }: Example): string {
  return passes
    .map(({ name, text }, i) => {
      const lines = lineDiff(passes[i - 1]?.text ?? translated, text, 0).filter((l) => !l.startsWith('@@'));
      return lines.length === 0 ? `${name}: nothing to do` : `${name}:\n${lines.join('\n')}`;
    })
    .join('\n');
}

async function machineCode({ module, settings }: Example): Promise<string> {
  const [machine] = MACHINES;
  if (machine === undefined) throw new GoldenError(0, 'no machine');
  return (listCode(readArtifact(compile(module, settings)), await machine.decoder())[0] ?? []).join('\n');
}

function sections({ module, settings }: Example): string {
  return readArtifact(compile(module, settings))
    .sections.map(({ name, offset, size }) => `${name.padEnd(22)}${String(offset).padStart(6)}${String(size).padStart(6)}`)
    .join('\n');
}

const BLOCKS: Readonly<Record<string, (example: Example) => string | Promise<string>>> = {
  body: ({ module }) => module.funcs.map(({ body }) => hexDump(body.bytes.subarray(body.start, body.end))).join('\n'),
  translated: (e) => e.stages.translated,
  passes: passDiffs,
  optimized: (e) => e.stages.optimized,
  lowered: (e) => e.stages.lowered,
  allocated: (e) => e.stages.allocated,
  code: machineCode,
  sections,
};

/** A marker and the fenced block behind it. */
const BLOCK = /<!-- (\w+) -->\n```(\w*)\n([\s\S]*?)```\n/g;

/** The page with its blocks made anew; throws a GoldenError where it has no example, or asks for a block that there is not. */
export async function renderPage(page: string): Promise<string> {
  const found = [...page.matchAll(BLOCK)];
  const source = found.find(([, name]) => name === 'example')?.[3];
  if (source === undefined) throw new GoldenError(1, 'no block <!-- example -->');
  const module = parse(source);
  validate(module);
  const settings = {};
  const [first, ...others] = stages(module, settings);
  if (first === undefined || others.length > 0) throw new GoldenError(1, 'the example must be one function');
  const example = { module, settings, stages: first };
  let fresh = '';
  let at = 0;
  for (const { index, 0: whole, 1: name = '', 2: language } of found) {
    const render = BLOCKS[name];
    fresh += page.slice(at, index);
    at = index + whole.length;
    if (name === 'example') fresh += whole;
    else if (render === undefined) throw new GoldenError(page.slice(0, index).split('\n').length, `no block named ${name}`);
    else fresh += `<!-- ${name} -->\n\`\`\`${language}\n${(await render(example)).trimEnd()}\n\`\`\`\n`;
  }
  return fresh + page.slice(at);
}
