/** How far a visitor gets over each family. Pure. */

/** @typedef {import('./evidence.js').AddressRow} AddressRow */
/** @typedef {import('./evidence.js').Sight} Sight */

/** The rungs of a visit, as a person tells them: a name, a connection, a certificate, an answer. */
const kRungs = /** @type {const} */ ([
  ['address', []],
  ['connect', ['tcp443', 'tcp80']],
  ['secure', ['tls']],
  ['answer', ['https', 'http']],
]);

/**
 * An address stands for itself, under whichever name: most of what was seen of it decides.
 * @param {AddressRow[]} rows @param {readonly string[]} steps the first that anyone tried tells
 * @returns {{good: boolean, words: string[]}[]} one entry an address
 */
function addressesOn(rows, steps) {
  const tried = steps.find((step) => rows.some((row) => row.steps[step])) ?? '';
  /** @type {Map<string, Sight[]>} */
  const sights = new Map();
  for (const { address, steps: seen } of rows) {
    if (seen[tried]) {
      sights.set(address, [...(sights.get(address) ?? []), ...seen[tried]]);
    }
  }
  return [...sights.values()].map((seen) => {
    const bad = seen.filter(({ good }) => !good);
    return { good: bad.length * 2 < seen.length, words: [...new Set(bad.map(({ word }) => word))] };
  });
}

/**
 * How far a visitor gets over one family: the verdict on each rung, over all addresses.
 * @param {AddressRow[]} rows @param {'ipv4' | 'ipv6'} family
 * @returns {{rung: string, verdict: 'good' | 'bad' | 'mixed' | 'none', good: number, total: number, words: string[]}[]}
 */
export function ladder(rows, family) {
  const own = rows.filter((row) => row.family === family);
  return kRungs.map(([rung, steps]) => {
    if (rung === 'address') {
      const total = new Set(own.map(({ address }) => address)).size;
      return { rung, verdict: total > 0 ? 'good' : 'bad', good: total, total, words: [] };
    }
    const seen = addressesOn(own, steps);
    const bad = seen.filter((it) => !it.good);
    const verdict =
      seen.length === 0 ? 'none' : bad.length === 0 ? 'good' : bad.length === seen.length ? 'bad' : 'mixed';
    return {
      rung,
      verdict,
      good: seen.length - bad.length,
      total: seen.length,
      words: [...new Set(bad.flatMap(({ words }) => words))],
    };
  });
}
