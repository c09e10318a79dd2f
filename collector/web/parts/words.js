/** Small pieces of text that every view needs: states, outcomes, times, values that are not known. */

import { h } from '../base/dom.js';
import { explanation } from '../base/explanations.js';
import { form, say, sayWord, spoken } from '../base/language.js';
import { address } from '../base/routes.js';
import { outcomeGlyph, stateGlyph } from './glyphs.js';

/** @param {string} state */
export const stateMark = (state) =>
  h('span', { class: 'mark' }, stateGlyph(state), h('span', {}, sayWord('state', state)));

/** What a list says of a target: its state, unless the owner does not want one told. @param {{state: string, opt_out?: boolean}} target */
export const targetMark = ({ state, opt_out = false }) =>
  opt_out ? h('span', { class: 'mark' }, say('target.opted_out')) : stateMark(state);

/** @param {string} outcome */
export const outcomeMark = (outcome) =>
  h('span', { class: 'mark' }, outcomeGlyph(outcome), h('span', {}, sayWord('outcome', outcome)));

/** @param {string | null} cause */
export const causeText = (cause) => (cause ? sayWord('cause', cause) : '');

/**
 * A word that leads to its entry in the glossary. @param {string} kind @param {string} word
 * @param {import('../base/dom.js').Child} shown
 */
export const glossed = (kind, word, shown) => h('a', { href: `${address('glossary')}#${kind}-${word}`, class: 'glossed' }, shown);

/** @param {string | null} cause */
export const causeLink = (cause) => (cause ? glossed('cause', cause, causeText(cause)) : '');

/**
 * A value, or the words for not knowing it; never a zero in its place.
 * @template T
 * @param {T | null | undefined} value
 * @param {(value: T) => string} format
 */
export function known(value, format) {
  return value === null || value === undefined
    ? h('span', { class: 'unknown-value' }, say('value.unknown'))
    : format(value);
}

/**
 * An interval of scores; one number when its ends look alike.
 * @param {number | null | undefined} low
 * @param {number | null | undefined} high
 */
export function range(low, high) {
  const [least, most] = [form.score(low ?? 0), form.score(high ?? 1)];
  return least === most ? least : say('value.range', { low: least, high: most });
}

/** From one day to another: many a language writes that otherwise than a range of numbers. @param {{first: string, last: string}} window */
export const daysText = ({ first, last }) => say('value.days', { first: form.day(first), last: form.day(last) });

/** @param {string | null | undefined} time RFC 3339 @param {(value: string) => string} [format] */
export const timeMark = (time, format = form.moment) =>
  time ? h('time', { datetime: time }, format(time)) : known(null, String);

/**
 * What a probe or a server said, in English or in no language at all: nobody translates it.
 * @param {string} text
 */
export const finding = (text) => h('span', { lang: spoken.tag === 'en' ? null : 'en', dir: 'auto' }, text);

/**
 * A sentence of the collector that the page lacks in its own language: it can be seen and heard that it is English.
 * @param {string} text
 * @param {string} [tag]
 */
export const english = (text, tag = 'span') =>
  h(tag, spoken.tag === 'en' ? { dir: 'auto' } : { lang: 'en', dir: 'ltr', class: 'in-english' }, text);

/**
 * A sentence that the collector says of a check, a rule or a cause: translated, or in its own English.
 * @param {keyof import('../base/explanations.js').Explanations} kind
 * @param {string} id
 * @param {string} text  what the collector says
 * @param {string} [tag]
 */
export function explained(kind, id, text, tag = 'span') {
  const translated = explanation(kind, id);
  return translated === null ? english(text, tag) : h(tag, {}, translated);
}

/** @param {{cause: string, advice: string}} remedy */
export const adviceOf = ({ cause, advice }) => h('div', { class: 'advice' }, explained('advice', cause, advice, 'p'));

/** A name from elsewhere inside a line of text: it keeps its own direction. @param {string} text @param {string} [kind] */
export const bdi = (text, kind = '') => h('bdi', { class: kind || null }, text);

/** A name that no language turns around: domains, addresses, rules. @param {string} text @param {string} [kind] */
export const code = (text, kind = '') => h('code', { class: kind || null, dir: 'ltr' }, text);

/**
 * A target's name as people write it; beside it the form that machines ask for, where that is another.
 * @param {{domain: string, unicode?: string}} target
 */
export const targetName = ({ domain, unicode = domain }) =>
  unicode === domain ? code(domain) : [h('bdi', {}, unicode), ' ', h('small', {}, code(domain))];

/** A fingerprint short enough to compare by eye; the whole is in the title and in the API. @param {string} sha256 */
export const fingerprint = (sha256) => h('code', { class: 'hash', dir: 'ltr', title: sha256 }, sha256.slice(0, 12));

/** Nodes with a mark between them. */
export const joined = (/** @type {any[]} */ items, mark = say('value.separator')) => items.flatMap((it) => [mark, it]).slice(1);

/** A link inside the page. @param {string} href @param {...import('../base/dom.js').Child} children */
export const link = (href, ...children) => h('a', { href }, ...children);

/**
 * Pairs of a term and its value; null for what is not there to be told.
 * @param {([import('../base/dom.js').Child, import('../base/dom.js').Child] | null)[]} pairs
 * @param {string} [kind]
 */
export function facts(pairs, kind = 'facts') {
  const pair = (/** @type {[any, any] | null} */ it) =>
    it === null ? null : h('div', {}, h('dt', {}, it[0]), h('dd', {}, it[1]));
  return h('dl', { class: kind }, pairs.map(pair));
}

/** @param {'plain' | 'warning'} kind @param {...import('../base/dom.js').Child} children */
export const notice = (kind, ...children) => h('div', { class: `notice ${kind}` }, ...children);

/**
 * Why a service that works may have a low score: the one is of today, the other of weeks.
 * @param {{first: string, last: string} | null | undefined} window
 */
export const scoresNote = (window) =>
  window ? h('p', { class: 'note' }, say('targets.scores_of', { first: form.day(window.first), last: form.day(window.last) })) : null;

/** @param {string} status */
export const statusMark = (status) => h('span', { class: `status status-${status}` }, sayWord('status', status));

/**
 * A section with its heading.
 * @param {string} id
 * @param {string} title
 * @param {...import('../base/dom.js').Child} children
 */
export const section = (id, title, ...children) =>
  h('section', { 'aria-labelledby': id }, h('h2', { id }, title), ...children);
