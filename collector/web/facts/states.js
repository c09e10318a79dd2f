/** What the public sees of a target, in the order of how good it is. Pure. */

/** Best first; what says nothing about IPv6 comes last. */
export const kStates = ['operational', 'partial', 'broken', 'absent', 'down', 'unknown', 'intended_absent'];

/** How far along each state is; states that are no IPv6 matter have no place on the scale. */
export const kProgress = new Map([
  ['absent', 0],
  ['broken', 1],
  ['partial', 2],
  ['operational', 3],
]);

/**
 * The states that occur, best first, with their share of all targets.
 * @param {Record<string, number>} counts
 * @returns {{state: string, count: number, share: number}[]}
 */
export function sharesOf(counts) {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const known = [...kStates, ...Object.keys(counts).filter((state) => !kStates.includes(state))];
  return known
    .map((state) => ({ state, count: counts[state] ?? 0, share: total === 0 ? 0 : (counts[state] ?? 0) / total }))
    .filter(({ count }) => count > 0);
}

/**
 * Did a target gain or lose? `other` where one side is no IPv6 matter: going down is not losing IPv6.
 * @param {string} before @param {string} after @returns {'better' | 'worse' | 'other'}
 */
export function direction(before, after) {
  const from = kProgress.get(before);
  const to = kProgress.get(after);
  if (from === undefined || to === undefined || from === to) {
    return 'other';
  }
  return to > from ? 'better' : 'worse';
}

/**
 * Changes by round, newest round first; inside a round losses come first, for they want a hand.
 * @param {{round: string, domain: string, before: {state: string}, after: {state: string}}[]} changes
 * @param {{round: string}[]} [basis] rounds of one nation that are made otherwise than those before them
 * @returns {{round: string, changes: any[], basis: any}[]} basis: null where the round is made as that before it
 */
export function changesByRound(changes, basis = []) {
  /** @type {Map<string, any[]>} */
  const rounds = new Map(basis.map(({ round }) => [round, []]));
  for (const change of changes) {
    const list = rounds.get(change.round) ?? [];
    list.push({ ...change, direction: direction(change.before.state, change.after.state) });
    rounds.set(change.round, list);
  }
  const order = ['worse', 'better', 'other'];
  const byWeight = (/** @type {any} */ a, /** @type {any} */ b) =>
    order.indexOf(a.direction) - order.indexOf(b.direction) || a.domain.localeCompare(b.domain, 'en');
  return [...rounds]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([round, list]) => ({ round, changes: list.sort(byWeight), basis: basis.find((it) => it.round === round) ?? null }));
}
