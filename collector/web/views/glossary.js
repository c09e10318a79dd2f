/** What every word, cause and check of these pages means; each entry has an address of its own. */

import { paths, read } from '../base/api.js';
import { h, replace } from '../base/dom.js';
import { startExplanations } from '../base/explanations.js';
import { form, say, sayWord } from '../base/language.js';
import { checksByArea, checksOfCause } from '../facts/glossary.js';
import { field, searchBox } from '../parts/fields.js';
import { stateMark, adviceOf, causeLink, code, explained, facts, finding, glossed, outcomeMark, section } from '../parts/words.js';

/** @typedef {import('../base/navigation.js').Context} Context */
/** @typedef {import('../base/dom.js').Child} Child */

/** Words that stand for ideas; those of closed lists come after them. */
const kTerms = [
  'index', 'interval', 'coverage', 'pillar', 'stratum', 'methodology', 'frame', 'target', 'probe', 'vantage', 'gate', 'round', 'consensus',
  'check', 'rule', 'verdict', 'cause', 'evidence', 'ledger', 'leverage', 'fingerprint',
];
const kStates = ['operational', 'partial', 'broken', 'absent', 'down', 'unknown', 'intended_absent'];
const kOutcomes = ['pass', 'partial', 'fail', 'not_applicable', 'not_testable', 'error'];
/** What a word is called, and what it means. @type {Record<string, (word: string) => [string, string]>} */
const kMeanings = {
  term: (it) => [sayWord('term', it), say(`term_means.${it}`, { least: 0, most: 100 })],
  state: (it) => [sayWord('state', it), say(`state_means.${it}`)],
  outcome: (it) => [sayWord('outcome', it), say(`outcome_means.${it}`, { none: 0, whole: 1 })],
  zone: (it) => [sayWord('zone', it), say(`zone_means.${it}`)],
  status: (it) => [sayWord('status', it), say(`status_means.${it}`)],
  pace: (it) => [sayWord('pace', it), say(`pace_means.${it}`)],
  pillar: (it) => [sayWord('pillar', it), say(`pillar_means.${it}`)],
  level: (it) => [sayWord('level', it), say(`level_means.${it}`)],
  flag: (it) => [sayWord('flag', it), say(`flag_means.${it}`)],
};
/** Lists that have no marks of their own. @type {[string, string, string[]][]} */
const kLists = [
  ['zones', 'zone', ['proved', 'open', 'lacking']],
  ['statuses', 'status', ['published', 'provisional', 'insufficient_data']],
  ['paces', 'pace', ['on_track', 'late', 'too_early', 'met', 'met_late', 'missed', 'not_known']],
  ['pillars', 'pillar', ['web', 'dns', 'mail', 'security', 'cpe', 'networks']],
  ['levels', 'level', ['must', 'should', 'info']],
  ['flags', 'flag', ['flaky', 'split', 'single_vantage', 'dissent']],
];

/** @param {string} id @param {Child} name @param {...Child} told */
const entry = (id, name, ...told) => h('div', { class: 'entry', id }, h('h3', { tabindex: -1 }, name), told);

/** @param {string} kind @param {string} word @param {Child} [mark] in the place of the name */
function meaning(kind, word, mark = null) {
  const [name, means] = kMeanings[kind](word);
  return entry(`${kind}-${word}`, mark ?? name, h('p', {}, means));
}

/** By the name in the language of the page. @param {string} kind @param {string[]} words */
const inOrder = (kind, words) => [...words].sort((a, b) => form.compare(sayWord(kind, a), sayWord(kind, b)));

/** @param {any} remedy @param {any[]} checks */
const causeEntry = (remedy, checks) => {
  const by = checksOfCause(checks, remedy.cause);
  return entry(
    `cause-${remedy.cause}`,
    [sayWord('cause', remedy.cause), ' ', h('small', {}, code(remedy.cause))],
    h('p', {}, explained('sentences', remedy.cause, remedy.sentence)),
    adviceOf(remedy),
    facts(
      [
        [say('fix.mender'), sayWord('owner', remedy.owner)],
        by.length === 0
          ? null
          : [say('glossary.told_by'), h('ul', { class: 'inline' }, by.map((id) => h('li', {}, glossed('check', id, code(id)))))],
      ],
      'facts inline',
    ),
  );
};

