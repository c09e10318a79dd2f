/** How checks are told in the glossary. Pure. */

/** Which checks speak of a cause. @param {any[]} checks of /checks @param {string} cause @returns {string[]} ids, in the order of the catalogue */
export const checksOfCause = (checks, cause) =>
  checks.filter(({ rules }) => rules.some((/** @type {any} */ rule) => rule.cause === cause)).map(({ id }) => id);

/** @param {any[]} checks @returns {[string, any[]][]} areas in the order of the catalogue */
export function checksByArea(checks) {
  const areas = [...new Set(checks.map(({ area }) => area))];
  return areas.map((area) => [area, checks.filter((it) => it.area === area)]);
}
