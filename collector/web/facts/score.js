/** What a score document says, folded for people. Pure. */

import { scorePoints } from '../base/format.js';

/**
 * @typedef {object} Zones  three shares of the scale that sum to 1
 * @property {number} proved  below the interval: neither what is unknown nor which operators were drawn takes it away
 * @property {number} open    the interval
 * @property {number} lacking above it
 */

/**
 * The ends are rounded as people read them, and the parts are what lies between: so they sum to the whole, and none contradicts an end
 * that is told elsewhere.
 * @param {[number | null, number | null]} interval @returns {Zones}
 */
export function zonesOf(interval) {
  const [low, high] = [scorePoints(interval[0] ?? 0), scorePoints(interval[1] ?? 1)];
  return { proved: low / 100, open: Math.max(0, high - low) / 100, lacking: (100 - high) / 100 };
}

/**
 * Pillars by weight, heaviest first; those with a value before those without.
 * @param {any} nation an answer of /countries/{country}
 */
export function pillarsOf(nation) {
  const known = nation.document?.pillars ?? {};
  return Object.entries(nation.pillars ?? {})
    .map(([id, pillar]) => ({
      id,
      ...pillar,
      weight: known[id]?.weight ?? null,
      measured: known[id]?.measured ?? pillar.value !== null,
      sufficient: known[id]?.sufficient ?? true,
    }))
    .sort(
      (a, b) =>
        Number(b.measured) - Number(a.measured) || (b.weight ?? 0) - (a.weight ?? 0) || a.id.localeCompare(b.id, 'en'),
    );
}

/**
 * @typedef {object} Stratum
 * @property {string} pillar
 * @property {string} stratum
 * @property {number} targets
 * @property {number} valued   those that could be judged
 * @property {number} coverage
 * @property {number | null} value
 * @property {number} weight
 */

/**
 * How much of the frame each measured pillar could judge, stratum by stratum.
 * @param {any} nation
 * @returns {Stratum[]}
 */
export function strataOf(nation) {
  const pillars = nation.document?.pillars ?? {};
  return pillarsOf(nation)
    .filter(({ measured }) => measured)
    .flatMap(({ id }) =>
      (pillars[id]?.strata ?? []).map((/** @type {any} */ stratum) => ({
        ...stratum,
        pillar: id,
        stratum: stratum.id,
      })),
    );
}

/**
 * Sectors with the share of their targets that work, the lowest web score first, for who looks for the worst; what is not known last.
 * @param {any[]} sectors
 */
export const sectorsByScore = (sectors) =>
  sectors
    .map((it) => ({ ...it, share: it.targets === 0 ? null : it.operational / it.targets }))
    .sort((a, b) => (a.web_score ?? 2) - (b.web_score ?? 2) || (a.share ?? 2) - (b.share ?? 2) || a.sector.localeCompare(b.sector, 'en'));

/** The day of a score: the last one of its window. @param {any} score @returns {string} */
export const dayOf = (score) => score.window?.last ?? String(score.as_of).slice(0, 10);

/** From the day of the first score to that of the last, both counted; days without a score between them, too. @param {any[]} scores */
export const daysIn = (scores) =>
  scores.length === 0 ? 0 : Math.round((Date.parse(dayOf(scores[scores.length - 1])) - Date.parse(dayOf(scores[0]))) / 86_400_000) + 1;
