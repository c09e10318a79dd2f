/** Every word that the pages use has its entry, and every place that shows a cause leads to it. */

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';

import { api, launch, open, standing, visit } from './harness/page.mjs';
import { viewNamed, views } from './harness/views.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

it('has an entry for every cause and every check that the collector knows', async (t) => {
  const { page, faults } = await open(t, browser);
  await visit(page, viewNamed('glossary'));
  const { causes } = await api('causes');
  const { checks } = await api('checks');

  const ids = new Set(await page.locator('main [id]').evaluateAll((all) => all.map((it) => it.id)));
  const advice = await page.locator('[id^="cause-"] .advice').allTextContents();

  assert.deepEqual(causes.filter(({ cause }) => !ids.has(`cause-${cause}`)), []);
  assert.deepEqual(checks.filter(({ id }) => !ids.has(`check-${id}`)), []);
  assert.deepEqual(advice.sort(), causes.map((it) => it.advice).sort());
  assert.deepEqual(faults, []);
});

it('is led to from the views that show a cause, and no such link leads nowhere', async (t) => {
  const { page } = await open(t, browser);
  const links = new Set();
  for (const view of views) {
    await visit(page, view);
    const own = await page.locator('a[href^="/glossary#"]').evaluateAll((all) => all.map((it) => it.getAttribute('href')));
    own.forEach((it) => links.add(it));
    if (['targets', 'target', 'fix', 'leverage', 'changes', 'organisations'].includes(view.name)) {
      assert.ok(own.some((it) => it.includes('#cause-')), `${view.name} leads to no cause`);
    }
  }
  await visit(page, viewNamed('glossary'));

  const ids = new Set(await page.locator('main [id]').evaluateAll((all) => all.map((it) => it.id)));

  assert.ok(links.size > 5);
  assert.deepEqual([...links].filter((it) => !ids.has(it.split('#')[1])), []);
});

it('opens at the entry that was asked for, from another page and by its address, and goes back', async (t) => {
  const { page } = await open(t, browser);
  await visit(page, viewNamed('fix'));
  const link = page.locator('main a[href^="/glossary#cause-"]').first();
  const wanted = (await link.getAttribute('href')).split('#')[1];
  const focused = () => page.evaluate(() => document.activeElement.closest('.entry')?.id);

  await link.click();
  await standing(page, 'glossary');
  assert.equal(await focused(), wanted);
  await page.reload();
  await standing(page, 'glossary');
  assert.equal(await focused(), wanted);
  await page.goBack();
  await standing(page, 'fix');
});

it('is narrowed by words', async (t) => {
  const { page } = await open(t, browser);
  await visit(page, viewNamed('glossary'));

  await page.locator('#glossary-q').fill('hysteresis of nothing');
  await page.waitForFunction(() => document.querySelectorAll('.entry:not([hidden])').length === 0);
  await page.locator('#glossary-q').fill('AAAA');
  await page.waitForFunction(() => document.querySelectorAll('.entry:not([hidden])').length > 3);

  assert.equal(await page.locator('#cause-no_aaaa').isVisible(), true);
});
