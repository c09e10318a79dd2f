/** What a nation's number means, in words and before the number: how many services work, what ails the rest, what would help most. */

import { h } from '../base/dom.js';
import { say, sayParts } from '../base/language.js';
import { address } from '../base/routes.js';
import { kTask, reachOf, stepsOf } from '../facts/leverage.js';
import { link } from './words.js';

/** @param {string} country @param {any} leverage */
function gain(country, leverage) {
  const reach = leverage ? reachOf(stepsOf(leverage.by_thing), kTask) : null;
  const gained = reach === null ? 0 : reach.whole - leverage.whole;
  return gained > 0 && reach !== null
    ? [' ', link(address('leverage', { country }), say('answer.gain', { things: reach.mended, gained }))]
    : null;
}

/** @param {any} nation @param {any} leverage null where it is not known */
export function answer({ country, states, targets }, leverage) {
  const counted = (/** @type {string} */ state, /** @type {string} */ key) =>
    link(address('targets', { country }, { state }), say(key, { count: states[state] ?? 0 }));
  return h(
    'div',
    { class: 'answer' },
    h('p', { class: 'plain-words' }, link(address('targets', { country }), say('answer.works', { works: states.operational ?? 0, targets }))),
    h(
      'p',
      { class: 'lead' },
      sayParts('answer.not', { broken: counted('broken', 'answer.broken'), absent: counted('absent', 'answer.absent') }),
      gain(country, leverage),
    ),
    h(
      'p',
      { class: 'links' },
      link(address('fix', { country }), say('tab.fix')),
      link(address('organisations', { country }, { tier: 'ministry' }), say('answer.ministries')),
    ),
  );
}
