/** CPU levels (System V psABI). v2: SSE4.2, POPCNT. v3: AVX, AVX2, BMI1/2, LZCNT, FMA; v3 code is all VEX. */
export const LEVEL = { v2: 0, v3: 1 } as const;
export type Level = (typeof LEVEL)[keyof typeof LEVEL];
