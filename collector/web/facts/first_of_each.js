/** What comes several times is told once. Pure. */

/**
 * The first item of each key, in the order of the items.
 * @template T @param {T[]} items @param {(item: T) => unknown} keyOf @returns {T[]}
 */
export function firstOfEach(items, keyOf) {
  /** @type {Map<unknown, T>} */
  const first = new Map();
  for (const it of items) {
    const key = keyOf(it);
    if (!first.has(key)) {
      first.set(key, it);
    }
  }
  return [...first.values()];
}
