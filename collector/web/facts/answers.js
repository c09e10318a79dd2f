/** What names resolved to. Pure. */

import { linesOf } from './evidence.js';

/** DNS record types shown by name; others by number (RFC 3597). */
const kTypes = new Map([
  [1, 'A'],
  [2, 'NS'],
  [5, 'CNAME'],
  [6, 'SOA'],
  [15, 'MX'],
  [16, 'TXT'],
  [28, 'AAAA'],
  [48, 'DNSKEY'],
  [65, 'HTTPS'],
]);
/** @param {number} type */
export const typeName = (type) => kTypes.get(type) ?? `TYPE${type}`;

/**
 * What the names resolved to, per resolver answer: `www.example` AAAA 2001:db8::1.
 * @param {any} document
 * @returns {{name: string, type: string, data: string[], probes: string[]}[]}
 */
export function addressAnswers(document) {
  /** @type {Map<string, {name: string, type: string, data: Set<string>, probes: Set<string>}>} */
  const rows = new Map();
  for (const { probe, result } of linesOf(document)) {
    for (const lookup of result.evidence.lookups ?? []) {
      if (lookup.purpose === 'address') {
        const key = `${lookup.name} ${lookup.type}`;
        const row = rows.get(key) ?? {
          name: lookup.name,
          type: typeName(lookup.type),
          data: new Set(),
          probes: new Set(),
        };
        (lookup.reply?.answers ?? []).forEach((/** @type {any} */ it) =>
          row.data.add(`${typeName(it.type)} ${it.data}`),
        );
        row.probes.add(probe);
        rows.set(key, row);
      }
    }
  }
  return [...rows.values()]
    .map((row) => ({ ...row, data: [...row.data], probes: [...row.probes] }))
    .sort(
      (a, b) => a.name.length - b.name.length || a.name.localeCompare(b.name, 'en') || b.type.length - a.type.length,
    );
}

/** Every address that a probe was told, each once. @param {any} document @returns {string[]} */
export function publishedAddresses(document) {
  const records = addressAnswers(document).flatMap(({ data }) => data.map((it) => it.split(' ')));
  return [...new Set(records.filter(([type]) => type === 'A' || type === 'AAAA').map(([, address]) => address))];
}

/** What probes left out, and why, each reason once. @param {any} document @returns {string[]} */
export const notesOf = (document) => [
  ...new Set(linesOf(document).flatMap(({ result }) => /** @type {string[]} */ (result.evidence.notes ?? []))),
];
