/** The chapter that says what is otherwise than in the report before. */

import { h } from '../base/dom.js';
import { form, say } from '../base/language.js';
import { comparison } from '../facts/report.js';
import { dayOf } from '../facts/score.js';
import { table } from '../parts/table.js';
import { bdi, code, known, notice, range, section } from '../parts/words.js';
import { row } from '../views/changes.js';

/** The two numbers beside each other. @param {any} before @param {any} after */
const numbers = (before, after) =>
  table({
    caption: say('report.numbers'),
    kind: 'plain',
    columns: [
      { label: say('column.day') },
      { label: say('column.index'), number: true },
      { label: say('column.interval'), number: true },
      { label: say('column.coverage'), number: true },
      { label: say('column.methodology') },
    ],
    rows: [after, before].map((it) => [
      form.day(dayOf(it)),
      known(it.index, form.score),
      range(it.interval[0], it.interval[1]),
      form.percent(it.coverage),
      bdi(it.methodology),
    ]),
  });

/** @param {any[]} changes */
const stateTable = (changes) =>
  table({
    caption: say('report.changed'),
    columns: [
      { label: say('column.target') },
      { label: say('column.direction') },
      { label: say('column.before') },
      { label: say('column.after') },
      { label: say('column.cause') },
    ],
    rows: changes.map(row),
  });

/** @param {string} key @param {string[]} domains */
const names = (key, domains) =>
  domains.length === 0
    ? null
    : [h('p', {}, say(key, { count: domains.length })), h('ul', { class: 'inline' }, domains.map((it) => h('li', {}, code(it))))];

/** @param {any} facts */
export function changesChapter(facts) {
  const compared = comparison(facts);
  if (compared === null) {
    return section('changes', say('report.changes'), h('p', {}, say('report.first')));
  }
  const { earlier, changes, came, went, otherRules, otherFrame } = compared;
  return section(
    'changes',
    say('report.changes'),
    h('p', {}, say('report.compared', { day: form.day(dayOf(earlier)) }), ' ', code(earlier.id)),
    otherRules ? notice('warning', h('p', {}, say('report.other_rules'))) : null,
    otherFrame ? notice('warning', h('p', {}, say('report.other_frame'))) : null,
    numbers(earlier, facts.nation),
    changes.length === 0 ? h('p', {}, say('report.no_change')) : stateTable(changes),
    names('report.came', came),
    names('report.went', went),
  );
}
