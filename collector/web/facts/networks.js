/** What a country holds, announces and uses. Pure. */

/**
 * @typedef {object} Stage
 * @property {string} stage
 * @property {number | null} part
 * @property {number | null} whole
 * @property {number | null} share
 * @property {number} [half_range]
 * @property {number} [sources]
 */
/**
 * @typedef {object} Year
 * @property {number | null} year
 * @property {number} ipv4_delegations
 * @property {number} ipv4_addresses
 * @property {number} ipv6_delegations
 * @property {number} ipv6_slash32
 * @property {number} systems
 */

/** @typedef {'ipv4_delegations' | 'ipv6_delegations' | 'ipv4_addresses' | 'ipv6_slash32'} Given */

/**
 * The years of a picture, without gaps: a year in which nothing was given is a year too.
 * @param {Year[]} pace @param {Given} what @param {Given} [beside] what stands in another picture over the same years
 * @returns {{year: number, count: number}[]} from the first year with any of either to the last year of all
 */
export function yearsOf(pace, what, beside = what) {
  const told = pace.filter(({ year }) => year !== null);
  const given = told.filter((it) => it[what] + it[beside] > 0).map(({ year }) => Number(year));
  if (!told.some((it) => it[what] > 0)) {
    return [];
  }
  const first = Math.min(...given);
  const last = Math.max(...told.map(({ year }) => Number(year)));
  const count = new Map(told.map((it) => [Number(it.year), it[what]]));
  return Array.from({ length: last - first + 1 }, (_, i) => ({ year: first + i, count: count.get(first + i) ?? 0 }));
}

/** The most of a year. @param {{count: number}[]} years */
export const mostOf = (years) => Math.max(1, ...years.map(({ count }) => count));

/** The year in which most was given. @param {{year: number, count: number}[]} years @returns {number | null} */
export const peakOf = (years) =>
  years.reduce((/** @type {{year: number, count: number} | null} */ best, it) => (best === null || it.count > best.count ? it : best), null)
    ?.year ?? null;
