/** The chapter that says what is otherwise than in the report before. */

import { h } from '../base/dom.js';
import { form, say } from '../base/language.js';
import { historyTable } from '../charts/history.js';
import { comparison } from '../facts/report.js';
import { dayOf } from '../facts/score.js';
import { changeTable } from '../parts/changes.js';
import { code, notice, section } from '../parts/words.js';

/** @param {string} key @param {string[]} domains */
const names = (key, domains) =>
  domains.length === 0
    ? null
    : [h('p', {}, say(key, { count: domains.length })), h('ul', { class: 'inline' }, domains.map((it) => h('li', {}, code(it))))];

/** @param {any} facts @param {import('./provenance.js').Frame} frame */
export function changesChapter(facts, frame) {
  const compared = comparison(facts);
  if (compared === null) {
    return section('changes', say('report.changes'), h('p', {}, say(frame.id ? 'report.first' : 'report.none_yet')));
  }
  const { earlier, changes, came, went, otherRules, otherFrame } = compared;
  return section(
    'changes',
    say('report.changes'),
    h('p', {}, say('report.compared', { day: form.day(dayOf(earlier)) }), ' ', code(earlier.id)),
    otherRules ? notice('warning', h('p', {}, say('report.other_rules'))) : null,
    otherFrame ? notice('warning', h('p', {}, say('report.other_frame'))) : null,
    historyTable([earlier, facts.nation], say('report.two_scores')),
    changes.length === 0 ? h('p', {}, say('report.no_change')) : changeTable(say('report.changed'), changes),
    names('report.came', came),
    names('report.went', went),
  );
}
