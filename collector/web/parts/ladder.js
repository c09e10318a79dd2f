/** Where a visit breaks, over IPv6 and over IPv4 beside it. */

import { h } from '../base/dom.js';
import { say, sayWord } from '../base/language.js';
import { ladder } from '../facts/evidence.js';
import { stepGlyph } from './glyphs.js';

/** @param {ReturnType<typeof ladder>[number]} rung */
function words({ rung, verdict, good, total, words }) {
  if (rung === 'address') {
    return say('ladder.addresses', { count: total });
  }
  if (verdict === 'none') {
    return say('ladder.not_reached');
  }
  return verdict === 'good' ? say('ladder.fine') : say('ladder.some', { good, total, words: words.map((it) => sayWord('step', it)).join(', ') });
}

/** @param {ReturnType<typeof ladder>[number]} rung */
const step = (rung) => h('li', { class: rung.verdict }, stepGlyph(rung.verdict),
  h('div', {}, h('span', {}, say(`ladder.${rung.rung}`)), h('small', {}, words(rung))));

/** @param {import('../facts/evidence.js').AddressRow[]} rows */
export function ladders(rows) {
  return h('div', { class: 'ladders' }, /** @type {const} */ (['ipv6', 'ipv4']).map((family) =>
    h('div', {}, h('h3', {}, sayWord('family', family)), h('ol', { 'aria-label': sayWord('family', family) }, ladder(rows, family).map(step)))));
}
