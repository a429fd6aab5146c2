/**
 * Section ids of the binary format and the order sections stand in (core specification, section 5.5.2). `custom` comes first
 * in the order because custom sections may precede all others.
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

/** All ids in the order of a module's sections. */
export const SECTION_ORDER: readonly number[] = [
  SECTION.custom,
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
