/** What to fix first. Pure. */

/**
 * @typedef {object} Fix
 * @property {number} rank
 * @property {string} cause
 * @property {string | null} at      the thing at fault
 * @property {string} site            what sort of thing that is
 * @property {string | null} mender  who can mend it
 * @property {string | null} sentence
 * @property {string | null} advice
 * @property {string[]} targets
 * @property {number} count
 * @property {number | null} gain    points of the index on its scale of 0 to 1; null when not known
 */

/**
 * @param {any} remedy a sentence, or a remedy of the API
 * @returns {{sentence: string | null, advice: string | null}}
 */
function wordsOf(remedy) {
  if (typeof remedy === 'string') {
    return { sentence: null, advice: remedy };
  }
  return { sentence: remedy?.sentence ?? null, advice: remedy?.advice ?? null };
}

/** @param {any} target a domain or a target of the API @returns {string} */
const domainOf = (target) => (typeof target === 'string' ? target : target.domain);

/** @param {any} document the answer of /fixes @returns {Fix[]} */
export function fixesOf(document) {
  return (document?.fixes ?? []).map((/** @type {any} */ fix, /** @type {number} */ i) => ({
    rank: fix.rank ?? i + 1,
    cause: fix.cause,
    at: fix.at || null,
    site: fix.at_kind ?? 'place',
    mender: fix.mender ?? fix.remedy?.owner ?? null,
    ...wordsOf(fix.remedy),
    targets: (fix.targets ?? []).map(domainOf),
    count: fix.target_count ?? fix.targets?.length ?? 0,
    gain: fix.gain ?? null,
  }));
}

/** Without a ranking: the causes of a country by the number of targets. @param {any} nation @returns {Fix[]} */
export function fixesOfCauses(nation) {
  return [...(nation.causes ?? [])]
    .sort((a, b) => b.targets - a.targets)
    .map(({ cause, targets }, i) => ({
      rank: i + 1,
      cause,
      at: null,
      site: 'place',
      mender: null,
      sentence: null,
      advice: null,
      targets: [],
      count: targets,
      gain: null,
    }));
}
