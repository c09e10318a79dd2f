/** A result that comes in while the page is open is seen there, by everybody's way: sealed, sent, judged, told. */

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';

import { Collector } from './harness/collector.mjs';
import { launch, open, visit } from './harness/page.mjs';
import { kHostile, kProbes, resultFor, resultsIn } from './harness/story.mjs';
import { viewNamed } from './harness/views.mjs';

const raised = JSON.parse(process.env.SEXTANT_COLLECTOR);
const collector = new Collector(raised.where, raised);

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

it('a result is shown as it arrives, and stays while the reader stops the list', async (t) => {
  const { page, faults } = await open(t, browser);
  const results = resultsIn(collector);
  const probe = collector.probe(kProbes[0]);
  await visit(page, viewNamed('live'));
  await page.waitForFunction(() => document.querySelector('main .stream').textContent === 'Connected');
  assert.equal(await page.locator('main ol li').count(), 0);

  await probe.send([resultFor(kHostile.late, results)]);
  const line = page.locator('main ol li.result').filter({ hasText: kHostile.late });
  await line.waitFor();
  await page.getByRole('button').click();
  await probe.send([resultFor(kHostile.domain, results)]);
  await page.waitForFunction(() => /wait/.test(document.querySelector('main .count').textContent));

  assert.match(await line.innerText(), new RegExp(kProbes[0]));
  assert.equal(await page.locator('main ol li').filter({ hasText: kHostile.domain }).count(), 0);
  await page.getByRole('button').click();
  await page.locator('main ol li').filter({ hasText: kHostile.domain }).first().waitFor();
  assert.deepEqual(faults, []);
});
