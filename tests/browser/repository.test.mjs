/** The repository of experience: found by words, shown as text, with figures that the collector measured. */

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';

import { kTitle, kTraining } from './harness/experience.mjs';
import { api, base, launch, open, visit } from './harness/page.mjs';
import { kCountry } from './harness/story.mjs';
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

it('training to come is listed, what is over is folded, and a calendar can be subscribed to', async (t) => {
  const { page, faults } = await open(t, browser);
  await visit(page, { name: 'repository', path: `/repository?country=${kCountry}` });
  const training = page.locator('section[aria-labelledby="training"]');

  assert.equal(await training.locator('h2 + * tbody tr').count(), 1);
  assert.match(await training.locator('h2 + *').innerText(), /Workshop: <b>routers<\/b>[^]*Kenya[^]*Nairobi[^]*Engineers/);
  assert.equal(await training.locator('details tbody tr:visible').count(), 0);
  await training.locator('summary').click();
  assert.equal(await training.locator('details tbody tr:visible').count(), 1);

  const calendar = await fetch(`${base}${await training.getByRole('link', { name: /iCalendar/ }).getAttribute('href')}`);
  assert.match(calendar.headers.get('content-type'), /^text\/calendar/);
  assert.equal((await calendar.text()).split(`SUMMARY;LANGUAGE=en:${kTraining.title}\r\n`).length, 3);
  assert.deepEqual(faults, []);
});
