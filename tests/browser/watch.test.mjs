/** The watch itself: what is planted must be found, or the silence of the other tests would mean nothing. */

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';

import { sidewaysScroll, violations } from './harness/accessibility.mjs';
import { launch, narrow, open } from './harness/page.mjs';

const kStranger = 'http://stranger.example.test';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** A page of ours with the same watch, whose content is planted. */
async function planted(t, html, viewport) {
  const opened = await open(t, browser, { viewport });
  await opened.page.route('**/planted', (route) => route.fulfill({ contentType: 'text/html', body: `<!DOCTYPE html><html lang="en"><title>Planted</title>${html}` }));
  await opened.page.goto('/planted', { waitUntil: 'load' });
  return opened;
}

it('axe finds a picture without words and text without contrast', async (t) => {
  const { page } = await planted(t, '<main><h1>Here</h1><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><p style="color:#eee;background:#fff">faint</p></main>');

  const found = (await violations(page)).map((it) => it.split(' ')[0]);

  assert.deepEqual(found.sort(), ['color-contrast', 'image-alt']);
});

it('a request to another origin is caught, whoever makes it', async (t) => {
  const { page, faults } = await planted(t, `<img src="${kStranger}/pixel"><link rel="stylesheet" href="${kStranger}/style"><script>fetch('${kStranger}/beacon').catch(() => {})</script>`);
  await page.waitForLoadState('networkidle');

  const caught = faults.filter((it) => it.startsWith('another origin: ')).map((it) => new URL(it.slice(16)).pathname).sort();

  assert.deepEqual(caught, ['/beacon', '/pixel', '/style']);
});

it('an error, a warning, a failed answer and a breach of the policy are caught', async (t) => {
  const { page, faults } = await open(t, browser);
  await page.goto('/vantages');
  await page.waitForSelector('main[data-view]');
  assert.deepEqual(faults, []);

  await page.evaluate(async () => {
    console.warn('planted warning');
    setTimeout(() => { throw new Error('planted error'); });
    await fetch('/api/v1/targets/nowhere.example.test').catch(() => {});
    const script = document.createElement('script');
    script.textContent = '1';
    try { document.body.append(script); } catch { /* refused, as it should be */ }
    await new Promise((done) => setTimeout(done, 100));
  });

  for (const kind of ['console: planted warning', 'uncaught: Error: planted error', 'answered 404', 'policy: ']) {
    assert.ok(faults.some((it) => it.startsWith(kind)), `${kind} is not among ${faults.join('; ')}`);
  }
});

it('a page that is too wide is noticed', async (t) => {
  const { page } = await planted(t, '<meta name="viewport" content="width=device-width"><div style="width:400px">wide</div>', narrow);

  assert.equal(await sidewaysScroll(page) > 0, true);
});
