/** What stands in a list by its key: groups and their members in the order of the list. */
export function grouped<K, T>(list: Iterable<T>, keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  }
  return groups;
}

/** The inner map at `key`, made where there is none yet. */
export function innerMap<K, T, U>(of: Map<K, Map<T, U>>, key: K): Map<T, U> {
  let inner = of.get(key);
  if (inner === undefined) of.set(key, (inner = new Map()));
  return inner;
}
