/** A message that is missing shows its key; what the API calls so (checks, rules) stands in `code`. */
export const keysShown = (page) => page.evaluate(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (/^[a-z_]+\.[a-z_0-9]+$/.test(textContent.trim()) && !parentElement.closest('code, pre, script')) {
      found.push(textContent);
    }
  }
  return found;
});

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
