/** What stands around every view: the brand, the ways, the theme, where the numbers come from. */

import { h } from '../base/dom.js';
import { say, spoken } from '../base/language.js';
import { address } from '../base/routes.js';
import { digitChooser, languageChooser, themeChooser } from './choosers.js';
import { english } from './words.js';

const kWays = ['nations', 'devices', 'repository', 'methodology', 'glossary', 'vantages', 'live'];
const kOfNations = ['nation', 'targets', 'target', 'organisations', 'letter', 'fix', 'leverage', 'changes', 'reports', 'draft', 'report', 'allocation'];
const kOfRepository = ['contribution', 'contribution_version'];
const kOfDevices = ['device', 'comparison', 'requirements'];

/** Which of the ways a view belongs to. @param {string} view */
const wayOf = (view) =>
  kOfNations.includes(view)
    ? 'nations'
    : kOfDevices.includes(view)
      ? 'devices'
      : kOfRepository.includes(view)
        ? 'repository'
        : view;

/** @param {{language: (tag: string) => void, digits: (numerals: string) => void}} choose */
export function header(choose) {
  return [
    h('a', { href: address('nations'), class: 'brand' }, say('brand')),
    h(
      'nav',
      { 'aria-label': say('nav.label') },
      h(
        'ul',
        {},
        kWays.map((way) => h('li', {}, h('a', { href: address(way), 'data-way': way }, say(`nav.${way}`)))),
      ),
    ),
    h('div', { class: 'choosers' }, languageChooser(choose.language), digitChooser(choose.digits), themeChooser()),
  ];
}

/** @param {Element} head @param {string} view */
export function markWay(head, view) {
  for (const link of head.querySelectorAll('[data-way]')) {
    const isHere = link.getAttribute('data-way') === wayOf(view);
    link.toggleAttribute('data-here', isHere);
    // The page itself, or only the part of the house it lies in.
    if (isHere) {
      link.setAttribute('aria-current', link.getAttribute('data-way') === view ? 'page' : 'true');
    } else {
      link.removeAttribute('aria-current');
    }
  }
}

export function footer() {
  const links = /** @type {const} */ ([
    ['checks', '/api/v1/checks'],
    ['methodology', '/api/v1/methodology'],
    ['api', '/api/v1/openapi.json'],
    ['targets_csv', '/api/v1/exports/targets.csv?excel=1'],
    ['scores_csv', '/api/v1/exports/scores.csv?excel=1'],
    ['verdicts_csv', '/api/v1/exports/verdicts.csv?excel=1'],
    ['metrics', '/metrics'],
    ['plain', '/plain'],
  ]);
  return [
    spoken.reviewed ? null : h('p', { class: 'notice unreviewed' }, say('footer.machine_made')),
    h('p', {}, say('footer.promise')),
    h(
      'nav',
      { 'aria-label': say('footer.label') },
      h(
        'ul',
        {},
        links.map(([name, href]) =>
          h('li', {}, h('a', { href, hreflang: name === 'plain' ? 'en' : null }, say(`footer.${name}`))),
        ),
      ),
    ),
  ];
}

/** @param {unknown} error @param {() => void} again */
export function failure(error, again) {
  const status = /** @type {any} */ (error)?.status;
  const kind = error instanceof RangeError || status === 404 ? 'missing' : status === 0 ? 'offline' : 'failed';
  const detail = /** @type {any} */ (error)?.detail;
  return {
    kind,
    title: say(`failure.${kind}`),
    content: [
      h(
        'div',
        { class: 'head' },
        h('h1', { tabindex: -1 }, say(`failure.${kind}`)),
        h('p', { class: 'lead' }, say(`failure.${kind}_means`)),
      ),
      detail ? h('p', { class: 'note' }, english(detail)) : null,
      h(
        'p',
        { class: 'actions' },
        kind === 'missing'
          ? h('a', { href: address('nations'), class: 'button' }, say('nav.nations'))
          : h('button', { type: 'button', onclick: again }, say('failure.again')),
      ),
    ],
  };
}
