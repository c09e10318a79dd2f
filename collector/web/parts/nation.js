/** What a nation's page and a report both show of it: the number with its interval, the states, the history. */

import { h } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { address } from '../base/routes.js';
import { gauge, gaugeLegend, gaugeTable } from '../charts/gauge.js';
import { historyChart, historyLegend, historyTable } from '../charts/history.js';
import { stateBar, stateLegend, stateSentence, stateTable } from '../charts/states.js';
import { reasonOf } from '../facts/reasons.js';
import { daysIn } from '../facts/score.js';
import { changesByRound } from '../facts/states.js';
import { figure } from './table.js';
import { tally } from './tally.js';
import { english, known, link, notice, section, statusMark } from './words.js';

/**
 * One sentence never names an end that the picture beside it lacks: the bounds of what is unknown stand beside the interval, and
 * where there is no index the interval stands alone.
 * @param {any} nation
 */
function gaugeSentence({ index, interval, document }) {
  const ends = (/** @type {(number | null)[]} */ pair) => pair.map((it, i) => form.score(it ?? i));
  const [from, to] = ends(interval);
  if (index === null) {
    return say('nation.bounds_only', { low: from, high: to });
  }
  const { bounds } = document?.index ?? {};
  const [low, high] = bounds ? ends([bounds.low, bounds.high]) : [from, to];
  return say('nation.between', { index: form.score(index), low, high, from, to });
}

/** @param {string} sentence */
function reason(sentence) {
  const known = reasonOf(sentence);
  if (known === null) {
    return english(sentence);
  }
  const { pillar = '', measured, required, count } = known.values;
  return say(known.key, {
    pillar: sayWord('pillar', pillar),
    measured: form.percent(Number(measured) / 100),
    required: form.percent(Number(required) / 100),
    count: Number(count),
  });
}

/** Why the number is no more than it is. @param {any} nation */
function reasons({ document }) {
  const { reasons = [], unbalanced = false, geometric = null } = document?.index ?? {};
  const items = reasons.map((/** @type {string} */ it) => h('li', {}, reason(it)));
  const lagging =
    unbalanced && geometric !== null
      ? [h('li', {}, say('nation.unbalanced', { geometric: form.score(geometric) }))]
      : [];
  return items.length + lagging.length === 0 ? null : h('ul', { class: 'reasons' }, items, lagging);
}

/** @param {any} nation */
function number(nation) {
  const { index, status } = nation;
  const scale = index === null ? null : h('span', { class: 'of' }, say('nation.of_hundred', { most: 100 }));
  return h(
    'div',
    { class: 'figure' },
    h('p', { class: 'huge' }, known(index, form.score), scale),
    h('p', {}, statusMark(status)),
    reasons(nation),
  );
}

/** @param {any} nation @param {boolean} [told] with what the parts of the interval mean, where nothing can be opened */
export function hero(nation, told = false) {
  const label = gaugeSentence(nation);
  const legend = gaugeLegend(nation.interval, told);
  return h(
    'section',
    { class: 'hero', 'aria-label': say('nation.score') },
    number(nation),
    h(
      'div',
      { class: 'reading' },
      figure({ label, picture: gauge(nation), legend, figures: gaugeTable(nation) }),
      h('p', { class: 'lead' }, label),
    ),
  );
}

/** @param {any} nation */
export function frameNotice(nation) {
  return nation.frame_reviewed === false
    ? notice('warning', h('p', {}, h('strong', {}, say('frame.unreviewed')), ' ', say('frame.unreviewed_means')))
    : null;
}

/** @param {any} nation @param {any} last the changes of the newest round */
export function stateSection(nation, last) {
  const { country, states } = nation;
  return section(
    'states',
    say('nation.states'),
    figure({
      label: stateSentence(states),
      picture: stateBar(states, 30, true),
      legend: stateLegend(states, (state) => address('targets', { country }, { state })),
      figures: stateTable(states),
    }),
    last === null ? null : news(country, last.changes),
  );
}

/** @param {string} country @param {any[]} changes of the newest round */
function news(country, changes) {
  const [newest] = changesByRound(changes);
  const all = link(address('changes', { country }), say('nation.all_changes'));
  return h(
    'div',
    { class: 'news' },
    h('p', {}, say(newest ? 'nation.changed' : 'nation.unchanged'), newest ? null : [' ', all]),
    newest ? [tally(newest.changes), all] : null,
  );
}

/** @param {any[]} scores */
export function historySection(scores) {
  const days = daysIn(scores);
  return section(
    'history',
    say('nation.history'),
    scores.length < 2
      ? [h('p', { class: 'note' }, say('nation.history_short')), scores.length === 0 ? null : historyTable(scores)]
      : figure({
          label: say('nation.history_label', { days }),
          picture: historyChart(scores),
          legend: historyLegend(),
          figures: historyTable(scores),
        }),
    scores.length < days ? h('p', { class: 'note' }, say('nation.history_part', { shown: form.number(scores.length), days: form.number(days) })) : null,
  );
}
