/** A visit step by step, address by address: the table an engineer opens first. */

import { h } from '../base/dom.js';
import { form, say, sayList, sayWord } from '../base/language.js';
import { agreement, kServerSteps, kWebSteps } from '../facts/evidence.js';
import { kMailSteps } from '../facts/mail.js';
import { stepGlyph } from './glyphs.js';
import { table } from './table.js';
import { bdi, code, finding } from './words.js';

/** @typedef {import('../facts/evidence.js').AddressRow} AddressRow */
/** @typedef {import('../facts/evidence.js').Sight} Sight */

/** @param {Sight} sight */
const line = ({ probe, word, detail, seconds }) =>
  h(
    'li',
    {},
    h('b', {}, bdi(probe)),
    ' ',
    sayWord('step', word),
    seconds > 0 ? [' ', form.elapsed(seconds)] : null,
    detail ? [' ', finding(detail)] : null,
  );

/** @param {Sight[] | undefined} sights */
export function stepCell(sights) {
  const { verdict, good, total, words, seconds } = agreement(sights);
  if (verdict === 'none') {
    return h(
      'span',
      { class: 'unknown-value' },
      h('span', { 'aria-hidden': 'true' }, '–'),
      h('span', { class: 'unseen' }, say('visit.not_tried')),
    );
  }
  const said = sayList(words.map((word) => sayWord('step', word)));
  return h(
    'details',
    { class: 'step' },
    h(
      'summary',
      {},
      stepGlyph(verdict),
      h('span', {}, said),
      verdict === 'mixed' ? h('small', {}, say('value.of', { part: good, whole: total })) : null,
      seconds === null ? null : h('small', {}, form.elapsed(seconds)),
    ),
    h('ul', {}, (sights ?? []).map(line)),
  );
}

/** @param {AddressRow} row @param {string[]} steps */
const cells = (row, steps) => [
  [
    code(row.address),
    h('small', {}, h('span', { class: `family ${row.family}` }, sayWord('family', row.family)), ' ', code(row.host)),
  ],
  ...steps.map((step) => stepCell(row.steps[step])),
];

/** @param {string} caption @param {AddressRow[]} rows @param {string[]} steps */
function visitTable(caption, rows, steps) {
  const used = steps.filter((step) => rows.some((row) => row.steps[step]));
  return table({
    caption,
    columns: [{ label: say('column.address') }, ...used.map((step) => ({ label: say(`visit.${step}`) }))],
    rows: rows.map((row) => cells(row, used)),
  });
}

/** @param {AddressRow[]} rows */
export const webTable = (rows) => visitTable(say('visit.web_caption'), rows, kWebSteps);
/** @param {AddressRow[]} rows */
export const serverTable = (rows) => visitTable(say('visit.dns_caption'), rows, kServerSteps);
/** @param {AddressRow[]} rows */
export const mailTable = (rows) => visitTable(say('visit.mail_caption'), rows, kMailSteps);

/** @param {{name: string, type: string, data: string[], probes: string[]}[]} answers */
export function answerTable(answers) {
  return table({
    caption: say('visit.names_caption'),
    columns: [
      { label: say('column.name') },
      { label: say('column.type') },
      { label: say('column.answer') },
      { label: say('column.probes'), number: true },
    ],
    rows: answers.map(({ name, type, data, probes }) => [
      code(name),
      code(type),
      data.length === 0
        ? h('span', { class: 'unknown-value' }, say('visit.no_answer'))
        : h(
            'ul',
            { class: 'lines' },
            data.map((it) => h('li', {}, code(it.startsWith(`${type} `) ? it.slice(type.length + 1) : it))),
          ),
      form.number(probes.length),
    ]),
  });
}
