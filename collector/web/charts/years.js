/** Something counted year by year, as columns. */

import { s } from '../base/dom.js';
import { form } from '../base/language.js';
import { named, percent } from './geometry.js';
import { along, at } from './placing.js';

const kHeight = 120;
const kFoot = 18;
const kWidest = 0.06;

/** Years are numbers that nobody groups by thousands. @param {number} year */
export const yearText = (year) => form.number(year).replace(/[^\p{Nd}]/gu, '');

/** @param {{year: number, count: number}[]} years rising, without gaps */
export function yearColumns(years) {
  const most = Math.max(1, ...years.map(({ count }) => count));
  const width = 1 / years.length;
  // Three years are no three walls.
  const column = Math.min(width * 0.8, kWidest);
  const narrow = years.length > 8;
  const middle = (/** @type {number} */ i) => (i + 0.5) * width;
  const columns = years.map(({ count }, i) => {
    const height = (count / most) * (kHeight - kFoot - 2);
    // A column never touches the next, and one delegation can still be seen.
    return s('rect', {
      x: percent(along(middle(i)) - column / 2),
      width: percent(column),
      y: kHeight - kFoot - Math.max(count > 0 ? 1 : 0, height),
      height: Math.max(count > 0 ? 1 : 0, height),
      class: 'amount',
    });
  });
  const labels = named(years.map(({ year }, i) => ({ x: middle(i), year })));
  return s(
    'svg',
    { class: 'bar years', width: '100%', height: kHeight, 'aria-hidden': 'true' },
    s('line', { x1: '0%', x2: '100%', y1: kHeight - kFoot, y2: kHeight - kFoot, class: 'needed' }),
    ...columns,
    ...labels.map(({ x, year }, i) =>
      s(
        'text',
        {
          x: at(x),
          y: kHeight - 4,
          class: 'year',
          'text-anchor': narrow && i === 0 ? 'start' : narrow && i === labels.length - 1 ? 'end' : 'middle',
        },
        yearText(year),
      ),
    ),
  );
}
