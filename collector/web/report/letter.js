/** The letter to an organisation: its own services, what is wrong at each, and how its people can see and mend it. */

import { h } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { address } from '../base/routes.js';
import { byArea } from '../facts/verdicts.js';
import { commands } from '../parts/command.js';
import { adviceOf, bdi, causeText, code, explained, facts, finding, link, section, stateMark } from '../parts/words.js';
import { hashes, publisherText } from './provenance.js';
import { servicesChapter } from './services.js';

/** @param {any} facts */
export const letterTitle = ({ organisation }) => say('letter.title', { organisation });

/** @param {any} facts */
const toMend = ({ targets }) => targets.filter((/** @type {any} */ { findings }) => findings.length > 0);

/** @param {any} document */
function opening(document) {
  const { organisation, country, nation, targets, confidential } = document;
  return [
    h('div', { class: 'address-block' }, publisherText(document), h('p', {}, bdi(organisation))),
    h('p', {}, form.day(nation.window.last)),
    confidential ? h('p', { class: 'note' }, say('letter.confidential')) : null,
    h('h1', { tabindex: -1 }, say('letter.title', { organisation })),
    h('p', { class: 'lead' }, say('letter.lead', { count: targets.length, country: form.country(country) })),
    h('p', {}, say('letter.to_mend', { count: toMend(document).length, total: targets.length })),
    toMend(document).length === 0 ? null : h('p', {}, say('letter.how')),
  ];
}

/** @param {any} verdict */
function findingOf(verdict) {
  const { check, question, rule, sentence, cause, remedy, detail, repeat = [] } = verdict;
  return h(
    'div',
    { class: 'finding' },
    h('h3', {}, cause ? causeText(cause) : explained('rules', rule, sentence)),
    h('p', {}, explained('questions', check, question), ' ', h('small', {}, code(check))),
    facts([
      [say('check.rule'), explained('rules', rule, sentence)],
      detail ? [say('column.detail'), finding(detail)] : null,
      remedy ? [say('fix.mender'), sayWord('owner', remedy.owner)] : null,
    ]),
    remedy ? [explained('sentences', remedy.cause, remedy.sentence, 'p'), adviceOf(remedy)] : null,
    repeat.length === 0 ? null : [h('h4', {}, say('target.repeat')), commands(repeat)],
  );
}

/** The worst first in each area, as on the target's page. @param {any[]} findings */
const ordered = (findings) =>
  byArea(
    findings.map((shown) => ({ check: shown.check, area: shown.check.split('.')[0], shown, home: null, abroad: null, probes: [] })),
  ).flatMap(({ rows }) => rows.map(({ shown }) => shown));

/** @param {any} target */
const chapter = (target) =>
  section(
    `of-${target.domain}`,
    target.unicode ?? target.domain,
    h('p', {}, stateMark(target.state), ' ', link(address('target', { domain: target.domain }), say('letter.evidence'))),
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

/** @param {any} document @param {import('./provenance.js').Frame} frame */
export function letter(document, frame) {
  return [
    opening(document),
    servicesChapter(document.targets, { addressee: true }),
    toMend(document).map(chapter),
    dispute(document),
    section('origin', say('report.origin'), hashes(document, frame)),
  ];
}
