/** The language of the page: chosen once at the start, used by everything that shows text. */

import { Catalogue } from './catalogue.js';
import { makeForm } from './format.js';

/** @typedef {{ locale: string, dir: 'ltr' | 'rtl', name: string, messages: Record<string, string> }} Messages */

const kStored = 'sextant.language';
/** A language is a file `messages/<tag>.json` and its tag here; the first is what others fall back to. */
export const kLanguages = ['en'];

let catalogue = new Catalogue({}, 'en');
/** @type {ReturnType<typeof makeForm>} */
export let form = makeForm('en');

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

/** @param {readonly string[]} wanted @param {readonly string[]} offered @returns {string} */
export function chooseLanguage(wanted, offered) {
  for (const tag of wanted) {
    const found = offered.find((it) => tag === it || tag.startsWith(`${it}-`));
    if (found !== undefined) {
      return found;
    }
  }
  return offered[0];
}

/** @returns {string | null} null where storage is forbidden */
function storedLanguage() {
  try {
    return localStorage.getItem(kStored);
  } catch {
    return null;
  }
}

/** @param {string} tag */
export function storeLanguage(tag) {
  try {
    localStorage.setItem(kStored, tag);
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

/** @param {Messages} chosen @param {Record<string, string>} fallback */
export function useMessages(chosen, fallback = {}) {
  catalogue = new Catalogue({ ...fallback, ...chosen.messages }, chosen.locale);
  form = makeForm(chosen.locale);
  document.documentElement.lang = chosen.locale;
  document.documentElement.dir = chosen.dir;
}

/** Loads the reader's language; what a translation lacks is said in the first language. */
export async function startLanguage() {
  const stored = storedLanguage();
  const tag = chooseLanguage([...(stored ? [stored] : []), ...navigator.languages], kLanguages);
  const [chosen, fallback] = await Promise.all([
    loadMessages(tag),
    tag === kLanguages[0] ? null : loadMessages(kLanguages[0]),
  ]);
  useMessages(chosen, fallback?.messages);
  return tag;
}
