/** The letter to an organisation: its own services, what is wrong at each, and how its people can see and mend it. */

import { h } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { address } from '../base/routes.js';
import { firstOfEach } from '../facts/first_of_each.js';
import { areaOf, byArea } from '../facts/verdicts.js';
import { commands } from '../parts/command.js';
import { table } from '../parts/table.js';
import { adviceOf, bdi, causeText, code, explained, facts, finding, link, section, stateMark } from '../parts/words.js';
import { hashes, publisherText } from './provenance.js';
import { servicesChapter } from './services.js';

/** @param {any} facts */
export const letterTitle = ({ organisation }) => say('letter.title', { organisation });

/** @param {any} facts */
const toMend = ({ targets }) => targets.filter((/** @type {any} */ { findings }) => findings.length > 0);

/** The worst first in each area, as on the target's page. @param {any[]} findings */
const ordered = (findings) =>
  byArea(
    findings.map((shown) => ({ check: shown.check, area: areaOf(shown.check), shown, home: null, abroad: null, probes: [] })),
  ).flatMap(({ rows }) => rows.map(({ shown }) => shown));

/** So long an answer may take; a letter that names no day is answered on none. */
const kDaysToAnswer = 30;
const kDay = 86_400_000;

/** What is wrong, in the words of the list and of the annex. @param {any} verdict */
const faultText = ({ cause, rule, sentence }) => (cause ? causeText(cause) : explained('rules', rule, sentence));

/** Each fault of each service once, the worst first. @param {any} document @returns {{target: any, verdict: any}[]} */
const faultsOf = (document) =>
  toMend(document).flatMap((/** @type {any} */ target) =>
    firstOfEach(ordered(target.findings), ({ cause, rule }) => cause || rule).map((verdict) => ({ target, verdict })),
  );

/** What is asked for, of whom, by which day. @param {any} document */
function request(document) {
  const faults = faultsOf(document);
  const day = form.day(Date.parse(document.nation.window.last) + kDaysToAnswer * kDay);
  return faults.length === 0
    ? null
    : [
        h('p', { class: 'lead' }, say('letter.request', { count: faults.length, day })),
        table({
          caption: say('letter.findings'),
          columns: [{ label: say('column.target') }, { label: say('column.cause') }, { label: say('fix.mender') }],
          rows: faults.map(({ target, verdict }) => [
            code(target.domain),
            faultText(verdict),
            verdict.remedy ? sayWord('owner', verdict.remedy.owner) : '',
          ]),
        }),
      ];
}

/** @param {any} document */
function opening(document) {
  const { organisation, country, nation, targets, confidential } = document;
  return [
    h('div', { class: 'address-block' }, publisherText(document), h('p', {}, bdi(organisation))),
    h('p', {}, form.day(nation.window.last)),
    confidential ? h('p', { class: 'note' }, say('letter.confidential')) : null,
    h('h1', { tabindex: -1 }, say('letter.title', { organisation })),
    h('p', {}, say('letter.salutation', { organisation })),
    h('p', {}, say('letter.lead', { count: targets.length, country: form.country(country) })),
    h('p', {}, say('letter.to_mend', { count: toMend(document).length, total: targets.length })),
    request(document),
  ];
}

/** One command of anybody's machine and our own probe's: the page with the evidence has the others. @param {string[]} repeat */
const shortest = (repeat) => [...new Set([repeat[0], repeat.find((it) => it.startsWith('sextant-probe')) ?? repeat[repeat.length - 1]])];

/** @param {any} verdict */
function findingOf(verdict) {
  const { check, question, rule, sentence, remedy, detail, repeat = [] } = verdict;
  return h(
    'div',
    { class: 'finding' },
    h('h3', {}, faultText(verdict)),
    h('p', {}, explained('questions', check, question), ' ', h('small', {}, code(check))),
    facts([
      [say('check.rule'), explained('rules', rule, sentence)],
      detail ? [say('column.detail'), finding(detail)] : null,
      remedy ? [say('fix.mender'), sayWord('owner', remedy.owner)] : null,
    ]),
    remedy ? [explained('sentences', remedy.cause, remedy.sentence, 'p'), adviceOf(remedy)] : null,
    repeat.length === 0 ? null : [h('h4', {}, say('target.repeat')), commands(shortest(repeat))],
  );
}

/** @param {any} target */
const chapter = (target) =>
  section(
    `of-${target.domain}`,
    target.unicode ?? target.domain,
    h('p', {}, stateMark(target.state), ' ', h('span', { class: 'evidence' }, link(address('target', { domain: target.domain }), say('letter.evidence')))),
    ordered(target.findings).map(findingOf),
  );

/** @param {any} facts */
const dispute = ({ publisher }) =>
  section(
    'dispute',
    say('letter.dispute'),
    h('p', {}, say(publisher.contact ? 'letter.dispute_to' : 'letter.dispute_back', { contact: publisher.contact })),
    h('p', {}, say('letter.dispute_means')),
  );

/** What an engineer needs, on pages of its own. @param {any} document */
const annex = (document) =>
  toMend(document).length === 0
    ? null
    : [section('annex', say('letter.annex'), h('p', {}, say('letter.how'))), toMend(document).map(chapter)];

/** @param {any} document @param {import('./provenance.js').Frame} frame */
export function letter(document, frame) {
  return [
    opening(document),
    servicesChapter(document.targets, document.nation.window, { addressee: true }),
    dispute(document),
    annex(document),
    section('origin', say('report.origin'), hashes(document, frame)),
  ];
}
