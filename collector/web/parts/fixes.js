/** Fixes one under the other, each with its gain, its mender and whose services it would help. */

import { h } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { address } from '../base/routes.js';
import { bar } from '../charts/bars.js';
import { organisationsAt } from '../facts/fixes.js';
import { operatorNames } from '../facts/leverage.js';
import { adviceOf, bdi, causeLink, code, explained, facts, joined, link } from './words.js';

/** @typedef {import('../facts/fixes.js').Fix} Fix */
/**
 * @typedef {object} Names  who stands behind domains and numbers of networks
 * @property {Map<string, string>} organisations  by domain
 * @property {Map<string, string>} operators      by network
 */

/** So many names are read at a glance; the rest is one click away. */
const kNamed = 6;
/** So many organisations a heading bears. */
const kHeaded = 3;

/** @param {string} country @param {Fix} fix */
function targetsOf(country, { targets, count, cause }) {
  const names = targets.map((domain) => h('li', {}, h('a', { href: address('target', { domain }) }, code(domain))));
  const all = h('a', { href: address('targets', { country }, { cause }) }, say('fix.all', { count }));
  if (targets.length <= kNamed) {
    return h('div', { class: 'names' }, h('ul', { class: 'inline' }, names), targets.length < count ? all : null);
  }
  return h(
    'div',
    { class: 'names' },
    h('ul', { class: 'inline' }, names.slice(0, kNamed)),
    h(
      'details',
      {},
      h('summary', {}, say('fix.more', { count: targets.length - kNamed })),
      h('ul', { class: 'inline' }, names.slice(kNamed)),
      targets.length < count ? all : null,
    ),
  );
}

/** @param {number | null} gain @param {number} largest */
function gainMark(gain, largest) {
  return gain === null
    ? h('p', { class: 'gain unknown-value' }, say('fix.gain_unknown'))
    : h(
        'div',
        { class: 'gain' },
        h('p', {}, h('b', {}, form.points(gain * 100)), ' ', say('fix.points')),
        bar(largest === 0 ? 0 : gain / largest, 'works'),
      );
}

/** The first fault of a cause is told in full, its like in one line that opens. @param {Fix} fix @param {boolean} isFirst */
function remedy({ cause, sentence, advice }, isFirst) {
  const told = [explained('sentences', cause, sentence, 'p'), adviceOf({ cause, advice })];
  return isFirst ? told : h('details', { class: 'remedy' }, h('summary', {}, say('fix.how')), told);
}

/** @param {any[]} targets @param {any} leverage null where it is not known @returns {Names} */
export const namesOf = (targets, leverage) => ({
  organisations: new Map(targets.map(({ domain, organisation }) => [domain, organisation])),
  operators: leverage === null ? new Map() : operatorNames(leverage.by_thing),
});

/** Where it is and whom it holds back: five faults of one kind would else look alike. @param {Fix} fix @param {Names} names */
function whoseFault(fix, { organisations, operators }) {
  const runner = operators.get(fix.at);
  const all = organisationsAt(fix, organisations).map(({ name }) => bdi(name));
  const more = all.length > kHeaded ? [say('fix.more', { count: all.length - kHeaded })] : [];
  return h(
    'small',
    {},
    runner === undefined ? null : [bdi(runner), all.length === 0 ? null : ' · '],
    joined([...all.slice(0, kHeaded), ...more]),
  );
}

/** @param {string} country @param {Fix} fix @param {Names} names @returns {[string, import('../base/dom.js').Child] | null} */
function letters(country, fix, { organisations }) {
  const all = organisationsAt(fix, organisations).slice(0, kNamed);
  const links = all.map(({ name, domain }) => link(address('letter', { country, domain }), bdi(name)));
  return all.length === 0 ? null : [say('fix.letters'), joined(links, ' · ')];
}

/**
 * @param {string} country @param {Fix[]} fixes @param {Names} names
 * @param {{heading?: string, told?: boolean}} [how] the element of each heading; whether what to do is told here
 */
export function fixList(country, fixes, names, { heading = 'h2', told = true } = {}) {
  const largest = Math.max(0, ...fixes.map(({ gain }) => gain ?? 0));
  const item = (/** @type {Fix} */ fix, /** @type {number} */ i) =>
    h(
      'li',
      { class: 'fix' },
      h(
        'div',
        { class: 'what' },
        h(heading, {}, h('span', { class: 'rank' }, form.number(fix.rank)), causeLink(fix.cause), whoseFault(fix, names)),
        targetsOf(country, fix),
        facts(
          [
            fix.site !== 'target' ? [sayWord('site', fix.site), code(fix.at)] : null,
            [say('fix.mender'), sayWord('owner', fix.mender)],
            fix.count > 1 ? [say('column.targets'), form.number(fix.count)] : null,
            told ? letters(country, fix, names) : null,
          ],
          'facts inline',
        ),
        told ? remedy(fix, fixes.findIndex(({ cause }) => cause === fix.cause) === i) : null,
      ),
      gainMark(fix.gain, largest),
    );
  return h('ol', { class: 'fixes' }, fixes.map(item));
}
