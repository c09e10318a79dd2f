/** What strangers write is text wherever it is shown: pages, banners, certificates, names, reasons, device names, experience. */

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';

import { canary, tellCanary } from './harness/canary.mjs';
import { Collector } from './harness/collector.mjs';
import { launch, open, visit } from './harness/page.mjs';
import { kHostile } from './harness/story.mjs';

const { where, ...raised } = JSON.parse(process.env.SEXTANT_COLLECTOR);
const collector = new Collector(where, raised);
const country = kHostile.country;

let browser;
let device;
before(async () => {
  ({ device } = await tellCanary(collector));
  browser = await launch();
});
after(() => browser.close());

/** Every view that shows something of the hostile country, and the places of the canary that must be read there. */
const views = [
  { name: 'target', path: `/targets/${kHostile.domain}`, shows: ['title', 'banner', 'certificate', 'txt', 'header', 'failure', 'note', 'organisation', 'by', 'why', 'operator', 'answer', 'numbers'] },
  { name: 'methodology', path: `/methodology?country=${country}`, shows: ['operator', 'answer', 'numbers'] },
  { name: 'repository', path: `/repository?country=${country}`, shows: ['study-title', 'study-summary', 'study-contributor', 'event-title', 'event-place', 'event-audience'] },
  { name: 'contribution', path: `/repository/${country.toLowerCase()}-canary`, shows: ['study-title', 'study-action', 'study-confounder', 'study-prose'] },
  { name: 'devices', path: '/devices', shows: ['maker', 'model', 'firmware'] },
  { name: 'device', path: () => `/devices/${device}`, shows: ['maker', 'model', 'firmware'] },
  { name: 'nation', path: `/countries/${country}`, shows: [] },
  { name: 'targets', path: `/countries/${country}/targets`, shows: [] },
  { name: 'organisations', path: `/countries/${country}/organisations`, shows: [] },
  { name: 'draft', path: `/countries/${country}/report`, shows: [] },
  { name: 'letter', path: `/countries/${country}/letters/${kHostile.domain}`, shows: [] },
];

/** All that is folded, and what is only drawn when it is opened. */
const unfold = (page) => page.evaluate(async () => {
  document.querySelectorAll('main details').forEach((it) => { it.open = true; });
  await new Promise((drawn) => { requestAnimationFrame(() => setTimeout(drawn)); });
});

/** Whatever came of the canary but letters. */
const traces = (page) => page.evaluate(() => {
  const made = [...document.querySelectorAll('x-canary, img, iframe, object, embed, base, [onerror], [src*="canary"], [href^="javascript:"], [href*="//canary"]')];
  const scripts = [...document.scripts].filter(({ src }) => new URL(src || 'about:blank').origin !== location.origin);
  return [...made, ...scripts].map((it) => it.outerHTML.slice(0, 200)).concat('sung' in globalThis ? ['a script ran'] : []);
});

for (const { name, path, shows } of views) {
  it(`${name} shows what strangers wrote as letters`, async (t) => {
    const { page, faults } = await open(t, browser);
    await visit(page, { name, path: typeof path === 'function' ? path() : path });
    await unfold(page);

    const text = await page.locator('main').evaluate((main) => main.textContent);
    // In the raw line of JSON a quote has a backslash before it.
    const read = (place) => text.includes(canary(place)) || text.includes(JSON.stringify(canary(place)).slice(1, -1));
    assert.deepEqual(shows.filter((place) => !read(place)), [], 'not shown at all');
    assert.ok(shows.length > 0 || text.includes(kHostile.organisation) || text.includes(kHostile.title), 'nothing hostile is on it');
    assert.deepEqual(await traces(page), []);
    assert.deepEqual(faults, []);
  });
}

it('traces are found where there are some', async (t) => {
  const { page } = await open(t, browser);
  await page.setContent(`<main>${canary('here')}</main>`);

  assert.ok((await traces(page)).length >= 3);
});
