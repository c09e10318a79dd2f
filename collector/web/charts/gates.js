/** When a vantage's own line worked: one lane a family and protocol. */

import { h, s } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { lanesOf } from '../facts/gates.js';
import { yesNoGlyph } from '../parts/glyphs.js';
import { table } from '../parts/table.js';
import { english, timeMark } from '../parts/words.js';
import { percent, scale } from './geometry.js';

/** @typedef {ReturnType<typeof lanesOf>} Lanes */

/** @param {{family: string, protocol: string}} lane */
const laneName = ({ family, protocol }) =>
  [sayWord('family', family), protocol ? sayWord('protocol', protocol) : ''].join(' ').trim();

/** @param {import('../facts/gates.js').Stretch[]} stretches @param {(time: number) => number} x */
function strip(stretches, x) {
  return s(
    'svg',
    { class: 'strip', width: '100%', height: 18, 'aria-hidden': 'true' },
    ...stretches.map(({ from, until, open }) =>
      s('rect', {
        x: percent(x(from)),
        width: percent(Math.max(0.004, x(until) - x(from))),
        y: open ? 2 : 6,
        height: open ? 14 : 6,
        class: open ? 'open-gate' : 'shut-gate',
      }),
    ),
  );
}

/** @param {Lanes} lanes */
function span(lanes) {
  const all = lanes.flatMap(({ stretches }) => stretches);
  return /** @type {[number, number]} */ ([
    Math.min(...all.map(({ from }) => from)),
    Math.max(...all.map(({ until }) => until)),
  ]);
}

/** @param {any[]} gates */
export function gateChart(gates) {
  const lanes = lanesOf(gates);
  const [from, until] = span(lanes);
  // One look is no line: it stands at the left and fills it, for nothing else is known.
  const x = until > from ? scale([from, until], [0, 1]) : (/** @type {number} */ time) => (time > from ? 1 : 0);
  return h(
    'div',
    { class: 'lanes' },
    lanes.map((lane) => [
      h('span', { class: 'lane' }, laneName(lane)),
      strip(until > from ? lane.stretches : lane.stretches.map((it) => ({ ...it, until: from + 1 })), x),
    ]),
    h(
      'div',
      { class: 'days', dir: 'ltr' },
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
      english(reason),
    ]),
  });
}
