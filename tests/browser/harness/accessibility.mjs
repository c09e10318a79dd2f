/** What axe finds wrong with a page as it stands: every rule it has, best practices too. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** axe's own test of what it can reach; the page has no frames. */
const kOptions = { resultTypes: ['violations'], iframes: false };

/** What a page does when its window has another size, it does with the next frame it draws. */
const drawn = () => new Promise((then) => { requestAnimationFrame(() => requestAnimationFrame(then)); });

/** @returns {Promise<string[]>} one sentence an element */
export async function violations(page) {
  await page.evaluate(drawn);
  const isThere = await page.evaluate('typeof axe === "object"');
  if (!isThere) {
    // Through the debugger, which the page's policy does not bind.
    await page.evaluate(source);
  }
  const { violations: found } = await page.evaluate(`axe.run(document, ${JSON.stringify(kOptions)})`);
  return found.flatMap((rule) => rule.nodes.map((node) => `${rule.id} (${rule.impact}): ${node.target.join(' ')}: ${node.failureSummary}`));
}

/** How far the page reaches beyond its window, sideways. */
export const sidewaysScroll = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
