/** The national report: the pages of a nation in one document, with what paper needs beside them. */

import { h } from '../base/dom.js';
import { form, say } from '../base/language.js';
import { remediesOf } from '../facts/report.js';
import { answer } from '../parts/answer.js';
import { promise, stepTable } from '../parts/leverage.js';
import { frameNotice, hero, historySection, stateSection } from '../parts/nation.js';
import { coverageTable, pillarTable, sectorTable } from '../parts/nation_tables.js';
import { vantageTable } from '../parts/vantages.js';
import { notice, section } from '../parts/words.js';
import { changesChapter } from './changes.js';
import { mendChapter } from './mend.js';
import { hashes, publisherText, repetition, windowText } from './provenance.js';
import { remediesChapter, servicesChapter } from './services.js';

/** @typedef {import('./provenance.js').Frame} Frame */

/** Texts that it says, on the screen and on paper. */
export const kReportChapters = ['report', 'nation', 'fix', 'leverage', 'vantages'];

/** @param {any} facts */
export const nationalTitle = ({ country }) =>
  say('title.of_country', { page: say('report.title'), country: form.country(country) });

/** @param {any} facts @param {Frame} frame @param {HTMLElement} inside */
function titlePage(facts, frame, inside) {
  const { nation, leverage } = facts;
  return h(
    'div',
    { class: 'title-page' },
    publisherText(facts),
    h('h1', { tabindex: -1 }, nationalTitle(facts)),
    h('p', { class: 'lead' }, say('report.subtitle')),
    frame.id ? null : notice('warning', h('p', {}, say('report.draft'))),
    answer(nation, leverage),
    h('p', { class: 'note' }, say('nation.fact_window'), ': ', windowText(nation)),
    inside,
  );
}

const methodChapter = () =>
  section(
    'method',
    say('report.method'),
    ['nations.lead', 'vantages.lead', 'report.method_votes', 'changes.lead', 'nation.pillars_means'].map((key) =>
      h('p', {}, say(key)),
    ),
  );

/** @param {any} facts */
function leverageChapter({ leverage }) {
  const isKnown = leverage !== null && leverage.by_thing.steps.length > 0;
  return section(
    'leverage',
    say('tab.leverage'),
    h('p', {}, say('leverage.lead')),
    isKnown
      ? [promise(leverage), h('p', { class: 'note' }, say('leverage.most')), stepTable(leverage.by_thing, leverage.services)]
      : notice('plain', say('leverage.none')),
  );
}

/** @param {any} facts */
const vantagesAnnex = ({ vantages }) =>
  section('vantages', say('nav.vantages'), h('p', {}, say('vantages.lead')), vantageTable(vantages));

/** @param {any} facts @param {Frame} frame */
const provenanceAnnex = (facts, frame) =>
  section('origin', say('report.origin'), h('p', {}, say('nation.origin_means')), hashes(facts, frame));

/** Where each chapter stands, for a reader on the screen and in the PDF. @param {HTMLElement[]} chapters */
const contents = (chapters) =>
  h(
    'nav',
    { class: 'contents', 'aria-label': say('report.contents') },
    h('ul', {}, chapters.map((it) => h('li', {}, h('a', { href: `#${it.getAttribute('aria-labelledby')}` }, it.querySelector('h2')?.textContent)))),
  );

/** What to do comes first; how it was made follows. @param {any} facts @param {Frame} frame */
export function national(facts, frame) {
  const { country, nation, scores, sectors, targets } = facts;
  const chapters = [
    section('summary', say('report.summary'), hero(nation, true), frameNotice(nation)),
    stateSection(nation, null),
    mendChapter(facts),
    leverageChapter(facts),
    changesChapter(facts, frame),
    historySection(scores),
    section('pillars', say('nation.pillars'), pillarTable(nation)),
    section('sectors', say('nation.sectors'), sectorTable(country, sectors)),
    servicesChapter(targets, nation.window),
    remediesChapter(remediesOf(facts), targets),
    methodChapter(),
    section('coverage', say('nation.coverage'), h('p', {}, say('nation.coverage_means')), coverageTable(nation)),
    vantagesAnnex(facts),
    provenanceAnnex(facts, frame),
    repetition(facts, frame),
  ];
  return [titlePage(facts, frame, contents(chapters)), chapters];
}
