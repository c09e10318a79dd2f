/** The repository of experience: found by words, shown as text, with figures that the collector measured. */

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';

import { kTitle } from './harness/experience.mjs';
import { api, launch, open, visit } from './harness/page.mjs';
import { viewNamed } from './harness/views.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

it('words narrow the list, in the language of the texts', async (t) => {
  const { page, faults } = await open(t, browser);
  await visit(page, viewNamed('repository'));
  const { contributions } = await api('repository');
  assert.ok(contributions.length >= 4);
  assert.equal(await page.locator('.contribution').count(), contributions.length);

  await page.fill('#repository-q', 'federal memorandum');
  await page.waitForURL(/q=federal/);
  await page.waitForFunction(() => document.querySelectorAll('.contribution').length === 1);

  assert.match(await page.locator('.contribution').innerText(), /United States/);
  assert.deepEqual(faults, []);
});

it('what an author wrote stays text, and a link leads only where it says', async (t) => {
  const { page, faults } = await open(t, browser);
  await visit(page, viewNamed('contribution'));

  assert.equal(await page.locator('h1').innerText(), kTitle);
  assert.equal(await page.locator('h1 b').count(), 0);
  assert.equal(await page.locator('.prose a').getAttribute('href'), 'https://gazette.example.test/');
  assert.match(await page.locator('.prose a').getAttribute('rel'), /noopener/);
  assert.deepEqual(faults, []);
});

it('a case study draws both windows and says what else may have moved the figure', async (t) => {
  const { page } = await open(t, browser);
  await visit(page, viewNamed('contribution'));

  assert.equal(await page.locator('.history .shade').count(), 2);
  assert.match(await page.locator('main').innerText(), /A new host for two of the portals/);
});

it('an example says that it is one, on its page and in the list', async (t) => {
  const { page } = await open(t, browser);
  await visit(page, viewNamed('contribution_version'));
  assert.equal(await page.locator('.notice.warning .example, .notice.warning strong').count(), 1);

  await visit(page, viewNamed('repository'));
  assert.equal(await page.locator('.contribution .example').count(), 3);
});
