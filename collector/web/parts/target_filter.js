/** What narrows a target list: state, sector, cause, words. Each change is a new address, none needs a button. */

import { h, replace } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { address } from '../base/routes.js';
import { kStates } from '../facts/states.js';
import { queryOf } from '../facts/target_list.js';
import { field, searchBox } from './fields.js';
import { stateGlyph } from './glyphs.js';

/** @typedef {import('../facts/target_list.js').Question} Question */

export const kSectors = [
  'portal',
  'finance',
  'tax',
  'health',
  'identity',
  'justice',
  'interior',
  'defence',
  'foreign',
  'education',
  'agriculture',
  'energy',
  'transport',
  'labour',
  'environment',
  'digital',
  'statistics',
  'elections',
  'parliament',
  'regional',
  'municipal',
  'other',
];

/** @param {string} list @param {string[]} words */
const options = (list, words) => [
  h('option', { value: '' }, say(`filter.all_${list}`)),
  ...words
    .map((word) => [word, sayWord(list, word)])
    .sort(([, a], [, b]) => form.compare(a, b))
    .map(([word, text]) => h('option', { value: word }, text)),
];

/** @param {string} country @param {any} nation @param {Question} question */
function stateLinks(country, nation, question) {
  const chip = (/** @type {string} */ state) => {
    const count = state === '' ? nation?.targets : nation?.states?.[state];
    return h(
      'li',
      {},
      h(
        'a',
        {
          href: address('targets', { country }, queryOf({ ...question, state, cursor: '' })),
          'data-keep': '',
          id: `state-${state || 'all'}`,
          'aria-current': question.state === state ? 'true' : null,
        },
        state === '' ? null : stateGlyph(state),
        state === '' ? say('filter.all_state') : sayWord('state', state),
        ' ',
        h('b', {}, form.number(count ?? 0)),
      ),
    );
  };
  const shown = kStates.filter((state) => (nation?.states?.[state] ?? 0) > 0 || question.state === state);
  return ['', ...shown].map(chip);
}

/** A cause that is asked for but that no target has must still show. @param {any} nation @param {string} asked */
const causesOf = (nation, asked) => [
  ...new Set([...(nation?.causes ?? []).map((/** @type {any} */ it) => it.cause), ...(asked ? [asked] : [])]),
];

/**
 * @param {string} country
 * @param {any} nation null when its score is out of reach
 * @param {(question: Partial<Question>) => void} ask
 */
export function targetFilter(country, nation, ask) {
  const sector = /** @type {HTMLSelectElement} */ (
    h('select', { id: 'filter-sector', name: 'sector' }, options('sector', kSectors))
  );
  const cause = /** @type {HTMLSelectElement} */ (h('select', { id: 'filter-cause', name: 'cause' }));
  const states = h('ul', { class: 'chips', 'aria-label': say('column.state') });
  /** @type {Question | null} */
  let shown = null;
  const changed = () => ask({ ...shown, sector: sector.value, cause: cause.value, q: search.words(), cursor: '' });
  const search = searchBox('filter-q', changed);
  const onsubmit = (/** @type {Event} */ event) => {
    event.preventDefault();
    changed();
  };
  const element = h(
    'form',
    { class: 'filter', role: 'search', onsubmit, onchange: changed, 'aria-label': say('filter.label') },
    states,
    field(say('filter.search'), search.input, 'search'),
    field(say('column.sector'), sector),
    field(say('column.cause'), cause),
  );

  const set = (/** @type {Question} */ question) => {
    shown = question;
    replace(states, stateLinks(country, nation, question));
    replace(cause, options('cause', causesOf(nation, question.cause)));
    sector.value = question.sector;
    cause.value = question.cause;
    search.set(question.q);
  };
  return { element, set };
}
