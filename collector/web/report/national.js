/** The national report: the pages of a nation in one document, with what paper needs beside them. */

import { h } from '../base/dom.js';
import { form, say } from '../base/language.js';
import { fixesOf } from '../facts/fixes.js';
import { remediesOf } from '../facts/report.js';
import { coverageTable, pillarTable, sectorTable } from '../parts/nation_tables.js';
import { vantageTable } from '../parts/vantages.js';
import { known, notice, section } from '../parts/words.js';
import { list as fixList } from '../views/fix.js';
import { promise, stepTable } from '../views/leverage.js';
import { frameNotice, hero, historySection, stateSection } from '../views/nation.js';
import { changesChapter } from './changes.js';
import { hashes, publisherText, repetition } from './provenance.js';
import { remediesChapter, servicesChapter } from './services.js';

/** @typedef {import('./provenance.js').Frame} Frame */

/** @param {any} facts */
export const nationalTitle = ({ country }) =>
  say('title.of_country', { page: say('report.title'), country: form.country(country) });

/** @param {any} facts @param {Frame} frame */
function titlePage(facts, frame) {
  const { nation } = facts;
  return h(
    'div',
    { class: 'title-page' },
    publisherText(facts),
    h('h1', { tabindex: -1 }, nationalTitle(facts)),
    h('p', { class: 'lead' }, say('report.subtitle')),
    frame.id ? null : notice('warning', h('p', {}, say('report.draft'))),
    h('p', { class: 'huge' }, known(nation.index, form.score), h('span', { class: 'of' }, say('nation.of_hundred', { most: 100 }))),
    hashes(facts, frame),
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
function mendChapter({ country, fixes }) {
  const all = fixes === null ? [] : fixesOf(fixes);
  return section(
    'mend',
    say('tab.fix'),
    h('p', {}, say('fix.lead'), ' ', say('fix.gain_means')),
    all.length === 0 ? notice('plain', say('fix.none')) : fixList(country, all, { heading: 'h3', told: false }),
  );
}

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

/** @param {any} facts @param {Frame} frame */
export function national(facts, frame) {
  const { country, nation, scores, sectors, targets } = facts;
  return [
    titlePage(facts, frame),
    section('summary', say('report.summary'), hero(nation), frameNotice(nation)),
    stateSection(nation, null),
    changesChapter(facts),
    methodChapter(),
    historySection(scores),
    section('pillars', say('nation.pillars'), pillarTable(nation)),
    section('sectors', say('nation.sectors'), sectorTable(country, sectors)),
    section('coverage', say('nation.coverage'), h('p', {}, say('nation.coverage_means')), coverageTable(nation)),
    mendChapter(facts),
    leverageChapter(facts),
    servicesChapter(targets),
    remediesChapter(remediesOf(facts), targets),
    provenanceAnnex(facts, frame),
    vantagesAnnex(facts),
    repetition(facts, frame),
  ];
}
