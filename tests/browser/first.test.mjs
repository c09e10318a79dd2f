/** What a page says first: the answer in words, and the way to whoever can act on it. */

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';

import { scorePoints } from '../../collector/web/base/format.js';
import { api, launch, open, visit } from './harness/page.mjs';
import { kCountry } from './harness/story.mjs';
import { viewNamed } from './harness/views.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

it('a nation says in words how many services work before it shows a number', async (t) => {
  const { page, faults } = await open(t, browser);
  const { states, targets } = await api(`countries/${kCountry}`);
  const { whole, by_thing: { steps } } = await api(`countries/${kCountry}/leverage`);
  const gained = steps.filter(({ mended }) => mended <= 10).at(-1).whole - whole;
  await visit(page, viewNamed('nation'));
  const words = (await page.locator('.answer').innerText()).replace(/\s+/g, ' ');

  assert.ok(gained > 0, 'nothing would be gained: this test would prove nothing');
  assert.ok(words.startsWith(`${states.operational} of ${targets} public services work over IPv6.`), words);
  assert.ok(words.includes(`${states.broken} are broken, ${states.absent} have no IPv6.`), words);
  assert.ok(words.includes(`could make ${gained} more whole`), words);
  const [sentence, number] = await Promise.all(['.answer', '.hero .huge'].map((it) => page.locator(it).boundingBox()));
  assert.ok(sentence.y + sentence.height <= number.y, 'the number comes first');
  const ways = await page.locator('.answer a').evaluateAll((all) => all.map((it) => it.getAttribute('href')));
  const pages = `/countries/${kCountry}`;
  assert.deepEqual(ways, [`${pages}/targets`, `${pages}/targets?state=broken`, `${pages}/targets?state=absent`, `${pages}/leverage`, `${pages}/fix`, `${pages}/organisations?tier=ministry`]);
  assert.deepEqual(faults, []);
});

it('the sentence on the interval names the ends that the picture has', async (t) => {
  const { page } = await open(t, browser);
  const { countries } = await api('countries');
  for (const { country, interval, index } of countries) {
    await visit(page, { name: 'nation', path: `/countries/${country}` });
    const sentence = await page.locator('.hero .reading > .lead').innerText();
    const named = [...sentence.matchAll(/\d+\.\d/g)].map(([it]) => it);

    assert.deepEqual(named.slice(-2), interval.map((it) => scorePoints(it).toFixed(1)), sentence);
    assert.equal(named.length, index === null ? 2 : 5, sentence);
  }
});

it('a service leads to its letter, to all services of its organisation and to its other faults', async (t) => {
  const { page, faults } = await open(t, browser);
  const domain = 'kra.go.ke';
  const { country, organisation, cause } = await api(`targets/${domain}`);
  const { consensus } = await api(`targets/${domain}/verdicts`);
  const other = consensus.find((it) => it.counts && it.outcome === 'fail' && it.cause && it.cause !== cause);
  assert.ok(other, `${domain} has one fault alone: this test would prove nothing`);
  await visit(page, { name: 'target', path: `/targets/${domain}` });

  const ways = await page.locator('.verdict .links a').evaluateAll((all) => all.map((it) => it.getAttribute('href')));
  assert.deepEqual(ways, [`/countries/${country}/letters/${domain}`, `/countries/${country}/targets?${new URLSearchParams({ q: organisation })}`]);
  const check = (await page.locator('.verdict .also a').first().getAttribute('href')).slice(1);
  await page.locator('.verdict .also a').first().click();

  await page.waitForSelector(`details[id="${check}"][open]`);
  assert.ok(await page.locator(`[id="${check}"]`).evaluate((it) => it.getBoundingClientRect().top < innerHeight), 'the check is out of sight');
  await page.locator('.verdict .links a').first().click();
  await page.waitForSelector('main[data-view="letter"]');
  assert.ok((await page.locator('h1').innerText()).includes(organisation));
  assert.deepEqual(faults, []);
});

