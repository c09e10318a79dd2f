/** Every view, light and dark, wide and on a telephone: accessible, silent, and from one origin. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { sidewaysScroll, violations } from './harness/accessibility.mjs';
import { keptReport } from './harness/office.mjs';
import { lostTabs, tightCells } from './harness/overflow.mjs';
import { api, launch, narrow, open, visit, wide } from './harness/page.mjs';
import { kCountry } from './harness/story.mjs';
import { keysShown } from './harness/texts.mjs';
import { framed, plain, viewNamed, views } from './harness/views.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** Folded parts are part of the page: a reader opens them. A menu of the header, opened, would hide what lies under it. */
const unfold = (page) => page.evaluate(() => document.querySelectorAll('main details, footer details').forEach((it) => { it.open = true; }));

async function look(page, faults, view, width) {
  await unfold(page);
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    assert.deepEqual(await violations(page), [], `${view} at ${width} pixels, ${colorScheme}`);
  }
  assert.deepEqual(await lostTabs(page), [], `${view} at ${width} pixels`);
  assert.deepEqual(width === narrow.width ? await tightCells(page) : [], [], `${view} at ${width} pixels`);
  assert.ok(await sidewaysScroll(page) <= 0, `${view} scrolls sideways at ${width} pixels by ${await sidewaysScroll(page)}`);
  assert.deepEqual(faults, []);
}

for (const viewport of [wide, narrow]) {
  describe(`at ${viewport.width} pixels`, () => {
    for (const view of [...views, keptReport()]) {
      it(`${view.name} is accessible, silent and of one origin`, async (t) => {
        const { page, faults } = await open(t, browser, { viewport });
        await visit(page, view);
        assert.deepEqual(faults, []);

        await look(page, faults, view.name, viewport.width);

      });
    }

    for (const { name, path } of [plain, ...framed]) {
      it(`${name} is too, without scripts`, async (t) => {
        const { page, faults } = await open(t, browser, { viewport });
        const answer = await page.goto(path);
        // That there are no figures is what the status says, and what the browser complains of.
        const fine = faults.filter((it) => answer.ok() || !it.includes('404'));

        await look(page, fine, name, viewport.width);
      });
    }
  });
}

it('each view has a title and one heading of its own, and no text is missing', async (t) => {
  const { page } = await open(t, browser);
  const titles = new Set();
  for (const view of views) {
    await visit(page, view);
    titles.add(await page.title());
    assert.equal(await page.locator('h1').count(), 1, view.name);
    assert.equal(await page.locator('main').count(), 1, view.name);
    assert.deepEqual(await keysShown(page), [], view.name);
  }

  assert.equal(titles.size, views.length);

});

it('the only nation of a collector is shown at once, with all its texts', async (t) => {
  const { page, faults } = await open(t, browser);
  const answer = await api('countries');
  const countries = answer.countries.filter(({ country }) => country === kCountry);
  await page.route('**/api/v1/countries', (route) => route.fulfill({ json: { ...answer, countries } }));
  await visit(page, viewNamed('nations'));

  assert.equal(await page.locator('.answer').count(), 1);
  assert.deepEqual(await keysShown(page), []);
  assert.deepEqual(faults, []);
});

/** A promise that rests on a pillar of which something is withheld. */
const kPromise = {
  id: 'promise', title: 'A promise', mandate: 'A law', scope: 'Everyone', part: null, figure: 'security', target: 0.9, by: '2030-01-01', value: null,
  expected: null, pace: 'not_known', withheld: true, certain: false, value_then: null, as_of_then: null,
};

it('what is withheld of a promise is said in words, on the page of the nation and beside its mandate', async (t) => {
  const { page, faults } = await open(t, browser);
  const { name, path } = viewNamed('contribution_version');
  const profile = await api(path.slice(1));
  const mandates = [{ title: 'A law', source: '', bound: 'Everyone', dated: '2020-01-01', by: '', policy: kPromise.id }];
  await page.route('**/policies', (route) => route.fulfill({ json: { schema: 1, country: profile.country, policies: [kPromise] } }));
  await page.route(`**/api/v1${path}`, (route) => route.fulfill({ json: { ...profile, mandates } }));
  for (const [view, table] of [[viewNamed('nation'), '[aria-labelledby="policies"] tbody'], [{ name, path }, '[aria-labelledby="said-mandates"] tbody']]) {
    await visit(page, view);

    assert.match(await page.locator(table).innerText(), /withheld/, view.name);
    assert.deepEqual(await keysShown(page), [], view.name);
  }
  assert.deepEqual(faults, []);
});
