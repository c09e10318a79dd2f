/** Which things block most services: mend these, and so many become whole. */

import { paths, read } from '../base/api.js';
import { h } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { address } from '../base/routes.js';
import { bar } from '../charts/bars.js';
import { operatorNames, pointsOf, reachOf, stepsOf } from '../facts/leverage.js';
import { kTask } from '../parts/answer.js';
import { countryHead } from '../parts/country.js';
import { table } from '../parts/table.js';
import { bdi, causeLink, code, facts, known, notice, section } from '../parts/words.js';

/** @typedef {import('../base/navigation.js').Context} Context */
/** @typedef {import('../facts/leverage.js').Site} Site */
/** @typedef {import('../facts/leverage.js').Point} Point */

/** @param {Site} site @param {string} [runner] of a network that its number alone names */
const siteText = ({ kind, name }, runner = '') => [sayWord('site', kind), ' ', code(name), runner === '' ? null : [' ', bdi(runner)]];

/** The first of them by name; the others are in the list of targets. @param {Point} point */
function targetsOf({ targets, count }) {
  const first = targets[0];
  const link = h('a', { href: address('target', { domain: first }) }, code(first));
  return count === 1 ? link : [link, ' ', say('leverage.and_more', { count: count - 1 })];
}

/** @param {any} part @param {number} services */
function pointTable(part, services) {
  return table({
    caption: say('leverage.points'),
    quiet: true,
    columns: [
      { label: say('leverage.thing') },
      { label: say('leverage.runner') },
      { label: say('leverage.blocked'), kind: 'wide' },
      { label: say('leverage.alone'), number: true },
      { label: say('column.cause') },
      { label: say('column.targets') },
    ],
    rows: pointsOf(part).map((point) => [
      siteText(point.site),
      known(point.runner || null, String),
      h(
        'div',
        { class: 'ranged beside' },
        bar(services === 0 ? 0 : point.count / services, 'covered'),
        h('span', {}, form.number(point.count)),
      ),
      form.number(point.alone),
      point.causes.map((/** @type {string} */ cause, /** @type {number} */ i) => [i === 0 ? null : say('value.separator'), causeLink(cause)]),
      targetsOf(point),
    ]),
  });
}

/** Which of the things mended one after the other this step takes. @param {any} step */
const places = ({ mended, mend }) =>
  mend.length < 2
    ? form.number(mended)
    : say('value.range', { low: form.number(mended - mend.length + 1), high: form.number(mended) });

/** @param {any} part @param {number} services */
export function stepTable(part, services) {
  const operators = operatorNames(part);
  return table({
    caption: say('leverage.order'),
    quiet: true,
    columns: [
      { label: say('leverage.mended'), number: true },
      { label: say('leverage.mend') },
      { label: say('leverage.gained'), number: true },
      { label: say('leverage.whole'), kind: 'wide' },
    ],
    rows: stepsOf(part).map((step) => [
      places(step),
      h(
        'ul',
        { class: 'lines' },
        step.mend.map((site) => h('li', {}, siteText(site, operators.get(site.name)))),
      ),
      form.number(step.gained),
      h(
        'div',
        { class: 'ranged beside' },
        bar(services === 0 ? 0 : step.whole / services, 'works'),
        h('span', {}, say('value.of', { part: step.whole, whole: services })),
      ),
    ]),
  });
}

/** @param {string} id @param {string} title @param {any} part @param {number} services */
function tables(id, title, part, services) {
  return section(
    id,
    title,
    h('h3', {}, say('leverage.order')),
    h('p', { class: 'note' }, say('leverage.order_means')),
    stepTable(part, services),
    h('h3', {}, say('leverage.points')),
    pointTable(part, services),
  );
}

/** @param {any} document */
export function promise({ services, whole, by_thing: part }) {
  const reach = reachOf(stepsOf(part), kTask);
  return reach === null
    ? null
    : h(
        'p',
        { class: 'lead' },
        say('leverage.promise', { things: reach.mended, gained: reach.whole - whole, whole: reach.whole, services }),
      );
}

/** @param {Context} context */
export async function show({ names: { country }, signal }) {
  const document = await read(paths.leverage(country), signal);
  const { services, whole, by_thing: things, by_operator: operators } = document;
  return {
    title: say('title.of_country', { page: say('tab.leverage'), country: form.country(country) }),
    content: [
      countryHead(country, 'leverage', say('tab.leverage')),
      h('p', { class: 'lead' }, say('leverage.lead')),
      promise(document),
      facts([[say('leverage.whole_now'), say('value.of', { part: whole, whole: services })]], 'facts strip'),
      h('p', { class: 'note' }, say('leverage.most'), ' ', h('a', { href: paths.countryTable('leverage', country) }, say('leverage.csv'))),
      things.points.length === 0
        ? notice('plain', say('leverage.none'))
        : [
            tables('things', say('leverage.by_thing'), things, services),
            tables('operators', say('leverage.by_operator'), operators, services),
          ],
    ],
  };
}
