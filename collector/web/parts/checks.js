/** The verdicts on one target, check by check, each open to its rule, its votes and its repetition. */

import { h } from '../base/dom.js';
import { form, say, sayList, sayWord } from '../base/language.js';
import { byArea, countChecks, repeatOf } from '../facts/verdicts.js';
import { commands } from './command.js';
import { table } from './table.js';
import { adviceOf, bdi, causeLink, code, explained, facts, finding, outcomeMark } from './words.js';

/** @typedef {ReturnType<typeof import('../facts/verdicts.js').checksOf>[number]} Row */

/** @param {any} side */
const votes = (side) =>
  side
    ? [outcomeMark(side.outcome), ' ', h('small', {}, say('check.votes', { passes: side.passes, votes: side.votes }))]
    : say('check.nobody');

/** @param {Row} row */
function probeTable(row) {
  return table({
    caption: say('check.by_probe'),
    columns: [
      { label: say('column.probe') },
      { label: say('column.outcome') },
      { label: say('column.rule') },
      { label: say('column.detail') },
      { label: say('column.attempts'), number: true },
    ],
    rows: row.probes.map(({ probe, verdict, attempts }) => [
      bdi(probe),
      outcomeMark(verdict.outcome),
      [explained('rules', verdict.rule, verdict.sentence), h('small', {}, code(verdict.rule))],
      verdict.detail ? finding(verdict.detail) : '',
      form.list(attempts.map(form.number)),
    ]),
  });
}

/** @param {any} shown a verdict with a cause */
const causeAndMender = ({ cause, remedy }) => [
  causeLink(cause),
  remedy ? [' · ', sayWord('owner', remedy.owner)] : null,
];

/** @param {Row} row */
function inside(row) {
  const { shown } = row;
  const repeat = repeatOf(row);
  return h(
    'div',
    { class: 'inside' },
    facts([
      [say('check.rule'), [code(shown.rule), ' ', explained('rules', shown.rule, shown.sentence)]],
      shown.cause ? [say('column.cause'), causeAndMender(shown)] : null,
      shown.masked_by ? [say('check.masked'), code(shown.masked_by)] : null,
      shown.requirement ? [say('check.requirement'), finding(shown.requirement)] : null,
      [say('check.level'), sayWord('level', shown.level)],
      [say('check.home'), votes(row.home)],
      [say('check.abroad'), votes(row.abroad)],
    ]),
    shown.remedy && shown.outcome !== 'pass' ? adviceOf(shown.remedy) : null,
    repeat.length === 0 ? null : [h('h4', {}, say('target.repeat')), commands(repeat)],
    row.probes.length === 0 ? null : probeTable(row),
  );
}

/** @param {Row} row */
function item(row) {
  const { shown } = row;
  return h(
    'details',
    { class: 'check', id: `check-${row.check}` },
    h(
      'summary',
      {},
      outcomeMark(shown.outcome),
      h('span', { class: 'question' }, explained('questions', row.check, shown.question), h('small', {}, code(row.check))),
      h(
        'span',
        { class: 'seen' },
        shown.detail ? finding(shown.detail) : null,
        shown.flags.map((/** @type {string} */ flag) =>
          h('span', { class: 'flag', title: sayWord('flag_means', flag) }, sayWord('flag', flag)),
        ),
      ),
      h(
        'span',
        { class: 'votes' },
        shown.votes === 0
          ? h('span', { class: 'unseen' }, say('check.nobody'))
          : [
              say('value.of', { part: shown.passes, whole: shown.votes }),
              h('span', { class: 'unseen' }, ' ', say('check.votes_word')),
            ],
      ),
    ),
    inside(row),
  );
}

/** What does not apply is no failure: it is counted apart. @param {Row[]} rows */
function counted(rows) {
  const { passed, judged, aside } = countChecks(rows);
  const words = aside.map(({ outcome, count }) => say(`check.aside_${outcome}`, { count }));
  return sayList(judged === 0 ? words : [say('check.passed', { passed, count: judged }), ...words]);
}

/** @param {Row[]} rows */
export function checkList(rows) {
  return byArea(rows).map((group) =>
    h(
      'div',
      { class: 'area' },
      h(
        'h3',
        {},
        sayWord('area', group.area),
        ' ',
        h('small', {}, counted(group.rows)),
      ),
      h(
        'div',
        { class: 'checks' },
        group.rows.map(item),
      ),
    ),
  );
}

/** @param {any[]} results the answer of /verdicts */
export function probeResults(results) {
  return table({
    caption: say('target.results_caption'),
    columns: [
      { label: say('column.probe') },
      { label: say('column.state') },
      { label: say('column.cause') },
      { label: say('column.started') },
      { label: say('column.elapsed'), number: true },
      { label: say('column.attempt'), number: true },
      { label: say('column.own_line') },
      { label: say('column.batch') },
    ],
    rows: results.map((it) => [
      bdi(it.probe),
      sayWord('state', it.state),
      causeLink(it.cause),
      h('time', { datetime: it.started }, form.moment(it.started)),
      form.elapsed(it.elapsed_seconds),
      form.number(it.attempt),
      say('target.own_line', { ipv4: String(it.qualified.ipv4), ipv6: String(it.qualified.ipv6) }),
      [code(`${it.batch.stream.slice(0, 8)}/${it.batch.seq}:${it.batch.line}`), h('small', {}, bdi(it.software))],
    ]),
  });
}
