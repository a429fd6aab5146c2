/**
 * What of a module's data goes into `.rodata.wasm`, and how. In → validated module; out → a plan: initial images of defined
 * memories first (page aligned, page padded, mapped copy-on-write by the runtime), then the bytes of all other segments.
 *
 * Which segments become images: the longest prefix of the active ones, in order, that write at a constant, in-bounds offset of a
 * defined memory and keep the images dense. The first that does not ends it, whatever its memory: segments behind it are
 * written by the init function after it, so overlaps and traps fall as the specification says (section 4.7.3).
 *
 * Writing images before element segments run is observable in one case only: an element segment put a function of this module
 * into an imported table, a later one traps, and somebody calls that function. Modules where this can happen get no images.
 */
import { FIRST } from '../base/brand.ts';
import type { DataInfo, ImageInfo, RodataPiece, RodataPlan } from '../compiled/compiled.ts';
import { DEFAULT_TARGET } from '../target/index.ts';
import { constantOffset } from '../wasm/constant.ts';
import type { Module } from '../wasm/module.ts';
import type { DataIndex, MemoryIndex } from '../wasm/types.ts';

/** Images may always take this much, or twice the data they hold if that is more. */
const ALWAYS_DENSE = 16 << 20;
/** Images less than this apart are joined: a mapping costs more than a few zero pages. */
const JOIN_GAP = 65536;
/** A module with more images than this copies its segments instead: every image is a mapping of the process. */
const MAX_IMAGES = 64;

interface Placed {
  readonly segment: DataIndex;
  readonly memory: MemoryIndex;
  readonly address: number;
}

/** A function of this module may be left behind in an imported table by an instantiation that then traps. */
function failureIsObservable(m: Module): boolean {
  const { tables, importedTables } = m.spaces;
  let exposes = false;
  let mayTrap = false;
  for (const e of m.elems) {
    if (e.mode !== 'active') continue;
    const at = constantOffset(e.at);
    const count = e.funcs?.length ?? e.exprs?.length ?? 0;
    if (e.table < importedTables) exposes = true;
    if (at === undefined || at + count > Number(tables[e.table]?.min ?? 0)) mayTrap = true;
  }
  return exposes && mayTrap;
}

/** The prefix of active segments that images can hold; see the head of the file. */
function imageable(m: Module, page: number): Placed[] {
  if (failureIsObservable(m)) return [];
  const { memories, importedMemories } = m.spaces;
  const placed: Placed[] = [];
  const pages = memories.map(() => new Set<number>());
  let pageCount = 0;
  let dataBytes = 0;
  for (let segment: DataIndex = FIRST; segment < m.datas.length; segment++) {
    const d = m.datas[segment];
    if (d.mode !== 'active') continue;
    const type = memories[d.memory];
    const address = constantOffset(d.at);
    if (type === undefined || address === undefined || d.memory < importedMemories) break;
    const end = address + d.init.length;
    if (end > Number(type.min) * 2 ** type.pageSizeLog2) break;
    const own = pages[d.memory];
    const fresh: number[] = [];
    for (let p = Math.floor(address / page); p * page < end; p++) if (d.init.length > 0 && !own.has(p)) fresh.push(p);
    dataBytes += d.init.length;
    if ((pageCount + fresh.length) * page > Math.max(ALWAYS_DENSE, 2 * dataBytes)) break;
    pageCount += fresh.length;
    for (const p of fresh) own.add(p);
    placed.push({ segment, memory: d.memory, address });
  }
  return placed;
}

/**
 * Page runs that hold the placed segments, joined over small gaps, laid out one after another from offset 0; undefined where
 * the gaps make them too thin.
 */
function imageRuns(m: Module, placed: readonly Placed[], page: number): ImageInfo[] | undefined {
  const spans = placed
    .map(({ segment, memory, address }) => {
      const length = m.datas[segment].init.length;
      return { memory, start: Math.floor(address / page) * page, end: Math.ceil((address + length) / page) * page, length };
    })
    .filter((s) => s.length > 0)
    .sort((a, b) => a.memory - b.memory || a.start - b.start);
  const runs: { memory: MemoryIndex; start: number; end: number }[] = [];
  for (const s of spans) {
    const last = runs.at(-1);
    if (last !== undefined && last.memory === s.memory && s.start - last.end < JOIN_GAP) last.end = Math.max(last.end, s.end);
    else runs.push({ memory: s.memory, start: s.start, end: s.end });
  }
  const joined = runs.reduce((sum, r) => sum + r.end - r.start, 0);
  const bytes = spans.reduce((sum, s) => sum + s.length, 0);
  if (joined > Math.max(ALWAYS_DENSE, 2 * bytes)) return undefined;
  let offset = 0;
  return runs.map(({ memory, start, end }) => {
    const image = { memory, address: start, offset, length: end - start };
    offset += image.length;
    return image;
  });
}

/** Decides what of the module's data becomes an image and where everything lies. */
export function planRodata(m: Module, page: number = DEFAULT_TARGET.pageSize): RodataPlan {
  let placed = imageable(m, page);
  let images = imageRuns(m, placed, page);
  if (images === undefined || images.length > MAX_IMAGES) {
    placed = [];
    images = [];
  }
  const imaged = new Set<DataIndex>();
  const pieces: RodataPiece[] = [];
  for (const { segment, memory, address } of placed) {
    imaged.add(segment);
    const { init } = m.datas[segment];
    if (init.length === 0) continue;
    // Images ascend by memory and address: the last that begins at or before the segment holds it.
    const image = images.findLast((i) => i.memory === memory && i.address <= address) as ImageInfo;
    pieces.push({ offset: image.offset + address - image.address, bytes: init });
  }
  let size = images.reduce((sum, i) => sum + i.length, 0);
  const datas = m.datas.map((d, i): DataInfo => {
    if (imaged.has(i)) return { offset: 0, length: 0 };
    const at = { offset: size, length: d.init.length };
    pieces.push({ offset: size, bytes: d.init });
    size += d.init.length;
    return at;
  });
  return { size, align: images.length > 0 ? page : 16, pieces, images, datas, imaged };
}
