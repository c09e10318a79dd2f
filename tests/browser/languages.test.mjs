/** The views in the two languages that ask most of a page: one read from the right, one without spaces. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { kLanguages } from '../../collector/web/base/language.js';
import { sidewaysScroll, violations } from './harness/accessibility.mjs';
import { lostTabs, mixedEntries, spills, tightCells } from './harness/overflow.mjs';
import { launch, narrow, open, visit, wide } from './harness/page.mjs';
import { keysShown, unmarkedEnglish } from './harness/texts.mjs';
import { spoken, viewNamed, views } from './harness/views.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const unfold = (page) => page.evaluate(() => document.querySelectorAll('main details, footer details').forEach((it) => { it.open = true; }));
const ownLanguage = (page) => page.evaluate(() => {
  const { lang, dir } = document.documentElement;
  return { lang: lang.split('-')[0], dir };
});

const textOf = (page, selector) => page.locator(selector).first().textContent();

/** The two routers of the story keep the same requirements: of two that do not, every row is shown. The view itself passes on its way, too. */
async function everyRowDiffers(route) {
  if (!route.request().url().includes('/api/')) {
    return route.fallback();
  }
  const response = await route.fetch();
  const comparison = await response.json();
  const rows = comparison.rows.map((row) => ({ ...row, before: 'PASS', after: 'FAIL', change: 'worse' }));
  return route.fulfill({ response, json: { ...comparison, rows } });
}

for (const [tag, dir, script] of [['ar', 'rtl', /\p{Script=Arabic}/u], ['zh', 'ltr', /\p{Script=Han}/u]]) {
  describe(tag, () => {
    for (const view of views) {
      it(`${view.name} is accessible, and its text fits, wide and on a telephone`, async (t) => {
        const { page, faults } = await open(t, browser, { viewport: wide });
        await visit(page, spoken(view, tag));
        await unfold(page);

        assert.deepEqual(await ownLanguage(page), { lang: tag, dir });
        assert.match(await textOf(page, 'main'), script);
        assert.deepEqual(await keysShown(page), []);
        assert.deepEqual(await unmarkedEnglish(page), []);
        assert.deepEqual(await violations(page), []);
        for (const viewport of [wide, narrow]) {
          await page.setViewportSize(viewport);
          assert.deepEqual(await spills(page), [], `${viewport.width} pixels`);
          assert.deepEqual(await mixedEntries(page), [], `${viewport.width} pixels`);
          assert.ok(await sidewaysScroll(page) <= 0, `scrolls sideways at ${viewport.width} pixels`);
        }
        assert.deepEqual(await lostTabs(page), []);
        assert.deepEqual(await tightCells(page), []);
        assert.deepEqual(faults, []);
      });
    }

    for (const name of ['requirements', 'device', 'comparison']) {
      it(`what is asked of home routers is translated: ${name}`, async (t) => {
        const { page, faults } = await open(t, browser);
        await page.route('**/comparison/*', everyRowDiffers);
        await visit(page, spoken(viewNamed(name), tag));
        await unfold(page);
        const asked = await page.locator('.requirement').allTextContents();

        assert.ok(asked.length > 0, 'no requirement is shown: this test would prove nothing');
        assert.deepEqual(asked.filter((text) => !script.test(text)), []);
        assert.equal(await page.locator('main .in-english').count(), 0);
        assert.deepEqual(faults, []);
      });
    }

    it('what the collector says of a fault is translated', async (t) => {
      const { page } = await open(t, browser);
      await visit(page, spoken(viewNamed('fix'), tag));

      assert.match(await textOf(page, '.fix .advice'), script);
      assert.equal(await page.locator('.fix .advice .in-english').count(), 0);

      await visit(page, spoken(viewNamed('target'), tag));

      assert.match(await textOf(page, '.check .question'), script);
    });
  });
}

