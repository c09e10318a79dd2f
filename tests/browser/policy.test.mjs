/** Nothing a stranger wrote becomes markup or code: the policy forbids it, and the page does not try. */

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';

import { base, launch, open, visit } from './harness/page.mjs';
import { kHostile } from './harness/story.mjs';
import { viewNamed } from './harness/views.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const directives = (policy) => new Map(policy.split(';').map((it) => it.trim().split(/\s+/)).map(([name, ...words]) => [name, words]));

for (const path of ['/', '/plain']) {
  it(`the policy of ${path} permits this origin alone, and nothing inline`, async (t) => {
    const answer = await fetch(base + path);
    const policy = directives(answer.headers.get('content-security-policy') ?? '');

    assert.deepEqual(policy.get('default-src'), ["'none'"]);
    for (const [name, words] of policy) {
      assert.ok(words.every((word) => ["'none'", "'self'", "'script'"].includes(word)), `${name} ${words.join(' ')}`);
    }
    assert.deepEqual(policy.get('frame-ancestors'), ["'none'"]);
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  });
}

it('Trusted Types are enforced: a text is refused wherever it would become markup or code', async (t) => {
  const { page } = await open(t, browser);
  await visit(page, viewNamed('nations'));

  const refused = await page.evaluate(() => {
    const attempts = {
      innerHTML: () => { document.body.innerHTML = '<p>x</p>'; },
      insertAdjacentHTML: () => document.body.insertAdjacentHTML('beforeend', '<p>x</p>'),
      src: () => { document.createElement('script').src = '/web/main.js'; },
      policy: () => globalThis.trustedTypes.createPolicy('mine', {}),
    };
    return Object.entries(attempts).filter(([, attempt]) => {
      try {
        attempt();
        return false;
      } catch (error) {
        return error instanceof TypeError;
      }
    }).map(([name]) => name);
  });

  assert.deepEqual(refused, ['innerHTML', 'insertAdjacentHTML', 'src', 'policy']);
});

it('a hostile name is shown as the text that it is', async (t) => {
  const { page, faults } = await open(t, browser);
  for (const [name, path] of [['targets', `/countries/${kHostile.country}/targets`], ['target', `/targets/${kHostile.domain}`]]) {
    await visit(page, { name, path });
    assert.ok((await page.locator('main').innerText()).includes(kHostile.organisation), `${name} does not show the name`);
  }
  await visit(page, { name: 'nation', path: `/countries/${kHostile.country}` });
  assert.ok((await page.locator('main').textContent()).includes(kHostile.title), 'the nation does not show its frame');
  await page.goto('/plain');

  assert.equal(await page.locator('img, main script').count(), 0);
  assert.doesNotMatch(await page.title(), /owned/);
  assert.deepEqual(faults, []);
});

it('a hostile address is no view, and nothing of it becomes markup', async (t) => {
  const { page } = await open(t, browser);

  const answer = await page.goto(`/targets/${encodeURIComponent('<img src=x onerror=alert(1)>')}`);

  assert.ok(answer.status() < 500);
  assert.equal(await page.locator('img').count(), 0);
});
