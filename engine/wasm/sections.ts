/**
 * Section ids of the binary format, the order sections stand in (core specification, section 5.5.2), and the places between them
 * where custom sections stand (appendix "Custom Sections and Annotations").
 */
export const SECTION = {
  custom: 0,
  type: 1,
  import: 2,
  function: 3,
  table: 4,
  memory: 5,
  global: 6,
  export: 7,
  start: 8,
  element: 9,
  code: 10,
  data: 11,
  dataCount: 12,
  tag: 13,
} as const;

/** Ids of all sections but custom ones, in the order of a module's sections. */
export const SECTION_ORDER: readonly number[] = [
  SECTION.type,
  SECTION.import,
  SECTION.function,
  SECTION.table,
  SECTION.memory,
  SECTION.tag,
  SECTION.global,
  SECTION.export,
  SECTION.start,
  SECTION.element,
  SECTION.dataCount,
  SECTION.code,
  SECTION.data,
];

/** Highest section id. */
export const LAST_SECTION = 13;

/**
 * Where a custom section stands: before all others, right before or right after a section that may be there or not, or behind all
 * others. Places are numbers in the order of the module; custom sections of one place stand in the order in which they were
 * written.
 */
export type CustomPlace = number;
export const FIRST_PLACE: CustomPlace = 0;
export const LAST_PLACE: CustomPlace = 2 * SECTION_ORDER.length + 2;
export const beforeSection = (id: number): CustomPlace => 2 * SECTION_ORDER.indexOf(id) + 2;
export const afterSection = (id: number): CustomPlace => beforeSection(id) + 1;
/** Custom sections in the order of the module: a new list where there is anything to sort. */
export const inOrder = <T extends { readonly place: CustomPlace }>(customs: readonly T[]): readonly T[] =>
  customs.length < 2 ? customs : [...customs].sort((a, b) => a.place - b.place);
/** The section that a place stands beside; undefined: `FIRST_PLACE` or `LAST_PLACE`. */
export const sectionAt = (place: CustomPlace): number | undefined => SECTION_ORDER[(place >> 1) - 1];
