/** A real country's score, made again in the browser from the API's documents alone. */

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';

import { api, launch, open, standing, visit } from './harness/page.mjs';
import { kCountry } from './harness/story.mjs';
import { viewNamed } from './harness/views.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const kTolerance = 0.00005;

it('comes to the published number, and so do its pillars and bounds, to four decimals', async (t) => {
  const { page, faults } = await open(t, browser);
  const { document } = await api(`countries/${kCountry}`);
  const { toml } = await api('methodology');
  await visit(page, viewNamed('methodology'));

  const again = await page.evaluate(async ({ document: published, toml: text }) => {
    const { recomputed } = await import('/web/facts/recompute.js');
    const { parseToml } = await import('/web/facts/toml.js');
    return recomputed(published, parseToml(text));
  }, { document, toml });

  assert.ok(document.index.value > 0.05, 'a score of nothing would prove nothing');
  const { index, pillars } = document;
  for (const [what, own, theirs] of [
    ['index', again.value, index.value], ['low', again.low, index.bounds.low], ['high', again.high, index.bounds.high],
    ['geometric', again.geometric, index.geometric], ['weight', again.present, index.weight_present],
    ...again.pillars.map((it) => [it.id, it.value, pillars[it.id].value]),
    ...again.pillars.map((it) => [`${it.id} low`, it.low, pillars[it.id].bounds.low]),
  ]) {
    assert.ok(own === theirs || Math.abs(own - theirs) < kTolerance, `${what}: ${own} ${theirs}`);
  }
  assert.deepEqual(faults, []);
});

it('shows every step beside what was published, and none differs', async (t) => {
  const { page } = await open(t, browser);
  await visit(page, { name: 'methodology', path: '/methodology' });

  await page.locator('#recompute-country').selectOption(kCountry);
  await page.waitForURL(`**/methodology?country=${kCountry}`);
  await page.waitForSelector('.recompute [data-equal]');

  const { index } = await api(`countries/${kCountry}`);
  assert.equal(await page.locator('.recompute [data-equal]').getAttribute('data-equal'), 'true');
  assert.ok((await page.locator('.recompute [data-equal]').innerText()).includes((index * 100).toFixed(2)));
  assert.equal(await page.locator('.recompute .differs').count(), 0);
  assert.ok(await page.locator('.recompute .same').count() > 20);
});

it('is found from the nation whose number is doubted', async (t) => {
  const { page } = await open(t, browser);
  await visit(page, viewNamed('nation'));

  await page.locator('a[href$="#recompute"]').click();
  await standing(page, 'methodology');

  assert.equal(await page.locator('#recompute-country').inputValue(), kCountry);
  assert.ok(await page.locator('.recompute [data-equal="true"]').isVisible());
});

/** The same country as it is told while the owner of one of its services has not heard of a hole yet. */
async function withheldCountry() {
  const nation = await api(`countries/${kCountry}`);
  const [domain] = Object.entries(nation.document.targets).find(([, it]) => it.roles.security?.value != null);
  nation.document.targets[domain].roles.security = { ...nation.document.targets[domain].roles.security, standing: 'withheld', value: null, low: 0, high: 1 };
  return nation;
}

it('says what is withheld, and accuses nobody for it', async (t) => {
  const { page, faults } = await open(t, browser);
  const nation = await withheldCountry();
  await page.route(`**/api/v1/countries/${kCountry}`, (route) => route.fulfill({ json: nation }));
  await visit(page, viewNamed('methodology'));
  await page.waitForSelector('.recompute [data-equal]');

  assert.equal(await page.locator('.recompute [data-equal]').getAttribute('data-equal'), 'true');
  assert.equal(await page.locator('.recompute [data-withheld]').getAttribute('data-withheld'), '1');
  assert.equal(await page.locator('.recompute .differs').count(), 0);
  assert.ok(await page.locator('.recompute .same').count() > 10);
  assert.deepEqual(faults, []);
});
