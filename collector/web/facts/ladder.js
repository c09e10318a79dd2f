/** How far a visitor gets over each family. Pure. */

import { familyOf } from './evidence.js';

/** @typedef {import('./evidence.js').AddressRow} AddressRow */
/** @typedef {import('./evidence.js').Sight} Sight */
/** @typedef {{step: string, good: boolean, words: string[]}} Look */

const kPorts = ['tcp443', 'tcp80'];
/** The rungs of a visit above the connection, as a person tells them: a certificate, an answer. */
const kRungs = /** @type {const} */ ([
  ['secure', ['tls']],
  ['answer', ['https', 'http']],
]);

/**
 * An address stands for itself, under whichever name: most of what was seen of it decides.
 * @param {AddressRow[]} rows @param {string} step
 * @returns {Look[]} one entry an address
 */
function addressesOn(rows, step) {
  /** @type {Map<string, Sight[]>} */
  const sights = new Map();
  for (const { address, steps: seen } of rows) {
    if (seen[step]) {
      sights.set(address, [...(sights.get(address) ?? []), ...seen[step]]);
    }
  }
  return [...sights.values()].map((seen) => {
    const bad = seen.filter(({ good }) => !good);
    return { step, good: bad.length * 2 < seen.length, words: [...new Set(bad.map(({ word }) => word))] };
  });
}

/**
 * A port that is shut over both families is no door of this service; without any open one, all that were tried are.
 * @param {AddressRow[]} rows of both families
 */
function doorsOf(rows) {
  const tried = kPorts.filter((port) => rows.some((row) => row.steps[port]));
  const open = tried.filter((port) => addressesOn(rows, port).some(({ good }) => good));
  return open.length === 0 ? tried : open;
}

/**
 * @typedef {object} Rung
 * @property {string} rung
 * @property {'good' | 'bad' | 'mixed' | 'none'} verdict
 * @property {number} good
 * @property {number} total
 * @property {string[]} words  what went wrong
 * @property {string[]} steps  where it did
 */

/** @param {string} rung @param {Look[]} seen @returns {Rung} */
function told(rung, seen) {
  const bad = seen.filter(({ good }) => !good);
  const some = bad.length === seen.length ? 'bad' : 'mixed';
  const verdict = seen.length === 0 ? 'none' : bad.length === 0 ? 'good' : some;
  const words = [...new Set(bad.flatMap((it) => it.words))];
  const steps = [...new Set(bad.map(({ step }) => step))];
  return { rung, verdict, good: seen.length - bad.length, total: seen.length, words, steps };
}

/** The first step that anyone tried tells for the rung. @param {AddressRow[]} rows @param {readonly string[]} steps */
function firstTried(rows, steps) {
  const step = steps.find((it) => rows.some((row) => row.steps[it]));
  return step === undefined ? [] : addressesOn(rows, step);
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
    all.map((it) => ({ step: 'address', good: tried.has(it), words: ['forbidden_address'] })),
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
  const doors = doorsOf(rows).flatMap((port) => addressesOn(own, port));
  return [
    addressRung(own, names),
    told('connect', doors),
    ...kRungs.map(([rung, steps]) => told(rung, firstTried(own, steps))),
  ];
}
