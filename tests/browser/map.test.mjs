/** The map beside the table: the same nations, reached by pointer, by keyboard and by voice, and never before it is wanted. */

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';

import { api, launch, narrow, open, standing, visit } from './harness/page.mjs';
import { viewNamed } from './harness/views.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const labels = (page) => page.locator('.world a').evaluateAll((all) => all.map((it) => it.getAttribute('aria-label')));

async function nations(t, more) {
  const { page, faults } = await open(t, browser, more);
  await visit(page, viewNamed('nations'));
  return { page, faults };
}

it('has a link for every nation of the table, and says in words what it shows', async (t) => {
  const { page, faults } = await nations(t);
  const { countries } = await api('countries');
  const drawn = countries.filter(({ country }) => country !== 'AA');

  const told = await labels(page);

  assert.equal(told.length, drawn.length);
  for (const { index } of drawn.filter((it) => it.index !== null)) {
    assert.ok(told.some((it) => it.includes(`index ${(index * 100).toFixed(1)}`)), `${index} in ${told}`);
  }
  assert.match(await page.locator('.small-print').innerText(), /no opinion on the legal status/);
  assert.match(await page.locator('.small-print').innerText(), /Not on this map/, 'AA has no place in the world');
  assert.deepEqual(faults, []);
});

it('is one stop of the keyboard; arrows go from nation to nation, and Enter opens one', async (t) => {
  const { page } = await nations(t);
  const count = (await labels(page)).length;
  await page.locator('#map-part').focus();

  await page.keyboard.press('Tab');
  const reached = new Set();
  for (const key of ['Home', 'ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'End']) {
    await page.keyboard.press(key);
    reached.add(await page.evaluate(() => document.activeElement.getAttribute('href')));
  }
  const last = await page.evaluate(() => document.activeElement.getAttribute('href'));
  await page.keyboard.press('Enter');
  await standing(page, 'nation');

  assert.ok(reached.size >= Math.min(2, count), `only ${[...reached]}`);
  assert.equal(new URL(page.url()).pathname, last);
});

it('tells the band by its pattern alone', async (t) => {
  const { page } = await nations(t);

  const marks = await page.locator('.world pattern').evaluateAll((all) => all.map((it) => it.children[1]?.outerHTML ?? 'none'));

  assert.equal(new Set(marks).size, 5);
});

it('shows a part of the world, and another measure, without leaving the page', async (t) => {
  const { page, faults } = await nations(t, { viewport: narrow });
  const whole = await page.locator('.world').getAttribute('viewBox');

  await page.locator('#map-part').selectOption('africa');
  await page.locator('#map-measure').selectOption('works');

  assert.notEqual(await page.locator('.world').getAttribute('viewBox'), whole);
  assert.deepEqual(faults, []);
});

it('is not asked for before its reader is near', async (t) => {
  const { page } = await open(t, browser, { viewport: { width: 320, height: 300 } });
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));

  await page.goto('/');
  await standing(page, 'nations');
  const before = asked.includes('/web/map/world.json');
  await page.locator('.world-room').scrollIntoViewIfNeeded();
  await page.waitForSelector('.world-room[data-drawn]');

  assert.equal(before, false);
  assert.ok(asked.includes('/web/map/world.json'));
});

it("an operator's own shapes, names and disclaimer take the place of ours, in every view", async (t) => {
  const { page, faults } = await open(t, browser);
  const own = { schema: 1, box: [0, 0, 100, 50], shapes: { KE: 'M10,10l20,0 0,20z', FR: '<script>' }, points: { MT: [5, 5] }, disclaimer: { en: 'As the survey draws it.' } };
  // What `page.map` and `page.names` serve (collector/serve/own_web.hpp) is answered here in their place.
  await page.route('**/web/map/world.json', (route) => route.fulfill({ json: own }));
  await page.route('**/web/names/own.json', (route) => route.fulfill({ json: { en: { KE: 'Republic of Kenya' } } }));

  await visit(page, viewNamed('nations'));

  assert.deepEqual(await page.locator('.world a').evaluateAll((all) => all.map((it) => it.getAttribute('href'))), ['/countries/KE']);
  assert.match(await page.locator('.small-print').innerText(), /As the survey draws it/);
  assert.match(await page.locator('.small-print').innerText(), /France/, 'what is no path is not drawn, and said to be missing');
  assert.equal(await page.locator('main table').getByRole('link', { name: 'Republic of Kenya' }).count(), 1);
  await visit(page, viewNamed('nation'));
  assert.match(await page.locator('h1').innerText(), /Republic of Kenya/);
  assert.deepEqual(faults, []);
});
