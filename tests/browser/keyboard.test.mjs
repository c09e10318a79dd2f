/** Everything can be done without a mouse, and a reader always knows where they are. */

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';

import { markControls, walk } from './harness/keyboard.mjs';
import { launch, open, standing, visit } from './harness/page.mjs';
import { kCountry } from './harness/story.mjs';
import { viewNamed, views } from './harness/views.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

for (const view of views) {
  it(`${view.name}: Tab reaches every control, shows where it is, and comes out again`, async (t) => {
    const { page } = await open(t, browser);
    await visit(page, view);
    const controls = await markControls(page);

    const { reached, faults } = await walk(page);

    assert.deepEqual(faults, []);
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

  await check.locator('> summary').focus();
  await page.keyboard.press('Enter');

  assert.equal(await check.evaluate((it) => it.open), true);
});
