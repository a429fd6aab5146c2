/** Faults of ours, which every room reports alike. */
class Bug extends Error {}

/** A fault of ours: an invariant that input cannot break. Nobody takes it for a result; the runner reports it (exit code 3). */
export function bug(message: string): never {
  throw new Bug(`touchstone bug: ${message}`);
}
/** Whether a thrown value is such a fault. */
export function isBug(thrown: unknown): boolean {
  return thrown instanceof Bug;
}
