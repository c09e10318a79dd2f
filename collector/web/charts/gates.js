/** When a vantage's own line worked: one lane a family and protocol. */

import { h, s } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { lanesOf } from '../facts/gates.js';
import { yesNoGlyph } from '../parts/glyphs.js';
import { table } from '../parts/table.js';
import { finding, timeMark } from '../parts/words.js';
import { scale } from './geometry.js';
import { stretch } from './placing.js';

/** @param {{family: string, protocol: string}} lane */
const laneName = ({ family, protocol }) =>
  [sayWord('family', family), protocol ? sayWord('protocol', protocol) : ''].join(' ').trim();

/** One look is a moment, and must be seen all the same. */
const kLeast = 0.008;

/**
 * Where nobody looked there is a thread only.
 * @param {import('../facts/gates.js').Stretch[]} stretches
 * @param {(time: number) => number} x
 * @param {number} least
 */
function strip(stretches, x, least) {
  return s(
    'svg',
    { class: 'strip', width: '100%', height: 18, 'aria-hidden': 'true' },
    s('line', { x1: 0, x2: '100%', y1: 9, y2: 9, class: 'grid' }),
    ...stretches.map(({ from, until, open }) =>
      s('rect', {
        ...stretch(x(from), x(until) - x(from) + least),
        y: open ? 2 : 6,
        height: open ? 14 : 6,
        class: open ? 'open-gate' : 'shut-gate',
      }),
    ),
  );
}

/** From the first look to the last. @param {any[]} gates @returns {[number, number]} */
export function spanOf(gates) {
  const times = gates.map(({ at }) => Date.parse(at));
  return [Math.min(...times), Math.max(...times)];
}

/** @param {any[]} gates of one probe @param {[number, number]} span the same for all, so that they can be compared */
export function gateChart(gates, [from, until]) {
  // A single moment has no width: whatever was seen in it fills the lane.
  const x = until > from ? scale([from, until], [0, 1 - kLeast]) : () => 0;
  const least = until > from ? kLeast : 1;
  return h(
    'div',
    { class: 'lanes' },
    lanesOf(gates).map((lane) => [h('span', { class: 'lane' }, laneName(lane)), strip(lane.stretches, x, least)]),
    h(
      'div',
      { class: 'days' },
      h('span', {}, form.moment(from)),
      until > from ? h('span', {}, form.moment(until)) : null,
    ),
  );
}

/** @param {any[]} gates @param {string} probe */
export function gateTable(gates, probe) {
  const rows = lanesOf(gates).flatMap((lane) => lane.stretches.map((it) => ({ ...it, name: laneName(lane) })));
  return table({
    caption: say('chart.gates', { probe }),
    kind: 'plain',
    columns: [
      { label: say('column.line') },
      { label: say('column.gate') },
      { label: say('column.from') },
      { label: say('column.until') },
      { label: say('column.looks'), number: true },
      { label: say('column.reason') },
    ],
    rows: rows.map(({ name, open, from, until, looks, reason }) => [
      name,
      h('span', { class: 'mark' }, yesNoGlyph(open), h('span', {}, say(open ? 'gate.open' : 'gate.shut'))),
      timeMark(new Date(from).toISOString()),
      timeMark(new Date(until).toISOString()),
      form.number(looks),
      finding(reason),
    ]),
  });
}
