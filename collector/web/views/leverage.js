/** Which things block most services: mend these, and so many become whole. */

import { paths, read } from '../base/api.js';
import { h } from '../base/dom.js';
import { form, say } from '../base/language.js';
import { address } from '../base/routes.js';
import { bar } from '../charts/bars.js';
import { pointsOf } from '../facts/leverage.js';
import { countryHead } from '../parts/country.js';
import { promise, siteText, stepTable } from '../parts/leverage.js';
import { table } from '../parts/table.js';
import { causeLink, code, facts, joined, known, notice, section } from '../parts/words.js';

/** @typedef {import('../base/navigation.js').Context} Context */
/** @typedef {import('../facts/leverage.js').Point} Point */

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
      joined(point.causes.map(causeLink)),
      targetsOf(point),
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
