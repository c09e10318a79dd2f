/** The targets of a nation: which, how, and why not. The whole question stands in the address. */

import { paths, read, readIfThere } from '../base/api.js';
import { h, replace } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { address, writeQuery } from '../base/routes.js';
import { cursorIn, kPage, orderOf, queryOf, questionOf, sortedBy } from '../facts/target_list.js';
import { countryHead } from '../parts/country.js';
import { table } from '../parts/table.js';
import { targetFilter } from '../parts/target_filter.js';
import { bdi, causeLink, code, known, notice, scoresNote, targetMark, targetName } from '../parts/words.js';

/** @typedef {import('../base/navigation.js').Context} Context */
/** @typedef {import('../facts/target_list.js').Question} Question */
/** @typedef {{rows: any[], next: Question | null, total: number | null}} Page */

/** @param {string} country @param {Question} question @param {AbortSignal} signal @returns {Promise<Page>} */
async function ask(country, question, signal) {
  const query = { country, limit: kPage, ...queryOf(question) };
  const { targets, next } = await read(`/api/v1/targets${writeQuery(query)}`, signal);
  const cursor = cursorIn(next);
  const isWhole = cursor === '' && question.cursor === '';
  return { rows: targets, next: cursor ? { ...question, cursor } : null, total: isWhole ? targets.length : null };
}

/** @param {string} country @param {Question} question */
function columns(country, question) {
  const sort = (/** @type {string} */ by) => ({
    href: address('targets', { country }, queryOf(sortedBy(question, by))),
    order: orderOf(question, by),
  });
  return [
    { label: say('column.target'), sort: sort('domain') },
    { label: say('column.state'), sort: sort('state') },
    { label: say('column.cause'), sort: sort('cause') },
    { label: say('column.sector'), sort: sort('sector') },
    { label: say('pillar.web'), number: true, sort: sort('web_score') },
    { label: say('pillar.dns'), number: true, sort: sort('dns_score') },
    { label: say('pillar.mail'), number: true, sort: sort('mail_score') },
  ];
}

/** @param {any} target */
const row = (target) => [
  [
    h('a', { href: address('target', { domain: target.domain }), class: 'strong' }, targetName(target)),
    h('small', {}, bdi(target.organisation)),
  ],
  targetMark(target),
  target.cause ? [causeLink(target.cause), h('small', {}, code(target.check))] : '',
  [sayWord('sector', target.sector), h('small', {}, sayWord('tier', target.tier))],
  known(target.web_score, form.score),
  known(target.dns_score, form.score),
  known(target.mail_score, form.score),
];

/** @param {string} country @param {Question} question @param {Page} page */
function pager(country, question, { next }) {
  const link = (/** @type {Question} */ to, /** @type {string} */ text) =>
    h('a', { href: address('targets', { country }, queryOf(to)), class: 'button' }, text);
  if (question.cursor === '' && next === null) {
    return null;
  }
  return h(
    'nav',
    { class: 'pager', 'aria-label': say('targets.pages') },
    question.cursor === '' ? null : link({ ...question, cursor: '' }, say('targets.first_page')),
    next === null ? null : link(next, say('targets.next_page')),
  );
}

/** @param {string} country @param {Question} question @param {Page} page */
function results(country, question, page) {
  const { rows, total } = page;
  const counted =
    total === null ? say('targets.shown', { count: rows.length }) : say('targets.found', { count: total });
  return [
    h('p', { class: 'count', role: 'status' }, counted),
    rows.length === 0
      ? notice('plain', say('targets.none'))
      : table({
          caption: say('targets.caption'),
          quiet: true,
          columns: columns(country, question),
          rows: rows.map(row),
        }),
    pager(country, question, page),
  ];
}

/** @param {Context} context */
export async function show({ names: { country }, query, signal, go }) {
  const nation = await readIfThere(paths.country(country), signal);
  const region = h('div', { class: 'results' });
  const filter = targetFilter(country, nation, (question) =>
    go(address('targets', { country }, queryOf(question)), { quiet: true }),
  );

  const update = async (/** @type {Record<string, string>} */ asked, /** @type {AbortSignal} */ signal) => {
    const question = questionOf(asked);
    const page = await ask(country, question, signal);
    filter.set(question);
    replace(region, ...results(country, question, page));
  };
  await update(query, signal);
  return {
    title: say('title.of_country', { page: say('tab.targets'), country: form.country(country) }),
    content: [
      countryHead(country, 'targets', say('tab.targets')),
      filter.element,
      scoresNote(nation?.window),
      region,
      h(
        'p',
        { class: 'note' },
        h('a', { href: paths.table('targets', country) }, say('nation.document_targets')),
      ),
    ],
    update,
  };
}
