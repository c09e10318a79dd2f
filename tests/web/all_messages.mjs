/** All texts of a language: those that every reader loads, and the chapters that only some views need. */

import { readdirSync, readFileSync } from 'node:fs';

const kWeb = new URL('../../collector/web/', import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, kWeb), 'utf8'));

/** @param {string} tag */
export function allMessages(tag) {
  const language = read(`messages/${tag}.json`);
  const chapters = readdirSync(new URL('chapters/', kWeb)).sort();
  return { ...language, messages: Object.assign({}, language.messages, ...chapters.map((name) => read(`chapters/${name}/${tag}.json`))) };
}
