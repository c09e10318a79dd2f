/** Something counted year by year, as columns. */

import { s } from '../base/dom.js';
import { form } from '../base/language.js';
import { percent } from './geometry.js';
import { along, at } from './placing.js';

const kHeight = 140;
const kFoot = 20;
/** Room for the number above the highest column. */
const kHead = 22;
const kWidest = 0.06;
/** So many years have room for a number each: on any page, and on a wide one. */
const kRoomy = 8;
const kFit = 20;
/** Of more years than have room only these are named. */
const kNamed = 5;

/** Years are numbers that nobody groups by thousands. @param {number} year */
export const yearText = (year) => form.number(year).replace(/[^\p{Nd}]/gu, '');

/** A column never touches the next, and one delegation can still be seen. @param {number} x @param {number} width @param {number} height */
const column = (x, width, height) =>
  s('rect', {
    x: percent(along(x) - width / 2),
    width: percent(width),
    y: kHeight - kFoot - height,
    height,
    class: 'amount',
  });

/** @param {number} x @param {number} y @param {string} kind @param {string} text @param {'middle' | 'start' | 'end'} [anchor] */
const written = (x, y, kind, text, anchor = 'middle') => s('text', { x: at(x), y, class: kind, 'text-anchor': anchor }, text);

/** The name of a year under its column; narrow ones at the ends keep it inside the picture. @param {number} year @param {number} i @param {number} count @param {number} width */
function named(year, i, count, width) {
  const side = count <= kRoomy ? 0 : i === 0 ? -1 : i === count - 1 ? 1 : 0;
  const anchor = /** @type {const} */ (['start', 'middle', 'end'])[side + 1];
  return written((i + 0.5) / count + (side * width) / 2, kHeight - 4, year % kNamed === 0 ? 'year' : 'year each', yearText(year), anchor);
}

/** @param {number} y @param {string} kind */
const line = (y, kind) => s('line', { x1: '0%', x2: '100%', y1: y, y2: y, class: kind });

/**
 * @param {{year: number, count: number}[]} years rising, without gaps
 * @param {number} most the top of the scale
 */
export function yearColumns(years, most) {
  const room = kHeight - kFoot - kHead;
  const width = Math.min(0.8 / years.length, kWidest);
  const density = years.length > kFit ? ' crowded' : years.length > kRoomy ? ' many' : '';
  const parts = years.flatMap(({ year, count }, i) => {
    const x = (i + 0.5) / years.length;
    const height = count > 0 ? Math.max(1, (count / most) * room) : 0;
    return [
      column(x, width, height),
      count > 0 ? written(x, kHeight - kFoot - height - 5, 'each', form.compact(count)) : '',
      named(year, i, years.length, width),
    ];
  });
  return s(
    'svg',
    { class: `bar years${density}`, width: '100%', height: kHeight, 'aria-hidden': 'true' },
    line(kHead, 'grid'),
    written(0, kHead - 5, 'most', form.compact(most), 'start'),
    ...parts,
    line(kHeight - kFoot, 'needed'),
  );
}
