/**
 * Trap codes, defined once for compiler, artifact, runtime and runner; the addon passes them on as numbers and knows none. The
 * numbers stand in artifacts: append, never renumber. The messages are the words of the specification's test suite.
 */
export const TRAP = {
  unreachable: 1,
  integerDivideByZero: 2,
  integerOverflow: 3,
  invalidConversion: 4,
  memoryOutOfBounds: 5,
  tableOutOfBounds: 6,
  undefinedElement: 7,
  uninitializedElement: 8,
  indirectCallTypeMismatch: 9,
  stackExhausted: 10,
  nullReference: 11,
  nullFunctionReference: 12,
  nullStructReference: 13,
  nullArrayReference: 14,
  nullI31Reference: 15,
  arrayOutOfBounds: 16,
  castFailure: 17,
  unalignedAtomic: 18,
  expectedSharedMemory: 19,
  nullExceptionReference: 20,
  allocationTooLarge: 21,
  outOfMemory: 22,
  /** None of wasm's own: a deadline passed, or another thread wanted it. */
  interrupted: 23,
  nullDescriptorReference: 24,
  descriptorCastFailure: 25,
} as const;

export type TrapName = keyof typeof TRAP;
export type TrapCode = (typeof TRAP)[TrapName];

const MESSAGES: Record<TrapName, string> = {
  unreachable: 'unreachable',
  integerDivideByZero: 'integer divide by zero',
  integerOverflow: 'integer overflow',
  invalidConversion: 'invalid conversion to integer',
  memoryOutOfBounds: 'out of bounds memory access',
  tableOutOfBounds: 'out of bounds table access',
  undefinedElement: 'undefined element',
  uninitializedElement: 'uninitialized element',
  indirectCallTypeMismatch: 'indirect call type mismatch',
  stackExhausted: 'call stack exhausted',
  nullReference: 'null reference',
  nullFunctionReference: 'null function reference',
  nullStructReference: 'null structure reference',
  nullArrayReference: 'null array reference',
  nullI31Reference: 'null i31 reference',
  arrayOutOfBounds: 'out of bounds array access',
  castFailure: 'cast failure',
  unalignedAtomic: 'unaligned atomic',
  expectedSharedMemory: 'expected shared memory',
  nullExceptionReference: 'null exception reference',
  allocationTooLarge: 'allocation size too large',
  outOfMemory: 'out of memory',
  interrupted: 'interrupted',
  nullDescriptorReference: 'null descriptor reference',
  descriptorCastFailure: 'descriptor cast failure',
};

/** code → message; index 0 is "no trap". */
export const TRAP_MESSAGES: readonly string[] = ['', ...Object.keys(TRAP).map((name) => MESSAGES[name as TrapName])];
/** code → name. */
export const TRAP_NAMES: readonly string[] = ['none', ...Object.keys(TRAP)];
