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

/**
 * The years of a picture, without gaps: a year in which nothing was given is a year too.
 * @param {Year[]} pace @param {'ipv4_delegations' | 'ipv6_delegations' | 'ipv4_addresses' | 'ipv6_slash32'} what
 * @returns {{year: number, count: number}[]} from the first year with any to the last year of all
 */
export function yearsOf(pace, what) {
  const told = pace.filter(({ year }) => year !== null);
  const given = told.filter((it) => it[what] > 0).map(({ year }) => Number(year));
  if (given.length === 0) {
    return [];
  }
  const first = Math.min(...given);
  const last = Math.max(...told.map(({ year }) => Number(year)));
  const count = new Map(told.map((it) => [Number(it.year), it[what]]));
  return Array.from({ length: last - first + 1 }, (_, i) => ({ year: first + i, count: count.get(first + i) ?? 0 }));
}

/** The year in which most was given. @param {{year: number, count: number}[]} years @returns {number | null} */
export const peakOf = (years) =>
  years.reduce((/** @type {{year: number, count: number} | null} */ best, it) => (best === null || it.count > best.count ? it : best), null)
    ?.year ?? null;