it('digits of a column end under each other where text runs from the right, too', async (t) => {
  const { page } = await open(t, browser);
  await visit(page, spoken(viewNamed('nation'), 'ar'));
  await unfold(page);

  const ends = await page.evaluate(() => {
    const endOf = (cell) => { const range = document.createRange(); range.selectNodeContents(cell); return Math.round(range.getBoundingClientRect().right); };
    const columns = [...document.querySelectorAll('main table')].flatMap((table) =>
      Object.values(Object.groupBy(table.querySelectorAll('tbody .number'), ({ cellIndex }) => cellIndex)));
    return columns.map((cells) => [...new Set(cells.map(endOf))]);
  });

  assert.ok(ends.length > 10);
  assert.deepEqual(ends.filter((it) => Math.max(...it) - Math.min(...it) > 1), []);
});

it('a card that begins with a number says of what', async (t) => {
  const { page } = await open(t, browser, { viewport: narrow });
  await visit(page, viewNamed('leverage'));

  const [label, said] = await page.locator('table.cards tbody th.number').first().evaluate((it) => [it.dataset.label, getComputedStyle(it, '::before').content]);
  assert.ok(label.length > 3);
  assert.ok(said.includes('data-label') || said.includes(label), said);
});

it('the menu takes one row on a wide screen in every language', async (t) => {
  const { page } = await open(t, browser, { viewport: wide });
  for (const tag of Object.keys(kLanguages)) {
    await visit(page, spoken(viewNamed('live'), tag));
    const tops = await page.locator('body > header nav a').evaluateAll((all) => all.map((it) => Math.round(it.getBoundingClientRect().top)));

    assert.ok(tops.length > 5);
    assert.equal(new Set(tops).size, 1, tag);
  }
});

async function choose(page, tag) {
  await page.locator('#languages summary').click();
  await page.locator(`#languages a[hreflang="${tag}"]`).click();
  await page.waitForSelector(`html[lang|="${tag}"] main[data-view][aria-busy="false"]`);
}

it('a language chosen by hand holds on the next page, and English comes back', async (t) => {
  const { page, faults } = await open(t, browser);
  await visit(page, views[0]);
  await choose(page, 'ar');
  await visit(page, viewNamed('vantages'));

  assert.deepEqual(await ownLanguage(page), { lang: 'ar', dir: 'rtl' });
  assert.match(await textOf(page, 'footer'), /\p{Script=Arabic}/u);

  await choose(page, 'en');

  assert.deepEqual(await ownLanguage(page), { lang: 'en', dir: 'ltr' });
  assert.doesNotMatch(await textOf(page, 'main'), /\p{Script=Arabic}/u);
  assert.deepEqual(faults, []);
});

/** Names, commands and what is said of them keep the digits they are typed with; all else is a number of the page. */
const latinDigits = (page) => page.evaluate(() => {
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const found = new Set();
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    // Latin words with digits in them, numbers of standards, lengths of prefixes, and names from elsewhere in their isolates.
    const rest = textContent.replace(/[A-Za-z][\w.+/-]*\d[\w.-]*|[A-Z]+[ -]\d+|\/\d+|\u2068[^\u2069]*\u2069/g, '');
    if (/[0-9]/.test(rest) && !parentElement.closest('code, pre, bdi, .advice, .requirement, [lang]:not(html)')) {
      found.add(textContent.trim().slice(0, 80));
    }
  }
  return [...found];
});

it('the digits that were chosen are those of every number of every view', async (t) => {
  const { page } = await open(t, browser);
  let written = 0;
  for (const view of views.filter(({ name }) => !['target', 'letter', 'glossary'].includes(name))) {
    await visit(page, spoken(view, 'ar-u-nu-arab'));

    assert.deepEqual(await latinDigits(page), [], view.name);
    written += /[\u0660-\u0669]/.test(await textOf(page, 'main')) ? 1 : 0;
  }
  assert.ok(written > views.length / 2, `numbers in ${written} views: this test would prove nothing`);
});
