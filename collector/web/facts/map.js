/** What the world map shows, and where one goes on it by the arrow keys. Pure. */

/**
 * @typedef {object} World  collector/web/map/world.json, or what the operator has put in its place
 * @property {number[]} box
 * @property {Record<string, number[]>} frames  parts of the world: x, y, width, height
 * @property {Record<string, string>} shapes    paths by the code of the country
 * @property {string[]} others                  land that belongs to no code
 * @property {Record<string, number[]>} points  where a shape would be too small to be seen
 * @property {Record<string, string>} [disclaimer]  by language: the operator's own
 * @property {string} [source]
 */

/** Equal steps of the scale from 0 to 1: a map cannot show more than a reader can tell apart. */
export const kBands = 5;

/** @param {number} value 0 to 1 */
export const bandOf = (value) => Math.min(kBands - 1, Math.max(0, Math.floor(value * kBands)));

/**
 * What a map can be coloured by; null is not known, which is a tone of its own.
 * @type {Record<string, (nation: any) => number | null>}
 */
export const kMeasures = {
  index: ({ index }) => index,
  proved: ({ interval }) => interval[0],
  works: ({ states, targets }) => (targets > 0 ? states.operational / targets : null),
};

/** A path is letters and numbers; anything else in its place is left out. @param {string} path */
const isPath = (path) => typeof path === 'string' && /^[MmLlHhVvZz0-9.,\s-]+$/.test(path);

/** @param {unknown} numbers @param {number} count */
const areNumbers = (numbers, count) =>
  Array.isArray(numbers) && numbers.length === count && numbers.every((it) => Number.isFinite(it));

/** @template T @param {Record<string, T> | undefined} all @param {(value: T) => boolean} isGood */
const kept = (all, isGood) => Object.fromEntries(Object.entries(all ?? {}).filter(([, value]) => isGood(value)));

/** The document with what can be drawn of it; null where there is no picture in it. @param {any} document @returns {World | null} */
export function readWorld(document) {
  if (document?.schema !== 1 || !areNumbers(document.box, 4)) {
    return null;
  }
  return {
    ...document,
    frames: kept(document.frames, (it) => areNumbers(it, 4)),
    shapes: kept(document.shapes, isPath),
    points: kept(document.points, (it) => areNumbers(it, 2)),
    others: (document.others ?? []).filter(isPath),
  };
}

/** @typedef {{x: number, y: number}} Place */
/** @type {Record<string, (dx: number, dy: number) => [number, number]>} how far along the way, and how far beside it */
const kWays = {
  ArrowRight: (dx, dy) => [dx, dy],
  ArrowLeft: (dx, dy) => [-dx, dy],
  ArrowDown: (dx, dy) => [dy, dx],
  ArrowUp: (dx, dy) => [-dy, dx],
};

/**
 * The next place in the direction of a key: near, and rather straight ahead than beside.
 * @param {Place[]} places @param {number} from @param {string} key @returns {number} the same where there is none
 */
export function nextPlace(places, from, key) {
  const way = kWays[key];
  if (!way) {
    return key === 'Home' ? 0 : key === 'End' ? places.length - 1 : from;
  }
  let [best, least] = [from, Infinity];
  places.forEach(({ x, y }, i) => {
    const [along, beside] = way(x - places[from].x, y - places[from].y);
    const cost = along + 2 * Math.abs(beside);
    if (i !== from && along > 0 && cost < least) {
      [best, least] = [i, cost];
    }
  });
  return best;
}
