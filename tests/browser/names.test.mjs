/** Everything a screen reader meets has a name, and the landmarks are where its users look for them. */

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';

import { nameless, told } from './harness/names.mjs';
import { launch, open, visit } from './harness/page.mjs';
import { views } from './harness/views.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const kLandmarks = ['banner', 'main', 'contentinfo'];

for (const view of views) {
  it(`${view.name}: nothing is nameless, and each landmark is there once`, async (t) => {
    const { page } = await open(t, browser);
    await visit(page, view);

    const all = await told(page);

    assert.deepEqual(nameless(all), []);
    assert.deepEqual(kLandmarks.map((role) => all.filter((it) => it.role === role).length), [1, 1, 1]);
    const ways = all.filter(({ role }) => role === 'navigation').map(({ name }) => name);
    assert.equal(new Set(ways).size, ways.length, `two ways are called alike: ${ways.join(', ')}`);
  });
}
