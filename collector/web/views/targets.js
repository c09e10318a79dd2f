/** The targets of a nation: which, how, and why not. The whole question stands in the address. */

import { paths, read, readIfThere } from '../base/api.js';
import { h, replace } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { address, writeQuery } from '../base/routes.js';
import { cursorIn, isApiOrder, kMostSorted, kPage, kStep, queryOf, questionOf, sortTargets } from '../facts/target_list.js';
import { countryHead } from '../parts/country.js';
import { table } from '../parts/table.js';
import { targetFilter } from '../parts/target_filter.js';
import { causeText, code, known, notice, stateMark } from '../parts/words.js';

/** @typedef {import('../base/navigation.js').Context} Context */
/** @typedef {import('../facts/target_list.js').Question} Question */
/** @typedef {{rows: any[], next: Partial<Question> | null, cut: boolean, total: number | null}} Page */

/** @param {string} country @param {Question} question @param {number} limit @param {string} cursor @param {AbortSignal} signal */
function ask(country, { state, sector, cause, q }, limit, cursor, signal) {
  return read(`/api/v1/targets${writeQuery({ country, state, sector, cause, q, limit, cursor })}`, signal);
}

/** @param {string} country @param {Question} question @param {AbortSignal} signal @returns {Promise<Page>} */
async function apiPage(country, question, signal) {
  const { targets, next } = await ask(country, question, kPage, question.cursor, signal);
  const cursor = cursorIn(next);
  return { rows: targets, next: cursor ? { ...question, cursor } : null, cut: false, total: !question.cursor && !cursor ? targets.length : null };
}

/** Fetches the list whole, up to a bound, to sort it here. @param {string} country @param {Question} question @param {AbortSignal} signal @returns {Promise<Page>} */
async function sortedPage(country, question, signal) {
  /** @type {any[]} */
  let all = [];
  let cursor = '';
  do {
    const { targets, next } = await ask(country, question, kStep, cursor, signal);
    all = [...all, ...targets];
    cursor = cursorIn(next);
  } while (cursor !== '' && all.length < kMostSorted);
  const rows = sortTargets(all, question).slice(question.from, question.from + kPage);
  const more = question.from + kPage < all.length;
  return { rows, next: more ? { ...question, from: question.from + kPage } : null, cut: cursor !== '', total: cursor === '' ? all.length : null };
}

/** @param {string} country @param {Question} question */
function columns(country, question) {
  const sort = (/** @type {string} */ by) => {
    const isThis = question.sort === by;
    const down = isThis && !question.down;
    return {
      href: address('targets', { country }, queryOf({ ...question, sort: by, down, cursor: '', from: 0 })),
      order: /** @type {'ascending' | 'descending' | 'none'} */ (isThis ? (question.down ? 'descending' : 'ascending') : 'none'),
    };
  };
  return [{ label: say('column.target'), sort: sort('domain') }, { label: say('column.state'), sort: sort('state') },
    { label: say('column.cause'), sort: sort('cause') }, { label: say('column.sector'), sort: sort('sector') },
    { label: say('pillar.web'), number: true, sort: sort('web') }, { label: say('pillar.dns'), number: true, sort: sort('dns') }];
}

/** @param {any} target */
const row = (target) => [
  [h('a', { href: address('target', { domain: target.domain }), class: 'strong' }, code(target.domain)), h('small', { dir: 'auto' }, target.organisation)],
  stateMark(target.state),
  target.cause ? [causeText(target.cause), h('small', {}, code(target.check))] : '',
  [sayWord('sector', target.sector), h('small', {}, sayWord('tier', target.tier))],
  known(target.web_score, form.score), known(target.dns_score, form.score),
];

/** @param {string} country @param {Question} question @param {Page} page */
function pager(country, question, page) {
  const link = (/** @type {Partial<Question>} */ to, /** @type {string} */ text) =>
    h('a', { href: address('targets', { country }, queryOf(to)), class: 'button' }, text);
  const isFirst = question.cursor === '' && question.from === 0;
  return isFirst && page.next === null ? null : h('nav', { class: 'pager', 'aria-label': say('targets.pages') },
    isFirst ? null : link({ ...question, cursor: '', from: 0 }, say('targets.first_page')),
    page.next === null ? null : link(page.next, say('targets.next_page')));
}

/** @param {string} country @param {Question} question @param {Page} page */
function results(country, question, page) {
  const counted = page.total === null ? say('targets.shown', { count: page.rows.length }) : say('targets.found', { count: page.total });
  return [
    h('p', { class: 'count', role: 'status' }, counted),
    page.cut ? notice('warning', say('targets.cut', { most: kMostSorted })) : null,
    page.rows.length === 0 ? notice('plain', say('targets.none')) : table({ caption: say('targets.caption'), quiet: true, columns: columns(country, question), rows: page.rows.map(row) }),
    pager(country, question, page),
  ];
}

/** @param {Context} context */
export async function show({ names: { country }, query, signal, go }) {
  const nation = await readIfThere(paths.country(country), signal);
  const region = h('div', { class: 'results' });
  const filter = targetFilter(country, nation, (question) => go(address('targets', { country }, queryOf(question)), { quiet: true }));

  const update = async (/** @type {Record<string, string>} */ asked, /** @type {AbortSignal} */ signal) => {
    const question = questionOf(asked);
    const page = await (isApiOrder(question) ? apiPage : sortedPage)(country, question, signal);
    filter.set(question);
    replace(region, ...results(country, question, page));
  };
  await update(query, signal);
  return {
    title: say('title.of_country', { page: say('tab.targets'), country: form.country(country) }),
    content: [countryHead(country, 'targets', say('tab.targets')), filter.element, region,
      h('p', { class: 'note' }, h('a', { href: `/api/v1/exports/targets.csv?country=${country}` }, say('nation.document_targets')))],
    update,
  };
}
