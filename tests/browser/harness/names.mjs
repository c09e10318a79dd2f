/** What a screen reader is given: the browser's own accessibility tree, not what the page's source promises. */

/** Who meets one of these must be told what it is. */
const kNamed = new Set([
  'button', 'link', 'textbox', 'searchbox', 'combobox', 'DisclosureTriangle', 'image', 'img', 'table', 'columnheader', 'rowheader', 'region',
  'navigation', 'search', 'form', 'heading',
]);

/** @returns {Promise<{role: string, name: string}[]>} all that is told, in the order of reading */
export async function told(page) {
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  await devtools.detach();
  return nodes.filter((it) => !it.ignored).map((it) => ({ role: it.role?.value ?? '', name: (it.name?.value ?? '').trim() }));
}

/** Roles of what has to have a name and has none. */
export const nameless = (all) => all.filter(({ role, name }) => kNamed.has(role) && name === '').map(({ role }) => role);
