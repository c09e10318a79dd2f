/** The pace and geography of allocation: countries folded into the regions of the registries. Pure. */

/** @typedef {import('./networks.js').Year} Year */
/**
 * @typedef {object} Moves
 * @property {number} delegated
 * @property {number} returned
 * @property {number} transferred_in
 * @property {number} transferred_out
 */
/**
 * @typedef {object} Country
 * @property {string} country
 * @property {string[]} registries  whose files its space stands in
 * @property {{ipv4_addresses: number, ipv6_slash32: number}} allocation
 * @property {Year[]} pace
 * @property {{from: string, to: string, ipv4_addresses: Moves, ipv6_slash32: Moves} | null} movement
 */
/**
 * @typedef {object} Held
 * @property {string} name      a country's code, or a registry
 * @property {string} registry  "several" where they share it, "" where none is told
 * @property {number} countries
 * @property {number} ipv6_slash32
 * @property {number} ipv4_addresses
 * @property {{ipv6_slash32: number, ipv4_addresses: number}} given  in the year that is asked for
 * @property {{returned: number, came: number, went: number} | null} moved  of IPv4; null where nothing is told
 */

/** The years in which anything was given, rising. @param {Country[]} countries @returns {number[]} */
export const yearsTold = (countries) =>
  [...new Set(countries.flatMap(({ pace }) => pace.flatMap(({ year }) => (year === null ? [] : [year]))))].sort((a, b) => a - b);

/** Every year of all countries together. @param {Country[]} countries @returns {Year[]} */
export function paceOfAll(countries) {
  /** @type {Map<number, Year>} */
  const years = new Map(
    yearsTold(countries).map((year) => [
      year,
      { year, ipv4_delegations: 0, ipv4_addresses: 0, ipv6_delegations: 0, ipv6_slash32: 0, systems: 0 },
    ]),
  );
  for (const it of countries.flatMap(({ pace }) => pace)) {
    const sum = it.year === null ? undefined : years.get(it.year);
    if (sum !== undefined) {
      sum.ipv4_delegations += it.ipv4_delegations;
      sum.ipv4_addresses += it.ipv4_addresses;
      sum.ipv6_delegations += it.ipv6_delegations;
      sum.ipv6_slash32 += it.ipv6_slash32;
      sum.systems += it.systems;
    }
  }
  return [...years.values()];
}

/** @param {Country} country @param {number | null} year @returns {Held} */
function heldBy({ country, registries, allocation, pace, movement }, year) {
  const given = pace.find((it) => it.year === year);
  const moves = movement?.ipv4_addresses;
  return {
    name: country,
    registry: registries.length > 1 ? 'several' : (registries[0] ?? ''),
    countries: 1,
    ipv6_slash32: allocation.ipv6_slash32,
    ipv4_addresses: allocation.ipv4_addresses,
    given: { ipv6_slash32: given?.ipv6_slash32 ?? 0, ipv4_addresses: given?.ipv4_addresses ?? 0 },
    moved:
      moves === undefined
        ? null
        : { returned: moves.returned, came: moves.transferred_in, went: moves.transferred_out },
  };
}

/** Who holds most of IPv6 first. @param {Country[]} countries @param {number | null} year @returns {Held[]} */
export const byCountry = (countries, year) =>
  countries.map((it) => heldBy(it, year)).sort((a, b) => b.ipv6_slash32 - a.ipv6_slash32 || a.name.localeCompare(b.name));

/** @param {Held} sum @param {Held} it @returns {Held} */
const added = (sum, it) => ({
  ...sum,
  countries: sum.countries + 1,
  ipv6_slash32: sum.ipv6_slash32 + it.ipv6_slash32,
  ipv4_addresses: sum.ipv4_addresses + it.ipv4_addresses,
  given: {
    ipv6_slash32: sum.given.ipv6_slash32 + it.given.ipv6_slash32,
    ipv4_addresses: sum.given.ipv4_addresses + it.given.ipv4_addresses,
  },
  moved:
    it.moved === null
      ? sum.moved
      : {
          returned: (sum.moved?.returned ?? 0) + it.moved.returned,
          came: (sum.moved?.came ?? 0) + it.moved.came,
          went: (sum.moved?.went ?? 0) + it.moved.went,
        },
});

/** @param {Country[]} countries @param {number | null} year @returns {Held[]} */
export function byRegion(countries, year) {
  /** @type {Map<string, Held>} */
  const regions = new Map();
  for (const it of byCountry(countries, year)) {
    const sum = regions.get(it.registry);
    regions.set(it.registry, sum === undefined ? { ...it, name: it.registry } : added(sum, it));
  }
  return [...regions.values()].sort((a, b) => b.ipv6_slash32 - a.ipv6_slash32);
}
