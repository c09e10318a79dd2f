/**
 * What the collector says in English (questions of checks, sentences of rules, remedies of causes, requirements of home
 * routers), in the language of the page. Only views that show it load it, and English never does.
 */

import { spoken } from './language.js';

/**
 * @typedef {object} Explanations
 * @property {Record<string, string>} questions  by check
 * @property {Record<string, string>} rules      by rule
 * @property {Record<string, string>} sentences  by cause: what is wrong
 * @property {Record<string, string>} advice     by cause: what to do
 * @property {Record<string, string>} requirements  of home routers, as their catalogue numbers them
 */

/** @type {{tag: string, files: Set<string>, texts: Partial<Explanations>}} */
let loaded = { tag: 'en', files: new Set(), texts: {} };

/**
 * Without them the page still says all, in English: their absence is no failure of the view.
 * @param {'' | 'requirements/'} [folder] of the requirements of home routers, or of all else
 */
export async function startExplanations(folder = '') {
  const { tag } = spoken;
  if (loaded.tag !== tag) {
    loaded = { tag, files: new Set(), texts: {} };
  }
  const into = loaded;
  if (tag === 'en' || into.files.has(folder)) {
    return;
  }
  const answer = await fetch(`/web/explanations/${folder}${tag}.json`).catch(() => null);
  if (answer?.ok) {
    Object.assign(into.texts, await answer.json());
    into.files.add(folder);
  }
}

/**
 * @param {keyof Explanations} kind @param {string} id of a check, a rule, a cause or a requirement
 * @returns {string | null} null when there is no translation
 */
export function explanation(kind, id) {
  const texts = loaded.tag === spoken.tag ? loaded.texts[kind] : undefined;
  return texts && Object.hasOwn(texts, id) ? texts[id] : null;
}
