/** What a first visit costs: octets as they went over the wire, with nothing in the cache. */

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { base, launch, standing, wide } from './harness/page.mjs';
import { spoken, viewNamed, views } from './harness/views.mjs';
import { kNations, wholeWorld } from './harness/whole_world.mjs';

const kMostOctets = 120_000;
/** The dashboard's own files of a view, without the answers of the API: what a reader pays before there is any data. */
const kMostOwn = 72_000;
/** Views that have more to draw: a map, a history, the evidence, a whole report. */
const kMostOwnOf = { nations: 95_000, nation: 84_000, target: 82_000, draft: 105_000, letter: 76_000 };
/** Without the answers of the API, in the language with the longest texts and where the collector's own are translated too. */
const kMostTranslated = 103_000;

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const kSettleMs = 10_000;

async function settled(isSo) {
  const deadline = Date.now() + kSettleMs;
  while (!isSo()) {
    assert.ok(Date.now() < deadline, 'an answer does not end');
    await pause(20);
  }
}

/** No interception here: it would keep the answers from being counted as they are. */
async function weigh(view, from = base, look = () => {}) {
  const context = await browser.newContext({ baseURL: from, viewport: wide });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const files = new Map();
  await devtools.send('Network.enable');
  devtools.on('Network.responseReceived', ({ requestId, response }) => files.set(requestId, { path: new URL(response.url).pathname, coding: response.headers['content-encoding'] ?? response.headers['Content-Encoding'], octets: 0 }));
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => { files.get(requestId).octets = encodedDataLength; });
  await page.goto(view.path);
  await standing(page, view.name);
  // The event stream is never finished; everything else is, soon after the view stands.
  await settled(() => [...files.values()].every(({ octets, path }) => octets > 0 || path.endsWith('/events')));
  await look(page);
  await context.close();
  return [...files.values()];
}

for (const view of views) {
  it(`${view.path} takes less than ${kMostOctets / 1000} kB`, async (t) => {
    const files = await weigh(view);
    const sum = (part) => part.reduce((all, { octets }) => all + octets, 0);
    const own = files.filter(({ path }) => !path.startsWith('/api/'));

    t.diagnostic(`${view.path}: ${(sum(files) / 1000).toFixed(1)} kB in ${files.length} answers, ${(sum(own) / 1000).toFixed(1)} kB of it the dashboard itself`);

    assert.ok(sum(own) > 10_000, 'so little cannot be all of it');
    assert.ok(sum(own) < (kMostOwnOf[view.name] ?? kMostOwn), `${sum(own)} octets of its own`);
    assert.ok(sum(files) < kMostOctets, `${sum(files)} octets: ${files.map(({ path, octets }) => `${path} ${octets}`).join(', ')}`);
    for (const { path, coding } of own) {
      assert.equal(coding, 'gzip', `${path} is not compressed`);
    }
  });
}

const kRows = { nations: kNations, nation: 1 };

for (const name of ['nations', 'nation']) {
  it(`${name} takes less than ${kMostOctets / 1000} kB of ${kNations} nations and years of days, too`, async (t) => {
    const world = await wholeWorld();
    t.after(() => world.close());
    const files = await weigh(viewNamed(name), world.base, async (page) => {
      assert.ok(await page.locator('main table').first().locator('tbody tr').count() >= kRows[name], 'the made-up answers were not shown');
    });
    const sum = files.reduce((all, { octets }) => all + octets, 0);
    const made = files.filter(({ path }) => /\/(countries|history)$/.test(path)).map(({ path, octets }) => `${path} ${octets}`);

    t.diagnostic(`${(sum / 1000).toFixed(1)} kB: ${made.join(', ')}`);
    assert.ok(sum < kMostOctets, `${sum} octets: ${files.map(({ path, octets }) => `${path} ${octets}`).join(', ')}`);
  });
}

/** Views that show what the collector says, and where the page has it in another language. */
const kTranslated = { target: '/web/explanations/ru.json', requirements: '/web/explanations/requirements/ru.json' };

for (const [name, translations] of Object.entries(kTranslated)) {
  it(`${name} in Russian takes less than ${kMostTranslated / 1000} kB beside the answers of the API`, async (t) => {
    const files = await weigh(spoken(viewNamed(name), 'ru'));
    const own = files.filter((it) => !it.path.startsWith('/api/'));
    const sum = own.reduce((all, { octets }) => all + octets, 0);

    t.diagnostic(`${name}: ${(sum / 1000).toFixed(1)} kB`);
    assert.ok(own.some((it) => it.path === translations), 'the translations were not loaded');
    assert.ok(sum < kMostTranslated, `${sum} octets`);
  });
}
