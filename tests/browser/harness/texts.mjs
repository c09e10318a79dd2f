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