/** @param {any} rule */
const ruleLine = ({ id, outcome, sentence, cause }) =>
  h(
    'li',
    {},
    outcomeMark(outcome),
    ' ',
    explained('rules', id, sentence),
    ' ',
    cause ? [causeLink(cause), ' '] : null,
    h('small', {}, code(id)),
  );

/** @param {any} check */
const checkEntry = (check) =>
  entry(
    `check-${check.id}`,
    [explained('questions', check.id, check.question), ' ', h('small', {}, code(check.id))],
    facts(
      [
        check.requirement ? [say('check.requirement'), finding(check.requirement)] : null,
        [say('check.level'), sayWord('level', check.level)],
      ],
      'facts inline',
    ),
    h('details', {}, h('summary', {}, say('glossary.rules')), h('ul', { class: 'rules' }, check.rules.map(ruleLine))),
  );

/** @param {any[]} causes @param {any[]} checks */
const sections = (causes, checks) => [
  section('words', say('glossary.words'), inOrder('term', kTerms).map((it) => meaning('term', it))),
  section('states', say('glossary.states'), kStates.map((it) => meaning('state', it, stateMark(it)))),
  section('causes', say('glossary.causes'), inOrder('cause', causes.map(({ cause }) => cause)).map((it) => causeEntry(causes.find(({ cause }) => cause === it), checks))),
  section('outcomes', say('glossary.outcomes'), kOutcomes.map((it) => meaning('outcome', it, outcomeMark(it)))),
  kLists.map(([title, kind, words]) => section(title, say(`glossary.${title}`), words.map((it) => meaning(kind, it)))),
  section(
    'checks',
    say('glossary.checks'),
    checksByArea(checks).map(([area, rows]) => [h('p', { class: 'group' }, sayWord('area', area)), rows.map(checkEntry)]),
  ),
];

/** Entries without the words are hidden, and a section that has none left with them. @param {HTMLElement} body @param {string} words */
function narrow(body, words) {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const it of /** @type {NodeListOf<HTMLElement>} */ (body.querySelectorAll('.entry'))) {
    const text = (it.textContent ?? '').toLocaleLowerCase();
    it.hidden = !wanted.every((word) => text.includes(word));
    count += it.hidden ? 0 : 1;
  }
  for (const it of /** @type {NodeListOf<HTMLElement>} */ (body.querySelectorAll('section'))) {
    it.hidden = it.querySelector('.entry:not([hidden])') === null;
  }
  for (const it of /** @type {NodeListOf<HTMLElement>} */ (body.querySelectorAll('.group'))) {
    it.hidden = wanted.length > 0;
  }
  return count;
}

/** @param {[string, string][]} ways */
const contents = (ways) =>
  h('nav', { 'aria-label': say('nav.glossary') }, h('ul', {}, ways.map(([id, text]) => h('li', {}, h('a', { href: `#${id}` }, text)))));

/** @param {Context} context */
export async function show({ signal }) {
  const [{ causes }, { checks }] = await Promise.all([
    read(paths.causes(), signal),
    read(paths.checks(), signal),
    startExplanations(),
  ]);
  const body = h('div', { class: 'glossary' }, sections(causes, checks));
  const count = h('p', { class: 'count', role: 'status' });
  const ask = () => replace(count, say('glossary.found', { count: narrow(body, search.words()) }));
  const search = searchBox('glossary-q', ask);
  ask();
  return {
    title: say('nav.glossary'),
    content: [
      h(
        'div',
        { class: 'head' },
        h('h1', { tabindex: -1 }, say('nav.glossary')),
        h('p', { class: 'lead' }, say('glossary.lead')),
        contents(['words', 'states', 'causes', 'outcomes', 'pillars', 'checks'].map((id) => [id, say(`glossary.${id}`)])),
      ),
      h(
        'form',
        { class: 'filter', role: 'search', 'aria-label': say('glossary.search'), onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
        field(say('glossary.search'), search.input, 'search'),
      ),
      count,
      body,
    ],
  };
}
