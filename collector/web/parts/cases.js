/** Disputed verdicts with what was said of them and what was measured since. */

import { h } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { address } from '../base/routes.js';
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
      h('ul', { class: 'lines' }, it.since.map(roundLine)),
    ]),
  });
