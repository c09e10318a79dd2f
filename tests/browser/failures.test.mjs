/** When the collector does not answer, the page says so, and gets well again. */

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';

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

it('a part that fails leaves the rest standing', async (t) => {
  const { page } = await open(t, browser);
  await page.route('**/evidence', troubles.failed);

  await visit(page, viewNamed('target'));

  assert.equal(await page.locator('#checks').count() > 0, true);
});

it('the live view says when its stream is lost', async (t) => {
  const { page } = await open(t, browser);
  await page.route('**/api/v1/events', troubles.failed);

  await page.goto('/live');

  await page.waitForFunction(() => /refused|lost/.test(document.querySelector('main .stream')?.textContent ?? ''));
});
