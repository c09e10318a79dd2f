/** The score with its interval: what is proved, what is open, what is lacking. */

import { h, s } from '../base/dom.js';
import { form, say } from '../base/language.js';
import { zonesOf } from '../facts/score.js';
import { table } from '../parts/table.js';
import { at, stretch } from './placing.js';

const kTicks = [0, 0.25, 0.5, 0.75, 1];

/** @param {number} start @param {number} width @param {string} kind @param {number} y @param {number} height */
const zone = (start, width, kind, y, height) =>
  s('rect', { ...stretch(start, width), y, height, class: `zone ${kind}` });

/** @param {[number | null, number | null]} interval @param {number} y @param {number} height */
function zones(interval, y, height) {
  const { proved, open, lacking } = zonesOf(interval);
  return [
    zone(0, proved, 'proved', y, height),
    zone(proved, open, 'open', y, height),
    zone(proved + open, lacking, 'lacking', y, height),
  ];
}

/** @param {number} share */
function tick(share) {
  const anchor = share === 0 ? 'start' : share === 1 ? 'end' : 'middle';
  return [
    s('line', { x1: at(share), x2: at(share), y1: 50, y2: 55, class: 'axis' }),
    s('text', { x: at(share), y: 69, 'text-anchor': anchor, class: 'tick' }, form.number(share * 100)),
  ];
}

/**
 * The marker of the value itself: a stem with a head, on any ground.
 * @param {number} value
 * @param {number} top
 * @param {number} bottom
 */
const marker = (value, top, bottom) => [
  s('line', { x1: at(value), x2: at(value), y1: top, y2: bottom, class: 'marker-edge' }),
  s('line', { x1: at(value), x2: at(value), y1: top, y2: bottom, class: 'marker' }),
  s('circle', { cx: at(value), cy: top, r: 5, class: 'marker-head' }),
];

/** @param {any} nation */
export function gauge(nation) {
  return s(
    'svg',
    { class: 'gauge', width: '100%', height: 74, 'aria-hidden': 'true' },
    ...zones(nation.interval, 18, 28),
    ...kTicks.flatMap(tick),
    ...(nation.index === null ? [] : marker(nation.index, 9, 50)),
  );
}

/** One line high, for tables. @param {{value: number | null, interval: [number | null, number | null]}} score */
export function thinGauge({ value, interval }) {
  return s(
    'svg',
    { class: 'thin', width: '100%', height: 18, 'aria-hidden': 'true' },
    ...zones(interval, 5, 9),
    ...(value === null ? [] : marker(value, 4, 16)),
  );
}

const kZones = /** @type {const} */ (['proved', 'open', 'lacking']);

/** @param {[number | null, number | null]} interval @param {boolean} [told] with what each part means, where no table says it */
export function gaugeLegend(interval, told = false) {
  const sizes = zonesOf(interval);
  const swatch = (/** @type {string} */ kind) =>
    s(
      'svg',
      { width: 14, height: 14, class: 'swatch', 'aria-hidden': 'true' },
      s('rect', { width: 14, height: 14, class: `zone ${kind}` }),
    );
  return h(
    'ul',
    { class: 'legend columns' },
    kZones.map((kind) =>
      h(
        'li',
        {},
        swatch(kind),
        h(
          'div',
          {},
          h('b', {}, form.score(sizes[kind])),
          ' ',
          say(`zone.${kind}`),
          told ? h('small', {}, say(`zone_means.${kind}`)) : null,
        ),
      ),
    ),
  );
}

/** @param {any} nation */
export function gaugeTable(nation) {
  const sizes = zonesOf(nation.interval);
  return table({
    caption: say('chart.gauge'),
    kind: 'plain',
    columns: [{ label: say('column.part') }, { label: say('column.points'), number: true }],
    rows: kZones.map((kind) => [
      [say(`zone.${kind}`), h('small', {}, say(`zone_means.${kind}`))],
      form.score(sizes[kind]),
    ]),
  });
}
