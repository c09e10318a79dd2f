/** Targets by state, as parts of one bar. */

import { h, s } from '../base/dom.js';
import { form, say, sayList, sayWord } from '../base/language.js';
import { sharesOf } from '../facts/states.js';
import { stateGlyph } from '../parts/glyphs.js';
import { table } from '../parts/table.js';
import { stateMark } from '../parts/words.js';
import { stacked } from './geometry.js';
import { at, stretch } from './placing.js';

/** A bar a person can still see one target in. */
const kLeast = 0.012;

/** @param {Record<string, number>} counts @param {number} height @param {boolean} [written] with the numbers inside */
export function stateBar(counts, height, written = false) {
  const shares = sharesOf(counts);
  const places = stacked(
    shares.map(({ count }) => count),
    kLeast,
  );
  return s(
    'svg',
    { class: 'states', width: '100%', height, 'aria-hidden': 'true' },
    ...shares.flatMap(({ state, count }, i) => [
      s('rect', {
        ...stretch(places[i].start, places[i].width),
        y: 0.5,
        height: height - 1,
        class: `part tone-${state}`,
      }),
      written && places[i].width > 0.05
        ? s(
            'text',
            { x: at(places[i].start + places[i].width / 2), y: height / 2, class: `inside tone-${state}` },
            form.number(count),
          )
        : '',
    ]),
  );
}

/** The counts in words, for those who do not see the bar. @param {Record<string, number>} counts */
export const stateSentence = (counts) =>
  sayList(sharesOf(counts).map(({ state, count }) => `${sayWord('state', state)} ${form.number(count)}`));

/** @param {Record<string, number>} counts @param {(state: string) => string} href */
export function stateLegend(counts, href) {
  return h(
    'ul',
    { class: 'legend columns' },
    sharesOf(counts).map(({ state, count, share }) =>
      h(
        'li',
        {},
        stateGlyph(state),
        h(
          'div',
          {},
          h('a', { href: href(state) }, sayWord('state', state)),
          ' ',
          h('b', {}, form.number(count)),
          ' ',
          h('span', {}, form.percent(share)),
          h('small', {}, say(`state_means.${state}`)),
        ),
      ),
    ),
  );
}

/** @param {Record<string, number>} counts */
export function stateTable(counts) {
  return table({
    caption: say('chart.states'),
    kind: 'plain',
    columns: [
      { label: say('column.state') },
      { label: say('column.targets'), number: true },
      { label: say('column.share'), number: true },
    ],
    rows: sharesOf(counts).map(({ state, count, share }) => [
      stateMark(state),
      form.number(count),
      form.percent(share),
    ]),
  });
}
