/** Disputed verdicts with what was said of them and what was measured since. */

import { h } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { address } from '../base/routes.js';
import { commands } from './command.js';
import { table } from './table.js';
import { bdi, code, outcomeMark, timeMark } from './words.js';

/** @param {any} step */
const stepLine = ({ at, step, by, text, numbers }) =>
  h(
    'li',
    {},
    timeMark(at),
    ' ',
    h('b', {}, sayWord('case', step)),
    ' ',
    bdi(say('case.said_by', { by, text: numbers === '' ? text : `${text} (${numbers})` })),
  );

/** @param {any} row */
const roundLine = ({ round, outcome, rule }) => h('li', {}, form.day(round), ' ', outcomeMark(outcome), ' ', code(rule));

/** What one vantage found when it was asked to look again. @param {any} finding */
const recheckLine = ({ at, probe, outcome, rule }) =>
  h('li', {}, timeMark(at), ' ', bdi(say('case.rechecked', { probe })), ' ', outcomeMark(outcome), ' ', code(rule));

/** @param {any} it */
const disputed = ({ disputed: { round, outcome, rule } }) => [outcomeMark(outcome), ' ', code(rule), ' ', form.day(round)];

/** Every case in one line, its last word with it. @param {any[]} cases @param {string} caption */
export const caseTable = (cases, caption) =>
  table({
    caption,
    quiet: true,
    columns: [
      { label: say('column.case') },
      { label: say('column.target') },
      { label: say('column.check') },
      { label: say('column.disputed') },
      { label: say('column.status') },
      { label: say('column.last_word') },
    ],
    rows: cases.map((it) => [
      form.number(it.case),
      h('a', { href: address('target', { domain: it.target }) }, code(it.target)),
      code(it.check),
      disputed(it),
      sayWord('case', it.status),
      h('ul', { class: 'lines' }, stepLine(it.steps[it.steps.length - 1])),
    ]),
  });

/** The cases of one target with every step. @param {any[]} cases @param {string} caption */
export const targetCases = (cases, caption) =>
  table({
    caption,
    quiet: true,
    columns: [
      { label: say('column.case') },
      { label: say('column.check') },
      { label: say('column.disputed') },
      { label: say('column.status') },
      { label: say('column.since') },
    ],
    rows: cases.map((it) => [
      form.number(it.case),
      code(it.check),
      disputed(it),
      [sayWord('case', it.status), h('ul', { class: 'lines' }, it.steps.map(stepLine))],
      h('ul', { class: 'lines' }, it.since.map(roundLine), it.rechecks.map(recheckLine)),
    ]),
  });

/** Where reports and disputes go; a collector behind another port says so to whom it gives a token. */
const kIngestPort = 8443;

/** The request by which an owner disputes what decided the state on show. @param {any} target */
function disputeRequest({ domain, check }) {
  const letter = JSON.stringify({ target: domain, ...(check ? { check } : {}), why: 'REASON', recheck: true });
  return `curl -H "Authorization: Bearer $TOKEN" -d '${letter}' https://${location.hostname}:${kIngestPort}/v1/disputes`;
}

/** How an owner objects. @param {any} target */
export const disputing = (target) => [
  h('p', { class: 'note' }, say('target.dispute_means')),
  commands([disputeRequest(target)]),
];
