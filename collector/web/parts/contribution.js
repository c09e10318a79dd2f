/** What every contribution says of itself. */

import { h } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { address } from '../base/routes.js';
import { outside } from './prose.js';
import { bdi, facts, fingerprint, notice, section, timeMark } from './words.js';

/** So that nobody takes an example for what a country says. @param {any} it */
export const exampleMark = ({ example }) =>
  example ? [h('strong', { class: 'example' }, say('contribution.example')), ' '] : null;

/** @param {any} document */
export function warnings({ example, current, withdrawn, contribution }) {
  const now = h('a', { href: address('contribution', { contribution }) }, say('contribution.newest'));
  return [
    example ? notice('warning', h('p', {}, h('strong', {}, say('contribution.example')), ' ', say('contribution.example_means'))) : null,
    withdrawn ? notice('warning', h('p', {}, say('contribution.withdrawn'), ' ', now)) : null,
    !current && !withdrawn ? notice('plain', h('p', {}, say('contribution.old'), ' ', now)) : null,
  ];
}

/** @param {string} country @param {string[]} scored */
const nationOf = (country, scored) =>
  scored.includes(country) ? h('a', { href: address('nation', { country }) }, form.country(country)) : form.country(country);

/** A country without a score has no page of its own. @param {any} document @param {string[]} scored codes of those with one */
export const about = (document, scored) =>
  facts(
    [
      [say('contribution.by'), bdi(document.contributor)],
      [say('contribution.country'), nationOf(document.country, scored)],
      [say('contribution.dated'), form.day(document.dated)],
      [say('contribution.published'), timeMark(document.published, form.day)],
      [say('contribution.version'), form.number(document.version)],
    ],
    'facts strip',
  );

/** @param {any} document */
const sources = ({ sources: all }) =>
  all.length === 0
    ? null
    : [h('h3', {}, say('contribution.sources')), h('ul', {}, all.map((/** @type {any} */ it) => h('li', {}, outside(it.url, bdi(it.title)))))];

/** @param {any} document */
const versions = ({ contribution, versions: all }) => [
  h('h3', {}, say('contribution.versions')),
  h(
    'ul',
    {},
    all.map((/** @type {any} */ it) =>
      h(
        'li',
        {},
        h('a', { href: address('contribution_version', { contribution, version: String(it.version) }) }, form.number(it.version)),
        ` · ${form.day(it.published.slice(0, 10))} · `,
        fingerprint(it.sha256),
        it.current ? ` · ${say('contribution.current')}` : null,
        it.withdrawn ? ` · ${say('contribution.taken_back')}` : null,
      ),
    ),
  ),
];

/** Where it comes from: sources, versions, the text as it was written. @param {any} document */
export const provenance = (document) =>
  section(
    'provenance',
    say('contribution.provenance'),
    h('p', { class: 'note' }, say('contribution.reviewed', { day: form.day(document.reviewed.slice(0, 10)) })),
    sources(document),
    versions(document),
    h('p', { class: 'note' }, h('a', { href: document.text }, say('contribution.text'))),
  );

/** @param {any} document */
export const head = (document) =>
  h(
    'div',
    { class: 'head' },
    h('p', { class: 'over' }, h('a', { href: address('repository') }, say('nav.repository')), ` / ${sayWord('contribution', document.kind)}`),
    h('h1', { tabindex: -1, lang: document.language, dir: 'auto' }, document.title),
    h('p', { class: 'lead', lang: document.language, dir: 'auto' }, document.summary),
  );
