/** Which things block most services. Pure. */

/**
 * @typedef {object} Site
 * @property {string} kind  what sort of thing it is
 * @property {string} name
 */
/**
 * @typedef {object} Point
 * @property {number} rank
 * @property {Site} site
 * @property {string} runner    who runs it; empty when not known
 * @property {string[]} targets the first of them
 * @property {number} count     of the targets it blocks
 * @property {number} alone     of them those that nothing else blocks
 * @property {string[]} causes
 */
/**
 * @typedef {object} Step
 * @property {Site[]} mend      together
 * @property {number} gained
 * @property {number} mended    things mended by then
 * @property {number} whole     services whole by then
 */

/** As many as a ministry can take on at once. */
export const kTask = 10;

/** @param {any} site @returns {Site} */
const siteOf = ({ kind, name }) => ({ kind, name });

/** @param {any} table @returns {Point[]} */
export const pointsOf = ({ points }) =>
  points.map((/** @type {any} */ it) => ({
    rank: it.rank,
    site: siteOf(it),
    runner: it.operator,
    targets: it.targets,
    count: it.target_count,
    alone: it.alone,
    causes: it.causes,
  }));

/** @param {any} table @returns {Step[]} */
export const stepsOf = ({ steps }) =>
  steps.map((/** @type {any} */ it) => ({
    mend: it.mend.map(siteOf),
    gained: it.gained,
    mended: it.mended,
    whole: it.whole,
  }));

/**
 * How far so many mended things carry: the last step that mends no more of them.
 * @param {Step[]} steps @param {number} most @returns {Step | null}
 */
export const reachOf = (steps, most) => steps.filter(({ mended }) => mended <= most).at(-1) ?? null;

/**
 * Things by their name, or networks by their number, with who runs them where that is known.
 * @param {any} part of an answer of /leverage @returns {Map<string, string>}
 */
export const operatorNames = ({ points }) =>
  new Map(points.filter((/** @type {any} */ it) => it.operator).map((/** @type {any} */ it) => [it.name, it.operator.replace(`${it.name} `, '')]));
