/** The head that the pages of one country share. */

import { h } from '../base/dom.js';
import { form, say } from '../base/language.js';
import { address } from '../base/routes.js';

const kTabs = ['nation', 'targets', 'organisations', 'fix', 'leverage', 'changes', 'reports'];

/**
 * What leads up to a page, all nations first.
 *
 * @param {...[string, string]} steps address and text of what lies between
 */
export const trail = (...steps) =>
  h(
    'p',
    { class: 'over' },
    h('a', { href: address('nations') }, say('nav.nations')),
    steps.map(([href, text]) => [' / ', h('a', { href }, text)]),
  );

/** The step of a trail that leads to a nation. @param {string} country @returns {[string, string]} */
export const nationStep = (country) => [address('nation', { country }), form.country(country)];

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
    view === 'nation' ? trail() : trail(nationStep(country)),
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
