/** The figures of a case study, which this collector measured: before, after, and what else may have moved them. */

import { h } from '../base/dom.js';
import { form, say, sayList, sayWord } from '../base/language.js';
import { address } from '../base/routes.js';
import { historyChart } from '../charts/history.js';
import { changeSign, scoresOf } from '../facts/series.js';
import { figure, table } from './table.js';
import { bdi, daysText, facts, known, notice, range, section } from './words.js';

/** @param {string} word a figure of a country or of a service */
const figureWord = (word) =>
  ['index', 'users', 'operational'].includes(word) ? sayWord('figure', word) : sayWord('pillar', word);

/** What is measured, and of whom. @param {any} series */
function subject(series) {
  const country = h('a', { href: address('nation', { country: series.country }) }, form.country(series.country));
  const part =
    series.scope === 'sector'
      ? [' · ', sayWord('sector', series.sector)]
      : series.scope === 'target'
        ? [' · ', h('a', { href: address('target', { domain: series.target }) }, h('bdi', { dir: 'ltr' }, series.target))]
        : null;
  return [figureWord(series.figure), ' · ', country, part];
}

/** @param {any} series */
const windowTable = (series) =>
  table({
    caption: say('study.windows'),
    kind: 'plain',
    columns: [
      { label: say('study.window') },
      { label: say('study.days') },
      { label: say('study.measured'), number: true },
      { label: say('study.mean'), number: true },
      { label: say('study.span'), number: true },
    ],
    rows: [
      ['before', series.before],
      ['after', series.after],
    ].map(([name, it]) => [
      say(`study.${name}`),
      daysText(it),
      form.number(it.days),
      known(it.mean, form.score),
      it.mean === null ? known(null, String) : range(it.least, it.most),
    ]),
  });

/** @param {any} series */
const pointTable = (series) =>
  table({
    caption: say('study.points'),
    kind: 'plain',
    columns: [
      { label: say('column.day') },
      { label: say('column.value'), number: true },
      { label: say('column.interval'), number: true },
    ],
    rows: series.points.map((/** @type {any} */ it) => [
      form.day(it.day),
      form.score(it.value),
      it.low === null ? '' : range(it.low, it.high),
    ]),
  });

/** @param {any} series */
function sentence({ before, after, difference }) {
  return difference === null
    ? say('study.no_difference')
    : say(`study.${changeSign(difference)}`, {
        before: form.score(before.mean),
        after: form.score(after.mean),
        by: form.score(Math.abs(difference)),
      });
}

/** @param {any} series */
function picture(series) {
  const windows = [
    { ...series.before, kind: 'before' },
    { ...series.after, kind: 'after' },
  ];
  return series.points.length < 2
    ? notice('plain', say('study.no_points'))
    : [
        figure({
          label: sentence(series),
          picture: historyChart(scoresOf(series), windows),
          legend: h('p', { class: 'note' }, say('study.shades')),
          figures: pointTable(series),
        }),
      ];
}

/** Each value stands for days on both sides of what was done. @param {any} series */
const blurred = (series) =>
  series.blurred ? notice('warning', h('p', {}, say('study.blurred', { days: form.number(series.mean_of_days) }))) : null;

/** What changed in how the score is made, which no author need know. @param {any} series */
const changed = ({ changed_between: between }) =>
  between.length === 0
    ? null
    : notice('warning', h('p', {}, say('study.changed', { what: sayList(between.map((/** @type {string} */ it) => sayWord('made_by', it))) })));

/** @param {any} series @param {any} document */
export const figuresSection = (series, document) =>
  section(
    'figures',
    say('study.figures'),
    h('p', { class: 'note' }, say('study.measured_here')),
    facts([[say('study.series'), subject(series)]]),
    h('p', { class: 'lead' }, sentence(series)),
    blurred(series),
    changed(series),
    picture(series),
    windowTable(series),
    confounders(document),
  );

/** @param {any} document */
const confounders = ({ confounders: all }) => [
  h('h3', {}, say('study.confounders')),
  h('p', { class: 'note' }, say('study.confounders_mean')),
  table({
    caption: say('study.confounders'),
    quiet: true,
    columns: [{ label: say('study.confounder') }, { label: say('study.effect') }],
    rows: all.map((/** @type {any} */ it) => [bdi(it.what), sayWord('effect', it.effect)]),
  }),
];

/** What was done, by its days. @param {any} document */
export const actionTable = ({ actions }) =>
  table({
    caption: say('study.actions'),
    columns: [{ label: say('study.action') }, { label: say('column.day') }],
    rows: actions.map((/** @type {any} */ it) => [bdi(it.title), form.day(it.dated)]),
  });
