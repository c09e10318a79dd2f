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
  assert.equal(await training.locator('tbody bdi').count(), await training.locator('tbody bdi[lang="en"]').count(), 'what the profile says is in its language');

  const calendar = await fetch(`${base}${await training.getByRole('link', { name: /iCalendar/ }).getAttribute('href')}`);
  assert.match(calendar.headers.get('content-type'), /^text\/calendar/);
  assert.equal((await calendar.text()).split(`SUMMARY;LANGUAGE=en:${kTraining.title}\r\n`).length, 3);
  assert.deepEqual(faults, []);
});

it('training stays as its reader left it while words are typed, and is asked for anew for another country alone', async (t) => {
  const { page, faults } = await open(t, browser);
  await visit(page, { name: 'repository', path: `/repository?country=${kCountry}` });
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const folded = page.locator('section[aria-labelledby="training"] details');
  await folded.locator('summary').click();

  await page.fill('#repository-q', 'address');
  await page.waitForURL(/q=address/);
  await page.waitForSelector('main[data-view][aria-busy="false"]');
  await page.selectOption('#kind', 'case_study');
  await page.waitForURL(/kind=case_study/);
  await page.waitForSelector('main[data-view][aria-busy="false"]');

  assert.ok(await folded.evaluate((it) => it.open), 'what was opened is folded again');
  assert.ok(asked.includes('/api/v1/repository'), 'nothing was asked: this test would prove nothing');
  assert.deepEqual(asked.filter((it) => it.endsWith('/events')), []);
  await page.selectOption('#country', '');
  await page.waitForURL((url) => !url.searchParams.has('country'));
  await page.waitForSelector('main[data-view][aria-busy="false"]');
  assert.deepEqual(asked.filter((it) => it.endsWith('/events')), ['/api/v1/repository/events']);
  assert.deepEqual(faults, []);
});
