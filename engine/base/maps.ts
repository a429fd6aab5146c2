/** The inner map at `key`, made where there is none yet. */
export function innerMap<K, T, U>(of: Map<K, Map<T, U>>, key: K): Map<T, U> {
  let inner = of.get(key);
  if (inner === undefined) of.set(key, (inner = new Map()));
  return inner;
}
