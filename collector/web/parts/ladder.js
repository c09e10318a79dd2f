/** Where a visit breaks, over IPv6 and over IPv4 beside it. */

import { h } from '../base/dom.js';
import { say, sayList, sayWord } from '../base/language.js';
import { ladder } from '../facts/ladder.js';
import { stepGlyph } from './glyphs.js';

/** Which door is shut says more than how many are. @param {import('../facts/ladder.js').Rung} rung */
function trouble({ rung, verdict, good, total, words, steps }) {
  const kinds = sayList(words.map((it) => sayWord('step', it)));
  const isSomeDoor = rung === 'connect' && verdict === 'mixed';
  const where = sayList(steps.map((it) => say(`visit.${it}`)));
  return say('ladder.some', { good, total, words: isSomeDoor ? `${where} ${kinds}` : kinds });
}

/** @param {import('../facts/ladder.js').Rung} told */
function words(told) {
  const { rung, verdict, total } = told;
  if (told.words.length > 0) {
    return trouble(told);
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
