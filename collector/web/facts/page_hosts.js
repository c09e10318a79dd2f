/** The hosts that a page needs, each with how it was reached over each family. Pure. */

import { linesOf, sight } from './evidence.js';

/**
 * @typedef {object} PageHost
 * @property {string} host
 * @property {string} party         first or third
 * @property {string[]} kinds       what the page uses it for
 * @property {boolean} critical     the page is broken without it, not only poorer
 * @property {import('./evidence.js').Sight[]} over6
 * @property {import('./evidence.js').Sight[]} over4
 */

/** Uses without which a page is broken (services.md W-12). */
const kCritical = ['script', 'style', 'form'];

/** @param {string} probe @param {any} host @param {4 | 6} over @returns {import('./evidence.js').Sight[]} */
function reached(probe, host, over) {
  const failure = host[`over${over}`] ?? host.lookup;
  const status = host[`status${over}`] ?? 0;
  const published = (host[`ipv${over}`] ?? []).length > 0;
  if (!host.asked || (over === 4 && status === 0 && !failure && !host.over4)) {
    return [];
  }
  if (!published && !host.lookup) {
    return [sight(probe, {}, false, 'unpublished')];
  }
  return [sight(probe, { failure }, status > 0, String(status))];
}

/** Hosts that keep the page from being whole come first. @param {PageHost} a @param {PageHost} b */
const byTrouble = (a, b) =>
  Number(b.over6.some(({ good }) => !good)) - Number(a.over6.some(({ good }) => !good)) ||
  Number(b.critical) - Number(a.critical) ||
  a.party.localeCompare(b.party, 'en') ||
  a.host.localeCompare(b.host, 'en');

/** @param {any} host @returns {PageHost} */
const empty = ({ host, party }) => ({ host, party, kinds: [], critical: false, over6: [], over4: [] });

/** @param {any} document @returns {PageHost[]} */
export function pageHosts(document) {
  /** @type {Map<string, PageHost>} */
  const rows = new Map();
  for (const { probe, result } of linesOf(document)) {
    for (const host of result.evidence.content?.hosts ?? []) {
      const kinds = host.kinds ?? [];
      const row = rows.get(host.host) ?? empty(host);
      row.kinds = [...new Set([...row.kinds, ...kinds])].sort();
      row.critical = row.kinds.some((it) => kCritical.includes(it));
      row.over6.push(...reached(probe, host, 6));
      row.over4.push(...reached(probe, host, 4));
      rows.set(host.host, row);
    }
  }
  return [...rows.values()].sort(byTrouble);
}
