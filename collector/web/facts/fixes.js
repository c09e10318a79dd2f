/** What to fix first. Pure. */

import { firstOfEach } from './first_of_each.js';

/**
 * @typedef {object} Fix
 * @property {number} rank
 * @property {string} cause
 * @property {string} at          the thing at fault
 * @property {string} site        what sort of thing that is
 * @property {string} mender      who can mend it
 * @property {string} sentence
 * @property {string} advice
 * @property {string[]} targets   the first of them
 * @property {number} count
 * @property {number | null} gain    points of the index on its scale of 0 to 1; null when not known
 */

/** @param {any} document the answer of /fixes @returns {Fix[]} */
export const fixesOf = ({ fixes }) =>
  fixes.map((/** @type {any} */ fix) => ({
    rank: fix.rank,
    cause: fix.cause,
    at: fix.at,
    site: fix.at_kind,
    mender: fix.mender,
    sentence: fix.remedy.sentence,
    advice: fix.remedy.advice,
    targets: fix.targets,
    count: fix.target_count,
    gain: fix.gain,
  }));

/**
 * Who answers for the services that a fix would help, each once with its first service: that names the letter.
 * @param {Fix} fix @param {Map<string, string>} organisations by domain
 * @returns {{name: string, domain: string}[]}
 */
export function organisationsAt({ targets }, organisations) {
  const all = targets.flatMap((domain) => {
    const name = organisations.get(domain);
    return name === undefined ? [] : [{ name, domain }];
  });
  return firstOfEach(all, ({ name }) => name);
}
