/** What two methodologies say of the same countries, folded side by side. Pure. */

/**
 * @typedef {object} Comparison
 * @property {string} country
 * @property {number | null} inForce  by the methodology in force; null where its newest score is of another day
 * @property {number | null} beside
 * @property {number | null} low      of the one beside
 * @property {number | null} high
 * @property {string} day             last of the window
 */

/**
 * Numbers of different days are not set side by side: their difference would not be that of the rules.
 * @param {any} methodology one of `beside` of /methodologies
 * @param {any[]} countries of /countries
 * @returns {Comparison[]}
 */
export function besideOf(methodology, countries) {
  return methodology.scores.map((/** @type {any} */ score) => {
    const official = countries.find((it) => it.country === score.country && it.window.last === score.window.last);
    return {
      country: score.country,
      inForce: official?.index ?? null,
      beside: score.index,
      low: score.interval[0],
      high: score.interval[1],
      day: score.window.last,
    };
  });
}
