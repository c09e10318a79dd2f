/** Where a visit breaks, over IPv6 and over IPv4 beside it. */

import { h } from '../base/dom.js';
import { say, sayWord } from '../base/language.js';
import { ladder } from '../facts/ladder.js';
import { stepGlyph } from './glyphs.js';

/** @param {import('../facts/ladder.js').Rung} rung */
function words({ rung, verdict, good, total, words }) {
  if (words.length > 0) {
    return say('ladder.some', { good, total, words: words.map((it) => sayWord('step', it)).join(', ') });
  }
  if (rung === 'address') {
    return say('ladder.addresses', { count: total });
  }
  return say(verdict === 'none' ? 'ladder.not_reached' : 'ladder.fine');
}

/** @param {import('../facts/ladder.js').Rung} rung */
const step = (rung) =>
  h(
    'li',
    { class: rung.verdict },
    stepGlyph(rung.verdict),
    h('div', {}, h('span', {}, say(`ladder.${rung.rung}`)), h('small', {}, words(rung))),
  );

/** @param {import('../facts/evidence.js').AddressRow[]} rows @param {string[]} published */
export function ladders(rows, published) {
  return h(
    'div',
    { class: 'ladders' },
    /** @type {const} */ (['ipv6', 'ipv4']).map((family) =>
      h(
        'div',
        {},
        h('h3', {}, sayWord('family', family)),
        h('ol', { 'aria-label': sayWord('family', family) }, ladder(rows, published, family).map(step)),
      ),
    ),
  );
}
