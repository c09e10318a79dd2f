/** Without scripts there is less, and it is true. */

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';

import { api, launch, open } from './harness/page.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

it('the plain page has every nation with its interval', async (t) => {
  const { page, faults } = await open(t, browser, { javaScriptEnabled: false });
  const { countries } = await api('countries');

  await page.goto('/plain');
  const text = await page.locator('body').innerText();

  for (const { title, interval } of countries) {
    assert.ok(text.includes(title), title);
    for (const end of interval) {
      assert.ok(text.includes((end * 100).toFixed(1)), `${title}: ${end}`);
    }
  }
  assert.deepEqual(faults, []);
});

it('it looks the same when it is come back to: what is unchanged keeps the policy it came with', async (t) => {
  const { page } = await open(t, browser, { javaScriptEnabled: false });
  const width = async () => (await page.locator('main').boundingBox())?.width;
  await page.goto('/plain');
  const first = await width();

  await page.reload();

  assert.equal(await width(), first);
});

it('the dashboard without scripts leads there', async (t) => {
  const { page } = await open(t, browser, { javaScriptEnabled: false });
  await page.goto('/');

  await page.locator('noscript a, main a').first().click();

  assert.equal(new URL(page.url()).pathname, '/plain');
});
