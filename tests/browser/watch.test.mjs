/** The watch itself: what is planted must be found, or the silence of the other tests would mean nothing. */

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';

import { sidewaysScroll, violations } from './harness/accessibility.mjs';
import { markControls, walk } from './harness/keyboard.mjs';
import { nameless, told } from './harness/names.mjs';
import { launch, narrow, open } from './harness/page.mjs';
import { keysShown } from './harness/texts.mjs';

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
    try { script.textContent = '1'; } catch { /* refused, as it should be */ }
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

it('a control that Tab passes by, and a focus that cannot be seen, are noticed', async (t) => {
  const { page } = await planted(t, '<style>.dark:focus{outline:none}</style><button class="dark">seen by nobody</button><button tabindex="-1">passed by</button><a href="/">fine</a>');
  const controls = await markControls(page);

  const { reached, faults } = await walk(page);

  assert.deepEqual([controls, reached.size], [3, 2]);
  assert.deepEqual(faults.map((it) => it.replace(/ on .*/, '')), ['the focus cannot be seen']);
});

it('what a screen reader could not name, and a text that is missing, are noticed', async (t) => {
  const { page } = await planted(t, '<main><h1>Here</h1><button></button><button>fine</button><p>nation.not_there</p><p>now state.broken, at www.example.test</p><a href="/" aria-label="to nav.live">fine</a><p><code>web.http6</code></p></main>');

  assert.deepEqual(nameless(await told(page)), ['button']);
  assert.deepEqual(await keysShown(page), ['to nav.live', 'nation.not_there', 'now state.broken, at www.example.test']);
});
