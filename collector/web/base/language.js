/** The language of the page: used by everything that shows text. early.js has chosen it; a reader may choose another. */

import { Catalogue } from './catalogue.js';
import { makeForm } from './format.js';

/**
 * @typedef {object} Messages
 * @property {string} locale       a BCP 47 tag
 * @property {'ltr' | 'rtl'} dir
 * @property {string} name         of the language, in itself
 * @property {string[]} numerals   numbering systems its readers use, the usual one first
 * @property {boolean} reviewed    whether a person who speaks it has read the whole
 * @property {Record<string, string>} messages
 */

const kStored = 'sextant.language';

/** Each is a file `messages/<tag>.json`; in the order of their names in English, as the United Nations list them. */
export const kLanguages = /** @type {const} */ ({
  ar: 'العربية',
  zh: '中文',
  en: 'English',
  fr: 'Français',
  ru: 'Русский',
  es: 'Español',
});

let catalogue = new Catalogue({}, 'en');
/** @type {ReturnType<typeof makeForm>} */
export let form = makeForm('en');
/** What is spoken, without its texts. */
export let spoken = { tag: 'en', dir: 'ltr', numerals: 'latn', choices: ['latn'], reviewed: true };

/** @param {string} key @param {import('./catalogue.js').Values} [values] @returns {string} */
export const say = (key, values) => catalogue.text(key, values);

/**
 * The pieces of a message whose values may be elements.
 * @param {string} key
 * @param {import('./catalogue.js').Values} values
 */
export const sayParts = (key, values) => catalogue.parts(key, values);

/**
 * A word of a closed list, such as a state or a cause; a word newer than the catalogue shows itself.
 * @param {string} list @param {string} word @returns {string}
 */
export const sayWord = (list, word) =>
  catalogue.has(`${list}.${word}`) ? catalogue.text(`${list}.${word}`) : word.replaceAll('_', ' ');

/** Several words one after the other, with the mark that the language sets between them. @param {string[]} words */
export const sayList = (words) => words.join(say('value.separator'));

/** A choice holds in every tab, and no longer by the address alone. @param {string} tag */
export function storeLanguage(tag) {
  try {
    localStorage.setItem(kStored, tag);
    sessionStorage.removeItem(kStored);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

/** @param {string} tag @returns {Promise<Messages>} */
async function loadMessages(tag) {
  const answer = await fetch(`/web/messages/${tag}.json`);
  if (!answer.ok) {
    throw new Error(`messages/${tag}.json: ${answer.status}`);
  }
  return answer.json();
}

/** A page without them is still a page: the browser knows names too. @param {string} file @returns {Promise<Record<string, any>>} */
async function loadNames(file) {
  const answer = await fetch(`/web/names/${file}.json`).catch(() => null);
  return answer?.ok ? answer.json() : {};
}

/** Those of the operator go before ours. @param {string} tag @returns {Promise<Record<string, string>>} */
async function namesIn(tag) {
  const [ours, own] = await Promise.all([loadNames(tag), loadNames('own')]);
  return { ...ours, ...own[tag] };
}

/**
 * @param {string} tag @param {Messages} chosen @param {string} [digits] those the language does not use are not taken
 * @param {Record<string, string>} [countries] names by code
 */
export function useMessages(tag, chosen, digits = '', countries = {}) {
  const numerals = chosen.numerals.includes(digits) ? digits : chosen.numerals[0];
  const locale = `${chosen.locale}-u-nu-${numerals}`;
  catalogue = new Catalogue(chosen.messages, locale, chosen.dir);
  form = makeForm(locale, countries);
  spoken = { tag, dir: chosen.dir, numerals, choices: chosen.numerals, reviewed: chosen.reviewed };
  const root = document.documentElement;
  root.lang = chosen.locale;
  root.dir = chosen.dir;
  root.dataset.numerals = numerals;
}

/** What a chapter is loaded into: another language has other chapters. @type {WeakMap<Catalogue, Set<string>>} */
const chapters = new WeakMap();

/**
 * Texts that only some views need, kept out of what every reader loads: `chapters/<name>/<tag>.json`.
 * @param {string} name
 */
export async function chapter(name) {
  const own = catalogue;
  const there = chapters.get(own) ?? new Set();
  if (there.has(name)) {
    return;
  }
  const answer = await fetch(`/web/chapters/${name}/${spoken.tag}.json`);
  if (!answer.ok) {
    throw new Error(`chapters/${name}/${spoken.tag}.json: ${answer.status}`);
  }
  own.add(await answer.json());
  chapters.set(own, there.add(name));
}

/** Loads one language, and no other. @param {string} tag @param {string} [digits] */
export async function speak(tag, digits) {
  const [messages, countries] = await Promise.all([loadMessages(tag), namesIn(tag)]);
  useMessages(tag, messages, digits, countries);
}

/** What early.js has found that the reader wants. */
export const wantedLanguage = () => {
  const { lang, dataset } = document.documentElement;
  return { tag: lang, digits: dataset.numerals ?? '' };
};
