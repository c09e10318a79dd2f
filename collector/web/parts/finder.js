/** Finds one service in all nations: a reader often comes for one name only. */

import { read } from '../base/api.js';
import { h, replace } from '../base/dom.js';
import { form, say } from '../base/language.js';
import { address, writeQuery } from '../base/routes.js';
import { field, searchBox } from './fields.js';
import { table } from './table.js';
import { bdi, causeLink, targetMark, targetName } from './words.js';

/** Above so many the reader has to say more. */
const kMost = 20;

/** @param {any} target */
const row = ({ domain, unicode, organisation, country, state, opt_out, cause }) => [
  [
    h('a', { href: address('target', { domain }), class: 'strong' }, targetName({ domain, unicode })),
    h('small', {}, bdi(organisation)),
  ],
  h('a', { href: address('nation', { country }) }, form.country(country)),
  targetMark({ state, opt_out }),
  causeLink(cause),
];

/** @param {any} answer @param {string} words */
function results({ targets, next }, words) {
  const told =
    next === null ? say('finder.found', { count: targets.length }) : say('finder.many', { most: targets.length });
  return [
    h('p', { class: 'count', role: 'status' }, told),
    targets.length === 0
      ? null
      : table({
          caption: say('finder.caption', { words }),
          quiet: true,
          columns: [
            { label: say('column.target') },
            { label: say('column.country') },
            { label: say('column.state') },
            { label: say('column.cause') },
          ],
          rows: targets.map(row),
        }),
  ];
}

/** @param {(words: string) => void} ask */
export function finder(ask) {
  const search = searchBox('finder', () => ask(search.words()));
  const region = h('div', { class: 'results' });
  const onsubmit = (/** @type {Event} */ event) => {
    event.preventDefault();
    ask(search.words());
  };
  const element = h(
    'div',
    { class: 'finder' },
    h(
      'form',
      { class: 'filter', role: 'search', onsubmit, 'aria-label': say('finder.label') },
      field(say('finder.label'), search.input, 'search'),
    ),
    region,
  );
  const set = async (/** @type {string} */ words, /** @type {AbortSignal} */ signal) => {
    const answer = words === '' ? null : await read(`/api/v1/targets${writeQuery({ q: words, limit: kMost })}`, signal);
    search.set(words);
    replace(region, answer === null ? null : results(answer, words));
  };
  return { element, set };
}
