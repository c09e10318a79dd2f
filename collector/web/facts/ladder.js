/** How far a visitor gets over each family. Pure. */

import { familyOf } from './evidence.js';

/** @typedef {import('./evidence.js').AddressRow} AddressRow */
/** @typedef {import('./evidence.js').Sight} Sight */

/** The rungs of a visit above the address, as a person tells them: a connection, a certificate, an answer. */
const kRungs = /** @type {const} */ ([
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
 * @typedef {{rung: string, verdict: 'good' | 'bad' | 'mixed' | 'none', good: number, total: number, words: string[]}}
 *   Rung
 */

/** @param {string} rung @param {{good: boolean, words: string[]}[]} seen @returns {Rung} */
function told(rung, seen) {
  const bad = seen.filter(({ good }) => !good);
  const some = bad.length === seen.length ? 'bad' : 'mixed';
  const verdict = seen.length === 0 ? 'none' : bad.length === 0 ? 'good' : some;
  const words = [...new Set(bad.flatMap((it) => it.words))];
  return { rung, verdict, good: seen.length - bad.length, total: seen.length, words };
}

/**
 * An address that no probe went to is one the world cannot reach. Nothing published is a rung that does not hold.
 * @param {AddressRow[]} rows @param {string[]} published @returns {Rung}
 */
function addressRung(rows, published) {
  const tried = new Set(rows.map(({ address }) => address));
  const all = [...new Set([...published, ...tried])];
  const rung = told(
    'address',
    all.map((it) => ({ good: tried.has(it), words: ['forbidden_address'] })),
  );
  return all.length === 0 ? { ...rung, verdict: 'bad' } : rung;
}

/**
 * How far a visitor gets over one family: the verdict on each rung, over all addresses.
 * @param {AddressRow[]} rows
 * @param {string[]} published  addresses of both families
 * @param {'ipv4' | 'ipv6'} family
 * @returns {Rung[]}
 */
export function ladder(rows, published, family) {
  const own = rows.filter((row) => row.family === family);
  const names = published.filter((it) => familyOf(it) === family);
  return [addressRung(own, names), ...kRungs.map(([rung, steps]) => told(rung, addressesOn(own, steps)))];
}
