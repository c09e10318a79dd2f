/**
 * Every view in every language, theme and width: axe finds nothing, its text fits, nothing asks another origin. The whole takes
 * minutes (`scripts/dev browser --all matrix`); else every second view is looked at once where no other test looks.
 */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { sidewaysScroll, violations } from './harness/accessibility.mjs';
import { spills } from './harness/overflow.mjs';
import { keptReport } from './harness/office.mjs';
import { launch, narrow, open, visit, wide } from './harness/page.mjs';
import { keysShown, unmarkedEnglish } from './harness/texts.mjs';
import { framed, plain, spoken, views } from './harness/views.mjs';

const kTags = ['ar', 'en', 'es', 'fr', 'ru', 'zh'];
const kThemes = ['light', 'dark'];
/** Where a row of Latin words can only be English. */
const kOtherScripts = ['ar', 'ru', 'zh'];
const isWhole = process.env.SEXTANT_MATRIX === 'whole';

/** English is looked at by views.test.mjs, Arabic and Chinese by languages.test.mjs. */
const kSampled = ['ru', 'fr', 'es'];

const all = [...views, keptReport()];
const cells = isWhole
  ? all.flatMap((view) => kTags.map((tag) => ({ view, tag, themes: kThemes, widths: [wide, narrow] })))
  : all.filter((_, i) => i % 2 === 1).map((view, i) => ({ view, tag: kSampled[i % kSampled.length], themes: [kThemes[i % 2]], widths: [narrow] }));

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const unfold = (page) => page.evaluate(() => document.querySelectorAll('details').forEach((it) => { it.open = true; }));

describe(isWhole ? 'the whole matrix' : 'a sample of the matrix', () => {
  for (const { view, tag, themes, widths } of cells) {
    it(`${view.name} in ${tag}, ${themes.join(' and ')}, ${widths.map(({ width }) => width).join(' and ')} pixels`, async (t) => {
      const { page, faults } = await open(t, browser, { viewport: widths[0] });
      await visit(page, spoken(view, tag));
      await unfold(page);

      assert.deepEqual(await keysShown(page), []);
      assert.deepEqual(kOtherScripts.includes(tag) ? await unmarkedEnglish(page) : [], []);
      for (const viewport of widths) {
        await page.setViewportSize(viewport);
        for (const colorScheme of themes) {
          await page.emulateMedia({ colorScheme });
          assert.deepEqual(await violations(page), [], `${viewport.width} pixels, ${colorScheme}`);
        }
        assert.deepEqual(await spills(page), [], `${viewport.width} pixels`);
        assert.ok(await sidewaysScroll(page) <= 0, `scrolls sideways at ${viewport.width} pixels`);
      }
      assert.deepEqual(faults, []);
    });
  }

  for (const { name, path } of [plain, ...framed]) {
    it(`${name}, which speaks English alone and runs nothing`, async (t) => {
      const { page } = await open(t, browser, { viewport: wide });
      await page.goto(path);
      for (const viewport of [wide, narrow]) {
        await page.setViewportSize(viewport);
        for (const colorScheme of kThemes) {
          await page.emulateMedia({ colorScheme });
          assert.deepEqual(await violations(page), [], `${viewport.width} pixels, ${colorScheme}`);
        }
        assert.ok(await sidewaysScroll(page) <= 0, `scrolls sideways at ${viewport.width} pixels`);
      }
    });
  }
});
