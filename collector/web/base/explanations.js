/**
 * What the collector says in English (questions of checks, sentences of rules, remedies of causes), in the language of
 * the page. Only views that show it load it, and English never does: the collector's answers have it.
 */

import { spoken } from './language.js';

/**
 * @typedef {object} Explanations
 * @property {Record<string, string>} questions  by check
 * @property {Record<string, string>} rules      by rule
 * @property {Record<string, string>} sentences  by cause: what is wrong
 * @property {Record<string, string>} advice     by cause: what to do
 */

/** @type {{tag: string, texts: Partial<Explanations>}} */
let loaded = { tag: 'en', texts: {} };

/** Without them the page still says all, in English: their absence is no failure of the view. */
export async function startExplanations() {
  const { tag } = spoken;
  if (loaded.tag === tag) {
    return;
  }
  if (tag === 'en') {
    loaded = { tag, texts: {} };
    return;
  }
  const answer = await fetch(`/web/explanations/${tag}.json`).catch(() => null);
  loaded = answer?.ok ? { tag, texts: await answer.json() } : { tag: '', texts: {} };
}

/**
 * @param {keyof Explanations} kind @param {string} id of a check, a rule or a cause
 * @returns {string | null} null when there is no translation
 */
export function explanation(kind, id) {
  const texts = loaded.tag === spoken.tag ? loaded.texts[kind] : undefined;
  return texts && Object.hasOwn(texts, id) ? texts[id] : null;
}
