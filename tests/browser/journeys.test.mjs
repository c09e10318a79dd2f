/** Ways through the dashboard: what a reader asks stands in the address, and the browser's own buttons go back through it. */

import assert from 'node:assert/strict';
import { afterEach, after, before, beforeEach, describe, it } from 'node:test';

import { api, launch, open, standing, visit } from './harness/page.mjs';
import { kCountry } from './harness/story.mjs';
import { viewNamed, views } from './harness/views.mjs';

let browser;
let opened;
before(async () => { browser = await launch(); });
after(() => browser.close());
beforeEach(async () => { opened = await open(null, browser); });
afterEach(async () => {
  const { faults } = opened;
  await opened.close();
  assert.deepEqual(faults, []);
});

const domains = (page) => page.locator('main .results tbody th').evaluateAll((cells) => cells.map((it) => it.querySelector('a').textContent));
const asked = async (query) => (await api(`targets?${new URLSearchParams({ country: kCountry, limit: '100', ...query })}`)).targets.map((it) => it.domain);

/** Waits until the list is the one the API gives for the same question. */
async function lists(page, query) {
  const wanted = await asked(query);
  assert.ok(wanted.length > 0, `the API knows no target for ${JSON.stringify(query)}: this test would prove nothing`);
  await page.waitForFunction((count) => document.querySelectorAll('main .results tbody th').length === count, wanted.length);
  assert.deepEqual(await domains(page), wanted);
}

describe('the list of targets', () => {
  beforeEach(() => visit(opened.page, viewNamed('targets')));

  it('is narrowed by state, and the address says so', async () => {
    const { page } = opened;

    await page.locator('#state-broken').click();

    await page.waitForURL('**/targets?state=broken');
    await lists(page, { state: 'broken' });
  });

  it('is searched while typing, and the words stay under the hands', async () => {
    const { page } = opened;

    await page.locator('#filter-q').focus();
    await page.keyboard.type('ministry', { delay: 20 });

    await page.waitForURL('**/targets?q=ministry');
    await lists(page, { q: 'ministry' });
    assert.equal(await page.evaluate(() => document.activeElement.id), 'filter-q');
  });

  it('takes all questions together, and a reload gives the same list', async () => {
    const { page } = opened;
    await page.locator('#filter-sector').selectOption('digital');
    await page.waitForURL('**/targets?sector=digital');
    await page.locator('#filter-cause').selectOption('port_missing');
    await page.waitForURL((url) => url.searchParams.get('cause') === 'port_missing' && url.searchParams.get('sector') === 'digital');
    await lists(page, { sector: 'digital', cause: 'port_missing' });

    await page.reload();
    await standing(page, 'targets');

    await lists(page, { sector: 'digital', cause: 'port_missing' });
    assert.equal(await page.locator('#filter-sector').inputValue(), 'digital');
    assert.equal(await page.locator('#filter-cause').inputValue(), 'port_missing');
  });

  it('goes back and forward through the questions', async () => {
    const { page } = opened;
    await page.locator('#state-absent').click();
    await lists(page, { state: 'absent' });
    await page.locator('#state-broken').click();
    await lists(page, { state: 'broken' });

    await page.goBack();
    await lists(page, { state: 'absent' });
    await page.goBack();
    await lists(page, {});
    await page.goForward();
    await lists(page, { state: 'absent' });
  });

  it('is sorted by its headings, one way and the other', async () => {
    const { page } = opened;
    const heading = page.getByRole('columnheader', { name: 'Web' });
    const scores = async (order) => {
      await heading.getByRole('link').click();
      await page.locator(`main th[aria-sort="${order}"]`, { hasText: 'Web' }).waitFor();
      const texts = await page.locator('main .results tbody td:nth-child(5)').allTextContents();
      return texts.map(Number).filter((it) => !Number.isNaN(it));
    };

    const up = await scores('ascending');
    const down = await scores('descending');

    const known = (await asked({})).length - (await page.locator('main .results tbody td:nth-child(5) .unknown-value').count());
    assert.equal(up.length, known);
    assert.deepEqual(up, [...up].sort((a, b) => a - b));
    assert.deepEqual(down, [...up].reverse());
  });

  it('says so when nothing is found', async () => {
    const { page } = opened;
    await page.locator('#filter-q').fill('nothing is called like this');
    await page.waitForURL('**q=nothing**');

    await page.waitForFunction(() => document.querySelectorAll('main .results tbody th').length === 0);
    assert.match(await page.locator('main .results').innerText(), /no service/i);
  });
});

it('from the nations down to one target and back, without loading the page anew', async () => {
  const { page } = opened;
  await visit(page, viewNamed('nations'));
  await page.evaluate(() => { globalThis.marker = 'the same page'; });

  await page.locator(`main a[href="/countries/${kCountry}"]`).first().click();
  await standing(page, 'nation');
  await page.locator(`main a[href="/countries/${kCountry}/targets"]`).first().click();
  await standing(page, 'targets');
  await page.locator('main .results tbody th a').first().click();
  await standing(page, 'target');
  for (const view of ['targets', 'nation', 'nations']) {
    await page.goBack();
    await standing(page, view);
  }
  await page.goForward();
  await standing(page, 'nation');

  assert.equal(await page.evaluate(() => globalThis.marker), 'the same page');
});

it('every link of every view leads somewhere', async () => {
  const { page } = opened;
  const links = new Set();
  for (const view of views) {
    await visit(page, view);
    // What a Member State names as its source leads elsewhere, says so, and is never asked for by the page or by us.
    for (const href of await page.locator('a[href]:not([rel~="external"])').evaluateAll((all) => all.map((it) => new URL(it.getAttribute('href'), location.href).href))) {
      links.add(href.split('#')[0]);
    }
  }

  for (const link of links) {
    assert.equal(new URL(link).origin, new URL(page.url()).origin, link);
    assert.equal((await fetch(link)).status, 200, link);
  }
});
