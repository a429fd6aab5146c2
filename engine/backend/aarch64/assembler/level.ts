/** CPU levels of AArch64 (target/aarch64.ts), for those who write other code at one than at the other. */
export const LEVEL = { v8: 0, v8_1: 1 } as const;
export type Level = (typeof LEVEL)[keyof typeof LEVEL];
