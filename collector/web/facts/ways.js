/** The ways from the root over one family alone. Pure. */

import { typeName } from './answers.js';
import { kRcodes, linesOf, sight } from './evidence.js';

/**
 * @typedef {object} Way
 * @property {string} name
 * @property {string} type
 * @property {string} family
 * @property {import('./evidence.js').Sight[]} sights
 * @property {Link[]} links  where our own walk went, of the first probe that had to walk
 */
/**
 * @typedef {object} Link
 * @property {string} zone
 * @property {{name: string, answer: string, detail: string, blocked_by: string}[]} servers
 */

/** @param {any} chain @returns {[boolean, string]} is there an answer, and its word */
function outcome(chain) {
  if (chain.security === 'bogus') {
    return [false, 'bogus'];
  }
  const arrived = chain.rcode === 0 || chain.rcode === 3;
  return [arrived, arrived ? (chain.security ?? 'unchecked') : (kRcodes[chain.rcode] ?? `rcode ${chain.rcode}`)];
}

/** @param {any} link @returns {Link} */
const linkOf = (link) => ({
  zone: link.zone === '' ? '.' : link.zone,
  servers: (link.servers ?? []).map((/** @type {any} */ it) => ({
    name: it.name,
    answer: it.answer,
    detail: it.detail ?? '',
    blocked_by: it.blocked_by ?? '',
  })),
});

/** @param {any} chain @returns {Way} */
const empty = ({ name, type, family }) => ({ name, type: typeName(type), family, sights: [], links: [] });

/** @param {any} document @returns {Way[]} in the order asked */
export function ways(document) {
  /** @type {Map<string, Way>} */
  const rows = new Map();
  for (const { probe, result } of linesOf(document)) {
    for (const chain of result.evidence.chains ?? []) {
      const key = `${chain.name} ${chain.type} ${chain.family}`;
      const row = rows.get(key) ?? empty(chain);
      const [good, word] = outcome(chain);
      row.sights.push({ ...sight(probe, chain, good, word), detail: chain.why_bogus ?? chain.failure?.detail ?? '' });
      row.links = row.links.length > 0 ? row.links : (chain.links ?? []).map(linkOf);
      rows.set(key, row);
    }
  }
  return [...rows.values()];
}
