/** Where things stand in a picture. Pure: numbers in, numbers and path texts out. */

/**
 * @param {[number, number]} domain @param {[number, number]} range
 * @returns {(value: number) => number} clamped to the range; the middle of it when the domain is a point
 */
export function scale([from, to], [low, high]) {
  const [least, most] = low < high ? [low, high] : [high, low];
  return (value) => {
    const share = to === from ? 0.5 : (value - from) / (to - from);
    return Math.min(most, Math.max(least, low + share * (high - low)));
  };
}

/** @param {number} value */
const rounded = (value) => Math.round(value * 100) / 100;

/** A share of the picture as SVG and CSS want it. @param {number} share @returns {string} */
export const percent = (share) => `${rounded(share * 100)}%`;

/**
 * Parts side by side from 0 to 1; a part that exists never becomes thinner than `least`, so that one target in a
 * thousand can still be seen.
 * @param {number[]} parts @param {number} [least] @returns {{start: number, width: number}[]}
 */
export function stacked(parts, least = 0) {
  const total = parts.reduce((sum, part) => sum + part, 0);
  const raised = parts.map((part) => (part === 0 || total === 0 ? 0 : Math.max(least, part / total)));
  const sum = raised.reduce((all, part) => all + part, 0);
  let start = 0;
  return raised.map((part) => {
    const width = sum === 0 ? 0 : part / sum;
    const place = { start, width };
    start += width;
    return place;
  });
}

/**
 * A line through the points that have a value; a day without one breaks it, for a gap is not a slope.
 * @param {{x: number, y: number | null}[]} points @returns {string} a path
 */
export function linePath(points) {
  let pen = 'M';
  let path = '';
  for (const { x, y } of points) {
    if (y === null) {
      pen = 'M';
    } else {
      path += `${pen}${rounded(x)} ${rounded(y)}`;
      pen = 'L';
    }
  }
  return path;
}

/** @param {{x: number, low: number, high: number}[]} points @returns {string} a closed path between two lines */
export function bandPath(points) {
  if (points.length === 0) {
    return '';
  }
  const up = points.map(({ x, high }) => `${rounded(x)} ${rounded(high)}`);
  const down = [...points].reverse().map(({ x, low }) => `${rounded(x)} ${rounded(low)}`);
  return `M${[...up, ...down].join('L')}Z`;
}

/** So near to the middle a label touches neither of those at the ends, on a telephone too. */
const kMiddle = 0.15;

/**
 * The points that an axis names: the first, the last, and one between them if there is room for it.
 * @template {{x: number}} T @param {T[]} points from 0 to 1 @returns {T[]}
 */
export function named(points) {
  const inner = points.slice(1, -1).sort((a, b) => Math.abs(a.x - 0.5) - Math.abs(b.x - 0.5));
  const middle = inner.slice(0, 1).filter(({ x }) => Math.abs(x - 0.5) < kMiddle);
  return [...points.slice(0, 1), ...middle, ...points.slice(1).slice(-1)];
}
