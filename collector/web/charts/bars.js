/** One bar on a scale of 0 to 1, for the cells of a table. */

import { s } from '../base/dom.js';
import { percent } from './geometry.js';

/**
 * @param {number | null} value no bar when it is not known
 * @param {string} kind the tone
 * @param {number | null} [needed] a mark that the bar has to reach
 */
export function bar(value, kind, needed = null) {
  return s(
    'svg',
    { class: `bar ${kind}`, width: '100%', height: 14, 'aria-hidden': 'true' },
    s('rect', { x: 0, y: 2, width: '100%', height: 10, class: 'ground' }),
    value === null ? '' : s('rect', { x: 0, y: 2, width: percent(Math.min(1, value)), height: 10, class: 'amount' }),
    needed === null ? '' : s('line', { x1: percent(needed), x2: percent(needed), y1: 0, y2: 14, class: 'needed' }),
  );
}
