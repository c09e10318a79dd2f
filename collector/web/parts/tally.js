/** How many targets of a round got worse, and how many better. */

import { h } from '../base/dom.js';
import { form, say } from '../base/language.js';
import { arrowGlyph } from './glyphs.js';

const kDirections = /** @type {const} */ (['worse', 'better', 'other']);

/** A direction that nothing took is not told. @param {{direction: string}[]} changes */
export function tally(changes) {
  const count = (/** @type {string} */ kind) => changes.filter(({ direction }) => direction === kind).length;
  return h(
    'ul',
    { class: 'legend' },
    kDirections
      .filter((kind) => count(kind) > 0)
      .map((kind) =>
        h('li', {}, arrowGlyph(kind), h('b', {}, form.number(count(kind))), ' ', say(`direction.${kind}`)),
      ),
  );
}
