/** What mending few things gains: in a sentence, and step by step. */

import { h } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { bar } from '../charts/bars.js';
import { kTask, operatorNames, reachOf, stepsOf } from '../facts/leverage.js';
import { table } from './table.js';
import { bdi, code } from './words.js';

/** @typedef {import('../facts/leverage.js').Site} Site */

/** @param {Site} site @param {string} [runner] of a network that its number alone names */
export const siteText = ({ kind, name }, runner = '') => [sayWord('site', kind), ' ', code(name), runner === '' ? null : [' ', bdi(runner)]];

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