it('scores of weeks stand beside a state of today with the days they are of', async (t) => {
  const { page } = await open(t, browser);
  const { window } = await api(`countries/${kCountry}`);
  const day = (it) => new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(new Date(it));
  const sentence = `Scores are means of the days from ${day(window.first)} to ${day(window.last)}; the state is that of the newest round.`;
  for (const name of ['targets', 'target', 'organisations', 'letter', 'draft']) {
    await visit(page, viewNamed(name));

    assert.equal(await page.getByText(sentence).count(), 1, name);
  }
});

it('countries that told something can be chosen, and lead to a score only where there is one', async (t) => {
  const { page, faults } = await open(t, browser);
  const { contributions } = await api('repository');
  const scored = (await api('countries')).countries.map(({ country }) => country);
  const without = contributions.find(({ country }) => !scored.includes(country));
  assert.ok(without, 'every country that told something has a score: this test would prove nothing');
  await visit(page, viewNamed('repository'));
  const choices = await page.locator('#country option').evaluateAll((all) => all.map((it) => it.value).filter(Boolean));

  assert.deepEqual([...choices].sort(), [...new Set(contributions.map(({ country }) => country))].sort());
  for (const { contribution, country } of contributions) {
    await visit(page, { name: 'contribution', path: `/repository/${contribution}` });
    assert.equal(await page.locator(`main .facts a[href="/countries/${country}"]`).count() > 0, scored.includes(country), contribution);
  }
  assert.deepEqual(faults, []);
});

it('fixes of one kind are told apart by who runs the thing and whom it holds back, with a letter to each', async (t) => {
  const { page, faults } = await open(t, browser);
  await visit(page, viewNamed('fix'));
  const headings = await page.locator('.fix h2').allInnerTexts();
  const letters = await page.locator('.fix').first().locator('a[href*="/letters/"]').allInnerTexts();

  assert.equal(new Set(headings.map((it) => it.replace(/^\d+/, ''))).size, headings.length);
  assert.match(headings[0], /Laboratory, web-south/);
  assert.ok(letters.length > 0);
  assert.deepEqual(letters.filter((it) => !headings[0].includes(it)), []);
  const [number, title] = await Promise.all(['.gain', 'h2'].map((it) => page.locator('.fix').first().locator(it).boundingBox()));
  assert.ok(number.x > title.x + title.width / 2, 'on a wide page the gain stands beside');
  await page.setViewportSize({ width: 390, height: 844 });
  const [gain, advice] = await Promise.all(['.gain', '.advice'].map((it) => page.locator('.fix').first().locator(it).boundingBox()));
  assert.ok(gain.y < advice.y, 'the gain stands under the advice');
  assert.deepEqual(faults, []);
});

it('a report says what to do before how it was made', async (t) => {
  const { page, faults } = await open(t, browser);
  await visit(page, viewNamed('draft'));
  const order = await page.locator('.paper > section').evaluateAll((all) => all.map((it) => it.getAttribute('aria-labelledby')));
  const title = await page.locator('.title-page').innerText();
  const { fixes } = await api(`countries/${kCountry}/fixes`);

  assert.ok(fixes.length > 10, 'all fixes are the first: this test would prove nothing');
  assert.equal(await page.locator('[aria-labelledby="mend"] .fix').count(), 10);
  assert.deepEqual(order.slice(0, 3), ['summary', 'states', 'mend']);
  assert.deepEqual(order.slice(-5), ['method', 'coverage', 'vantages', 'origin', 'repeat']);
  assert.match(title, /public services work over IPv6/);
  assert.doesNotMatch(title, /[0-9a-f]{64}/);
  assert.deepEqual(await page.locator('.contents a').evaluateAll((all) => all.map((it) => it.getAttribute('href'))), order.map((it) => `#${it}`));
  assert.deepEqual(faults, []);
});
