/** One bar on a scale of 0 to 1, for the cells of a table. */

import { s } from '../base/dom.js';
import { at, stretch } from './placing.js';

/**
 * @param {number | null} value no bar when it is not known
 * @param {string} kind the tone
 * @param {number | null} [needed] a mark that the bar has to reach
 * @param {number} [extent] how far the scale itself reaches, so that bars of unlike totals can stand under each other
 */
export function bar(value, kind, needed = null, extent = 1) {
  const scaled = (/** @type {number} */ share) => Math.min(1, share) * extent;
  return s(
    'svg',
    { class: `bar ${kind}`, width: '100%', height: 14, 'aria-hidden': 'true' },
    value === null ? '' : s('rect', { ...stretch(0, extent), y: 2, height: 10, class: 'ground' }),
    value === null ? '' : s('rect', { ...stretch(0, scaled(value)), y: 2, height: 10, class: 'amount' }),
    needed === null ? '' : s('line', { x1: at(scaled(needed)), x2: at(scaled(needed)), y1: 0, y2: 14, class: 'needed' }),
  );
}
