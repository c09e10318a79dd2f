/** What Member States tell of themselves: profiles and case studies, searched in every language. */

import { paths, read, readIfThere } from '../base/api.js';
import { h, replace } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { address, writeQuery } from '../base/routes.js';
import { repositoryQuestion } from '../facts/series.js';
import { cursorIn } from '../facts/target_list.js';
import { exampleMark } from '../parts/contribution.js';
import { field, searchBox } from '../parts/fields.js';
import { trainingSection } from '../parts/training.js';
import { notice } from '../parts/words.js';

/** @typedef {import('../base/navigation.js').Context} Context */
/** @typedef {ReturnType<typeof repositoryQuestion>} Question */

const kPage = 50;
/** So many are looked through for the countries to choose from. */
const kAll = 1000;
const kKinds = ['profile', 'case_study'];

/** @param {any} it */
const entry = (it) =>
  h(
    'li',
    { class: 'contribution' },
    h(
      'h2',
      { lang: it.language, dir: 'auto' },
      h('a', { href: address('contribution', { contribution: it.contribution }) }, it.title),
    ),
    h(
      'p',
      { class: 'note' },
      exampleMark(it),
      `${sayWord('contribution', it.kind)} · ${form.country(it.country)} · `,
      h('bdi', {}, it.contributor),
      ` · ${form.day(it.dated)}`,
    ),
    h('p', { lang: it.language, dir: 'auto' }, it.summary),
  );

/** @param {Question} question @param {string | null} next */
function pager(question, next) {
  const link = (/** @type {string} */ cursor, /** @type {string} */ text) =>
    h('a', { href: address('repository', {}, { ...question, cursor }), class: 'button' }, text);
  return question.cursor === '' && next === null
    ? null
    : h(
        'nav',
        { class: 'pager', 'aria-label': say('targets.pages') },
        question.cursor === '' ? null : link('', say('targets.first_page')),
        next === null ? null : link(cursorIn(next), say('targets.next_page')),
      );
}

/** @param {string} id @param {string} all @param {[string, string][]} choices */
const chooser = (id, all, choices) =>
  /** @type {HTMLSelectElement} */ (
    h('select', { id, name: id }, h('option', { value: '' }, all), choices.map(([value, text]) => h('option', { value }, text)))
  );

/** @param {any[]} all contributions @param {string} asked a code that none is of must still show */
const countryChoices = (all, asked) =>
  /** @type {[string, string][]} */ (
    [...new Set([...all.map(({ country }) => country), ...(asked === '' ? [] : [asked])])]
      .map((code) => [code, form.country(code)])
      .sort(([, a], [, b]) => form.compare(a, b))
  );

/** @param {any[]} all contributions @param {string} asked @param {(question: Partial<Question>) => void} ask */
function filter(all, asked, ask) {
  const kind = chooser('kind', say('repository.all_kinds'), kKinds.map((it) => [it, sayWord('contribution', it)]));
  const country = chooser('country', say('repository.all_countries'), countryChoices(all, asked));
  const changed = () => ask({ q: search.words(), kind: kind.value, country: country.value, cursor: '' });
  const search = searchBox('repository-q', changed);
  const onsubmit = (/** @type {Event} */ event) => {
    event.preventDefault();
    changed();
  };
  const element = h(
    'form',
    { class: 'filter', role: 'search', onsubmit, onchange: changed, 'aria-label': say('repository.filter') },
    field(say('repository.search'), search.input, 'search'),
    field(say('repository.kind'), kind),
    field(say('repository.country'), country),
  );
  const set = (/** @type {Question} */ question) => {
    kind.value = question.kind;
    country.value = question.country;
    search.set(question.q);
  };
  return { element, set };
}

const ways = () =>
  h(
    'p',
    { class: 'note' },
    h('a', { href: '/api/v1/repository.atom' }, say('repository.feed')),
    ' · ',
    h('a', { href: '/api/v1/exports/repository.tar' }, say('repository.archive')),
  );

/** @param {Question} question @param {any} answer */
const results = (question, { contributions, next }) => [
  h('p', { class: 'count', role: 'status' }, say('repository.shown', { count: contributions.length })),
  contributions.length === 0
    ? notice('plain', say('repository.none'))
    : h('ul', { class: 'contributions' }, contributions.map(entry)),
  pager(question, next),
];

/** Training hangs on the country alone: while words are typed it stays as the reader left it. */
function trainingPart() {
  const element = h('div', {});
  /** @type {string | null} */
  let shown = null;
  const set = async (/** @type {string} */ country, /** @type {AbortSignal} */ signal) => {
    if (country !== shown) {
      const events = await read(paths.repository(`/events${writeQuery({ country })}`), signal);
      shown = country;
      replace(element, trainingSection(events, country));
    }
  };
  return { element, set };
}

/** @param {Context} context */
export async function show({ query, signal, go }) {
  const ask = (/** @type {Partial<Question>} */ question) => go(address('repository', {}, question), { quiet: true });
  const filtered = readIfThere(paths.repository(writeQuery({ limit: kAll })), signal).then((all) => filter(all?.contributions ?? [], query.country ?? '', ask));
  const region = h('div', { class: 'results' });
  const training = trainingPart();
  const update = async (/** @type {Record<string, string>} */ query, /** @type {AbortSignal} */ signal) => {
    const question = repositoryQuestion(query);
    const [asked, answer] = await Promise.all([
      filtered,
      read(paths.repository(writeQuery({ ...question, limit: kPage })), signal),
      training.set(question.country, signal),
    ]);
    asked.set(question);
    replace(region, ...results(question, answer));
  };
  await update(query, signal);
  return {
    title: say('nav.repository'),
    content: [
      h(
        'div',
        { class: 'head' },
        h('h1', { tabindex: -1 }, say('nav.repository')),
        h('p', { class: 'lead' }, say('repository.lead')),
      ),
      (await filtered).element,
      region,
      ways(),
      training.element,
    ],
    update,
  };
}
