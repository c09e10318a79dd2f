/** What stands on the page as one HTML file that needs no other: it can be sent on, and opened where there is no network. */

import { settleLinks } from './links.js';

/** The sheets that the page wears, in its order. */
const sheets = () =>
  [.../** @type {NodeListOf<HTMLLinkElement>} */ (document.querySelectorAll('link[rel="stylesheet"]'))].map(({ href }) => href);

/** Links lead back to where the file came from. @param {Element} paper */
function settled(paper) {
  const copy = /** @type {Element} */ (paper.cloneNode(true));
  settleLinks(copy, location.origin);
  copy.querySelectorAll('button, .said').forEach((it) => it.remove());
  return copy.outerHTML;
}

/** @param {string} text */
const escaped = (text) => text.replace(/[<>&]/g, (it) => `&#${it.charCodeAt(0)};`);

/** @param {Element} paper @param {string} title */
async function fileOf(paper, title) {
  const styles = await Promise.all(sheets().map(async (href) => (await fetch(href)).text()));
  const { lang, dir } = document.documentElement;
  const picture = document.querySelector('svg.defs')?.outerHTML ?? '';
  return `<!DOCTYPE html>\n<html lang="${lang}" dir="${dir}">\n<head>\n<meta charset="utf-8">\n<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>${escaped(title)}</title>\n<style>\n${styles.join('\n')}\n</style>\n</head>\n<body>\n${picture}\n<main>${settled(paper)}</main>\n</body>\n</html>\n`;
}

/** @param {Element} paper @param {string} title @param {string} name of the file */
export async function download(paper, title, name) {
  const address = URL.createObjectURL(new Blob([await fileOf(paper, title.replace(/[\u2066-\u2069]/g, ''))], { type: 'text/html' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
