/** When the collector does not answer, the page says so, and gets well again. */

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, it } from 'node:test';

import { violations } from './harness/accessibility.mjs';
import { frameText } from './harness/frame_text.mjs';
import { office } from './harness/office.mjs';
import { launch, open, standing, visit } from './harness/page.mjs';
import { viewNamed } from './harness/views.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const kApi = '**/api/v1/**';
const problem = { schema: 1, type: 'urn:sextant:problem:busy', title: 'The index is being made', status: 503, detail: 'come back in a minute' };

const troubles = {
  offline: (route) => route.abort('internetdisconnected'),
  failed: (route) => route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
};

for (const [kind, trouble] of Object.entries(troubles)) {
  it(`${kind}: the page says what is wrong, and a button tries again`, async (t) => {
    const { page } = await open(t, browser);
    await page.route(kApi, trouble);

    await visit(page, { name: kind, path: '/' });
    assert.ok((await page.locator('main h1').innerText()).length > 0);
    assert.equal(kind === 'failed', (await page.locator('main').innerText()).includes(problem.detail));
    await page.unroute(kApi);
    await page.locator('main button').click();

    await standing(page, 'nations');
  });
}

it('what does not exist is said to be missing, with a way on', async (t) => {
  const { page } = await open(t, browser);

  await visit(page, { name: 'missing', path: '/targets/nowhere.example.test' });
  await page.locator('main a.button').click();

  await standing(page, 'nations');
});

it('an address that is nobody’s leads on like any other, and one with a slash too much leads where it was meant', async (t) => {
  const { page } = await open(t, browser);

  await visit(page, { name: 'missing', path: '/countries' });
  await page.locator('main a.button').click();
  await standing(page, 'nations');

  await visit(page, { name: 'methodology', path: '/methodology/' });
  assert.equal(new URL(page.url()).pathname, '/methodology');
});

const kUnmeasured = 'ZM';
const list = frameText(kUnmeasured, 'Zambia', [{ domain: 'unmeasured.example.test' }]);

it('a nation whose list is known has pages that say that nothing is measured yet, and lead to the list', async (t) => {
  const collector = office();
  const file = join(collector.folder, 'unmeasured.toml');
  writeFileSync(file, list);
  collector.run('frame', 'import', file);
  const { page } = await open(t, browser);

  for (const [name, rest] of [['nation', ''], ['draft', '/report'], ['leverage', '/leverage'], ['fix', '/fix'], ['letter', '/letters/unmeasured.example.test']]) {
    await visit(page, { name, path: `/countries/${kUnmeasured}${rest}?lang=fr` });
    assert.match(await page.locator('main').innerText(), /rien n’en a encore été mesuré/, name);
  }
  assert.deepEqual(await violations(page), []);
  await page.locator('main a.button').first().click();
  await standing(page, 'targets');
  assert.match(await page.locator('main tbody').innerText(), /unmeasured\.example\.test/);

  await visit(page, { name: 'missing', path: '/countries/ZZ' });
});

it('a part that fails leaves the rest standing', async (t) => {
  const { page } = await open(t, browser);
  await page.route('**/evidence', troubles.failed);

  await visit(page, viewNamed('target'));

  assert.equal(await page.locator('#checks').count() > 0, true);
});

it('what to fix is told without the names of those who answer for it', async (t) => {
  const { page } = await open(t, browser);
  await page.route('**/api/v1/targets?**', troubles.failed);

  await visit(page, viewNamed('fix'));

  assert.ok(await page.locator('main .fix').count() > 0);
});

it('the live view says when its stream is lost', async (t) => {
  const { page } = await open(t, browser);
  await page.route('**/api/v1/events', troubles.failed);

  await page.goto('/live');

  await page.waitForFunction(() => /refused|lost/.test(document.querySelector('main .stream')?.textContent ?? ''));
});
