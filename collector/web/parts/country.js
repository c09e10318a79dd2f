/** The head that the pages of one country share. */

import { h } from '../base/dom.js';
import { form, say } from '../base/language.js';
import { address } from '../base/routes.js';

const kTabs = ['nation', 'targets', 'fix', 'leverage', 'changes'];

/**
 * @param {string} country @param {string} view which of the pages this is
 * @param {string} title @returns {HTMLElement}
 */
export function countryHead(country, view, title) {
  const tab = (/** @type {string} */ it) =>
    h(
      'li',
      {},
      h('a', { href: address(it, { country }), 'aria-current': it === view ? 'page' : null }, say(`tab.${it}`)),
    );
  return h(
    'div',
    { class: 'head' },
    h(
      'p',
      { class: 'over' },
      h('a', { href: address('nations') }, say('nav.nations')),
      view === 'nation' ? null : [' / ', h('a', { href: address('nation', { country }) }, form.country(country))],
    ),
    h(
      'h1',
      { tabindex: -1 },
      view === 'nation' ? title : say('title.of_country', { page: title, country: form.country(country) }),
    ),
    h(
      'nav',
      { class: 'tabs', 'aria-label': say('tab.label', { country: form.country(country) }) },
      h('ul', {}, kTabs.map(tab)),
    ),
  );
}
