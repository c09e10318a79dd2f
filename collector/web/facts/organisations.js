/** Services by who answers for them. Pure. */

import { kProgress } from './states.js';

/**
 * @typedef {object} Organisation
 * @property {string} name
 * @property {string} domain       of its first service: it names the letter, as `sextant-collector letters` does
 * @property {string} tier         of its first service
 * @property {any[]} targets
 * @property {number} operational
 * @property {number} counted      services that could be judged and are no matter of choice
 * @property {Record<'web' | 'dns' | 'mail', number | null>} scores  means of those that have one
 * @property {string[]} causes     the most frequent first
 */

/** Neither says anything about IPv6 readiness. */
const kNoMatter = ['down', 'unknown', 'intended_absent'];

/** @param {(number | null)[]} values */
function mean(values) {
  const known = /** @type {number[]} */ (values.filter((it) => it !== null && it !== undefined));
  return known.length === 0 ? null : known.reduce((sum, it) => sum + it, 0) / known.length;
}

/** @param {string[]} words @returns {string[]} */
function byFrequency(words) {
  const count = (/** @type {string} */ word) => words.filter((it) => it === word).length;
  return [...new Set(words)].sort((a, b) => count(b) - count(a) || a.localeCompare(b, 'en'));
}

/** @param {string} name @param {any[]} targets @returns {Organisation} */
const folded = (name, targets) => ({
  name,
  domain: targets[0].domain,
  tier: targets[0].tier,
  targets,
  operational: targets.filter(({ state }) => state === 'operational').length,
  counted: targets.filter(({ state }) => !kNoMatter.includes(state)).length,
  scores: {
    web: mean(targets.map((it) => it.web_score)),
    dns: mean(targets.map((it) => it.dns_score)),
    mail: mean(targets.map((it) => it.mail_score)),
  },
  causes: byFrequency(targets.map(({ cause }) => cause).filter(Boolean)),
});

/** What works of it; what nobody could judge stands last. @param {Organisation} it */
const share = ({ operational, counted }) => (counted === 0 ? 2 : operational / counted);

/** How far its worst service is. @param {Organisation} it */
const worst = ({ targets }) => Math.min(...targets.map(({ state }) => kProgress.get(state) ?? kProgress.size));

/** Those of which something may be said at all. @param {any[]} targets */
export const measured = (targets) => targets.filter(({ opt_out = false }) => !opt_out);

/** @param {any[]} targets by domain @returns {Organisation[]} the one with most to mend first */
export function organisationsOf(targets) {
  /** @type {Map<string, any[]>} */
  const groups = new Map();
  for (const it of measured(targets)) {
    groups.set(it.organisation, [...(groups.get(it.organisation) ?? []), it]);
  }
  return [...groups]
    .map(([name, own]) => folded(name, own))
    .sort((a, b) => share(a) - share(b) || worst(a) - worst(b) || a.name.localeCompare(b.name, 'en'));
}

/** What a letter tells of a service: what counts and is not as it should be. @param {any[]} consensus of /verdicts */
export const findingsOf = (consensus) => consensus.filter(({ counts, outcome }) => counts && ['fail', 'partial'].includes(outcome));
