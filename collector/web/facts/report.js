/** What is otherwise than in the report before. Pure. */

import { firstOfEach } from './first_of_each.js';
import { direction } from './states.js';

/**
 * @typedef {object} Comparison
 * @property {any} earlier           the head of the report before
 * @property {any[]} changes         services that stand otherwise, losses first
 * @property {string[]} came         services that the list did not have then
 * @property {string[]} went         services that it has no longer
 * @property {boolean} otherRules    another methodology: the two numbers are not of one making
 * @property {boolean} otherFrame    another list of services
 */

const kOrder = ['worse', 'better', 'other'];

/**
 * @param {any} facts of a national report
 * @returns {Comparison | null} null for the first report
 */
export function comparison({ earlier, targets, nation }) {
  if (!earlier) {
    return null;
  }
  const before = new Map(earlier.targets.map((/** @type {any} */ it) => [it.domain, it]));
  const now = new Set(targets.map((/** @type {any} */ it) => it.domain));
  const changes = targets
    .filter((/** @type {any} */ { domain, state, opt_out = false }) => !opt_out && before.has(domain) && before.get(domain).state !== state)
    .map((/** @type {any} */ it) => ({
      domain: it.domain,
      before: before.get(it.domain),
      after: { state: it.state, cause: it.cause },
      direction: direction(before.get(it.domain).state, it.state),
    }));
  return {
    earlier,
    changes: changes.sort((/** @type {any} */ a, /** @type {any} */ b) => kOrder.indexOf(a.direction) - kOrder.indexOf(b.direction)),
    came: [...now].filter((domain) => !before.has(domain)),
    went: [...before.keys()].filter((domain) => !now.has(domain)),
    otherRules: earlier.methodology_sha256 !== nation.methodology_sha256,
    otherFrame: earlier.frame_sha256 !== nation.frame_sha256,
  };
}

/**
 * Services as a report lists them: by organisation, then by domain.
 * @param {any[]} targets @param {(a: string, b: string) => number} compare of the reader's language
 */
export const byOrganisation = (targets, compare) =>
  [...targets].sort((a, b) => compare(a.organisation, b.organisation) || compare(a.domain, b.domain));

/**
 * What to do about every cause that a service shows or that holds one back, each once.
 * @param {any} facts of a national report @returns {any[]}
 */
export function remediesOf({ remedies, fixes }) {
  const all = [...remedies, ...(fixes?.fixes ?? []).map((/** @type {any} */ fix) => fix.remedy)];
  return firstOfEach(all, ({ cause }) => cause);
}
