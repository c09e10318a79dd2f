import { kLanguages } from '../../../collector/web/base/language.js';
import { allMessages } from '../../web/all_messages.mjs';

const kKeys = [...new Set(Object.keys(kLanguages).flatMap((tag) => Object.keys(allMessages(tag).messages)))];

/**
 * A message that is missing shows its key, alone or inside a sentence, to the eye or in a label; what the API calls so (checks,
 * rules) stands in `code`.
 */
export const keysShown = (page) => page.evaluate((all) => {
  const keys = new Set(all);
  const isKey = (text) => /^[a-z_]+\.[a-z_0-9]+$/.test(text.trim()) || (text.match(/\b[a-z_]+(\.[a-z_0-9]+)+\b/g) ?? []).some((it) => keys.has(it));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [...document.querySelectorAll('[aria-label]')].map((it) => it.getAttribute('aria-label')).filter(isKey);
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (isKey(textContent) && !parentElement.closest('code, pre, script')) {
      found.push(textContent);
    }
  }
  return found;
}, kKeys);

/**
 * Sentences in Latin letters that nothing says to be English, to a reader or to a voice; names of others stand in `bdi`.
 * A sentence that has letters of another script is translated, whatever command it holds.
 */
export const unmarkedEnglish = (page) => page.evaluate(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (/(?:[a-z]{2,} ){5}[a-z]{2,}/i.test(textContent) && !/\p{Script=Arabic}|\p{Script=Cyrillic}|\p{Script=Han}/u.test(textContent) && !parentElement.closest('[lang]:not(html), code, pre, bdi, script')) {
      found.push(textContent.trim().slice(0, 80));
    }
  }
  return found;
});
