/** A score through time, with its interval around it. */

import { h, s } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { dayOf } from '../facts/score.js';
import { table } from '../parts/table.js';
import { bdi, known, range } from '../parts/words.js';
import { bandPath, linePath, named, percent, scale } from './geometry.js';
import { along, at, stretch } from './placing.js';

/** Above so many days single points are noise. */
const kMostPoints = 31;

/** @param {any[]} scores oldest first */
function placed(scores) {
  const days = scores.map((score) => Date.parse(dayOf(score)));
  const x = scale([days[0], days[days.length - 1]], [0, 1]);
  return scores.map((score, i) => ({
    day: dayOf(score),
    x: x(days[i]),
    value: score.index,
    low: score.interval[0] ?? 0,
    high: score.interval[1] ?? 1,
  }));
}

/** @param {ReturnType<typeof placed>} points */
function curves(points) {
  const low = points.map(({ x, low, high }) => ({ x: along(x) * 100, low: 100 - low * 100, high: 100 - high * 100 }));
  const line = points.map(({ x, value }) => ({ x: along(x) * 100, y: value === null ? null : 100 - value * 100 }));
  return s(
    'svg',
    { viewBox: '0 0 100 100', preserveAspectRatio: 'none', width: '100%', height: '100%' },
    s('path', { d: bandPath(low), class: 'band' }),
    s('path', { d: linePath(line), class: 'curve' }),
  );
}

/** @param {ReturnType<typeof placed>} points */
const dots = (points) =>
  points.length > kMostPoints
    ? []
    : points
        .filter(({ value }) => value !== null)
        .map(({ x, value }) => s('circle', { cx: at(x), cy: percent(1 - (value ?? 0)), r: 3.5, class: 'dot' }));

/** At the ends a label grows inwards. @param {number} x */
const anchorAt = (x) => (x === 0 ? 'start' : x === 1 ? 'end' : 'middle');
/** Between two years the year goes without saying. @param {number} x */
const dayAt = (x) => (x === 0 || x === 1 ? form.day : form.dayOfYear);

/**
 * Stretches of days behind the curve, as far as the picture reaches.
 * @param {any[]} scores @param {{first: string, last: string, kind: string}[]} windows
 */
function shades(scores, windows) {
  const x = scale([Date.parse(dayOf(scores[0])), Date.parse(dayOf(scores[scores.length - 1]))], [0, 1]);
  return windows.map(({ first, last, kind }) => {
    const [from, to] = [x(Date.parse(first)), x(Date.parse(last))];
    return s('rect', { ...stretch(from, to - from), y: 0, height: '100%', class: `shade ${kind}` });
  });
}

/** @param {any[]} scores @param {{first: string, last: string, kind: string}[]} [windows] to be shaded */
export function historyChart(scores, windows = []) {
  const points = placed(scores);
  const grid = [0, 0.25, 0.5, 0.75, 1];
  return h(
    'div',
    { class: 'history' },
    h(
      'div',
      { class: 'scale' },
      [...grid].reverse().map((it) => h('span', {}, form.number(it * 100))),
    ),
    s(
      'svg',
      { class: 'plot', width: '100%', height: 200, 'aria-hidden': 'true' },
      ...shades(scores, windows),
      ...grid.map((it) => s('line', { x1: 0, x2: '100%', y1: percent(it), y2: percent(it), class: 'grid' })),
      curves(points),
      ...dots(points),
    ),
    h(
      'div',
      { class: 'days' },
      s(
        'svg',
        { width: '100%', height: 18, 'aria-hidden': 'true' },
        ...named(points).map(({ day, x }) =>
          s('text', { x: at(x), y: 13, 'text-anchor': anchorAt(x), class: 'tick' }, dayAt(x)(day)),
        ),
      ),
    ),
  );
}

/** What the line and what the band is. */
export function historyLegend() {
  const sample = (/** @type {SVGElement} */ shape) =>
    s('svg', { width: 22, height: 14, class: 'swatch', 'aria-hidden': 'true' }, shape);
  return h(
    'ul',
    { class: 'legend' },
    h('li', {}, sample(s('line', { x1: 0, x2: 22, y1: 7, y2: 7, class: 'curve' })), say('column.index')),
    h('li', {}, sample(s('rect', { width: 22, height: 14, class: 'band' })), say('column.interval')),
  );
}

/** @param {any[]} scores @param {string} [caption] where a page has more than one */
export function historyTable(scores, caption = say('chart.history')) {
  return table({
    caption,
    kind: 'plain',
    columns: [
      { label: say('column.day') },
      { label: say('column.index'), number: true },
      { label: say('column.interval'), number: true },
      { label: say('column.coverage'), number: true },
      { label: say('column.status') },
      { label: say('column.methodology') },
    ],
    rows: [...scores]
      .reverse()
      .map((score) => [
        form.day(dayOf(score)),
        known(score.index, form.score),
        range(score.interval[0], score.interval[1]),
        form.percent(score.coverage),
        sayWord('status', score.status),
        bdi(score.methodology),
      ]),
  });
}
