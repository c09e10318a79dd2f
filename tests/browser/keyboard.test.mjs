/** Everything can be done without a mouse, and a reader always knows where they are. */

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';

import { launch, open, standing, visit } from './harness/page.mjs';
import { kCountry } from './harness/story.mjs';
import { viewNamed, views } from './harness/views.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** Far more than any view has: a trap would end here. */
const kMostTabs = 2000;

/** What a reader can use: seen, not switched off, and not folded away. */
const markControls = (page) => page.evaluate(() => {
  const wanted = 'a[href], button, select, input, textarea, summary, [tabindex="0"]';
  const all = [...document.querySelectorAll(wanted)].filter((it) => it.checkVisibility({ visibilityProperty: true }) && !it.disabled);
  all.forEach((it, i) => it.setAttribute('data-control', String(i)));
  return all.length;
});

const focused = (page) => page.evaluate(() => {
  const it = document.activeElement;
  const style = getComputedStyle(it);
  const isSeen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  return { control: it.getAttribute('data-control'), tag: it.tagName, name: it.outerHTML.slice(0, 90), isSeen };
});

/** Walks by Tab from the top until the focus leaves the page. */
async function walk(page) {
  const reached = new Set();
  await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); });
  for (let i = 0; i < kMostTabs; i += 1) {
    await page.keyboard.press('Tab');
    const { control, tag, name, isSeen } = await focused(page);
    if (tag === 'BODY' || reached.has(control)) {
      return reached;
    }
    assert.ok(isSeen, `the focus cannot be seen on ${name}`);
    assert.notEqual(control, null, `the focus is on what is no control: ${name}`);
    reached.add(control);
  }
  throw new assert.AssertionError({ message: 'the focus never leaves the page' });
}

for (const view of views) {
  it(`${view.name}: Tab reaches every control, shows where it is, and comes out again`, async (t) => {
    const { page } = await open(t, browser);
    await visit(page, view);
    const controls = await markControls(page);

    const reached = await walk(page);

    assert.equal(reached.size, controls);
  });
}

it('the first Tab offers the way past the head', async (t) => {
  const { page } = await open(t, browser);
  await visit(page, viewNamed('nation'));

  await page.keyboard.press('Tab');
  const box = await page.locator(':focus').boundingBox();
  await page.keyboard.press('Enter');
  const inside = await page.evaluate(() => document.activeElement.closest('main') !== null);
  await page.keyboard.press('Tab');

  assert.ok(box.y >= 0 && box.height > 0, 'the skip link is not on the screen');
  assert.ok(inside, 'the skip link does not lead into the content');
  assert.ok(await page.evaluate(() => document.activeElement.closest('main') !== null));
});

it('who follows a link by keyboard stands at the new heading', async (t) => {
  const { page } = await open(t, browser);
  await visit(page, viewNamed('nations'));

  await page.locator(`main a[href="/countries/${kCountry}"]`).first().focus();
  await page.keyboard.press('Enter');
  await standing(page, 'nation');

  await page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Kenya');
});

it('what is folded opens by keyboard', async (t) => {
  const { page } = await open(t, browser);
  await visit(page, viewNamed('target'));
  const check = page.locator('details.check').first();

  await check.locator('summary').focus();
  await page.keyboard.press('Enter');

  assert.equal(await check.evaluate((it) => it.open), true);
});
