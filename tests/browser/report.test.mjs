/** The national report and the letters: made by the program, printed in every language, and then the same for ever. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { allMessages } from '../web/all_messages.mjs';
import { sidewaysScroll, violations } from './harness/accessibility.mjs';
import { office } from './harness/office.mjs';
import { api, base, launch, narrow, open, visit, wide } from './harness/page.mjs';
import { propertiesOf, strangeFonts, tagsOf, textOf, wordsOutside } from './harness/paper.mjs';
import { kCountry, kHostile } from './harness/story.mjs';
import { keysShown, unmarkedEnglish } from './harness/texts.mjs';

const kTags = ['ar', 'en', 'es', 'fr', 'ru', 'zh'];
const kScripts = { ar: /\p{Script=Arabic}{3}/u, ru: /\p{Script=Cyrillic}{3}/u, zh: /\p{Script=Han}{3}/u };
/** The margins of web/report.css in points, less what rounding and the edges of letters take. */
const kMargin = 15 * (72 / 25.4) - 2;

const collector = office();
const out = join(collector.folder, 'out');
const messages = (tag) => allMessages(tag).messages;

let browser;
let id;
before(async () => {
  id = collector.run('report', kCountry, '--out', out).trim();
  browser = await launch();
});
after(() => browser.close());

const fileOf = (tag, form) => join(out, readdirSync(out).find((name) => name.startsWith(kCountry) && name.endsWith(`-${tag}.${form}`)));

describe('printed', () => {
  for (const tag of kTags) {
    it(`${tag}: tagged, its text can be selected, its fonts are inside, and nothing runs off the page`, () => {
      const file = fileOf(tag, 'pdf');
      const text = textOf(file);
      const properties = propertiesOf(file);
      const tags = tagsOf(file);

      assert.equal(properties.Tagged, 'yes');
      assert.match(properties['Page size'], /A4/);
      assert.notEqual(properties.Title, undefined);
      for (const wanted of ['H1', 'H2', 'Table', 'TH', 'TD', 'Figure']) {
        assert.ok(tags.has(wanted), `no ${wanted} among ${[...tags].join(' ')}`);
      }
      assert.match(text, kScripts[tag] ?? /\p{Script=Latin}{3}/u);
      assert.ok(text.replaceAll(' ', '').includes(id), 'its own fingerprint');
      assert.deepEqual(strangeFonts(file), []);
      assert.deepEqual(wordsOutside(file, kMargin), []);
    });
  }

  it('every service, its methodology and its list are in it', async () => {
    const { targets } = await api(`targets?country=${kCountry}&limit=1000`);
    const { methodology_sha256: rules, frame_sha256: frame } = await api(`countries/${kCountry}`);
    const text = textOf(fileOf('en', 'pdf')).replaceAll(' ', '');

    assert.deepEqual(targets.map(({ domain }) => domain).filter((it) => !text.includes(it)), []);
    assert.ok(text.includes(rules) && text.includes(frame));
  });
});

describe('kept', () => {
  it('the address is the fingerprint of what it says, and making it again changes nothing', async () => {
    const facts = Buffer.from(await (await fetch(`${base}/api/v1/reports/${id}`)).arrayBuffer());
    const { reports } = await api(`countries/${kCountry}/reports`);
    const again = collector.run('report', kCountry, '--language', 'fr').trim();
    const after = await api(`countries/${kCountry}/reports`);

    assert.equal(createHash('sha256').update(facts).digest('hex'), id);
    assert.deepEqual(reports[0].renditions.map(({ name }) => name), kTags.flatMap((tag) => [`${tag}.html`, `${tag}.pdf`]));
    assert.equal(again, id);
    assert.deepEqual(after.reports, reports);
  });

  it('as of a moment the ledger alone tells the same numbers', async () => {
    const then = collector.run('report', kCountry, '--as-of', new Date().toISOString(), '--language', 'en').trim();
    const [now, past] = await Promise.all([api(`reports/${id}`), api(`reports/${then}`)]);

    assert.equal(then, id);
    assert.deepEqual(past.nation, now.nation);
    assert.deepEqual(past.targets, now.targets);
    assert.deepEqual(past.fixes, now.fixes);
  });
});

describe('as one file', () => {
  for (const tag of kTags) {
    // Elements are the same in every language: axe looks at one of each direction.
    const looked = ['ar', 'fr'].includes(tag) ? violations : () => [];
    it(`${tag}: accessible, silent, without scripts, and it fits`, async (t) => {
      const { page, faults } = await open(t, browser, { viewport: wide });
      await page.goto(`/api/v1/reports/${id}/${tag}.html`);

      assert.equal(await page.locator('script').count(), 0);
      assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('.paper table')).borderCollapse), 'collapse');
      assert.deepEqual(await keysShown(page), []);
      assert.deepEqual(kScripts[tag] ? await unmarkedEnglish(page) : [], []);
      assert.deepEqual(await looked(page), []);
      await page.setViewportSize(narrow);
      assert.deepEqual(tag === 'ar' ? await violations(page) : [], []);
      assert.ok(await sidewaysScroll(page) <= 0, 'scrolls sideways on a telephone');
      assert.deepEqual(faults, []);
    });
  }

  it('nothing in it is markup that a frame has brought', async (t) => {
    const hostile = collector.run('report', kHostile.country, '--language', 'en').trim();
    const { page, faults } = await open(t, browser);
    await page.goto(`/api/v1/reports/${hostile}/en.html`);

    assert.notEqual(await page.title(), 'owned');
    assert.equal(await page.locator('img, script').count(), 0);
    assert.match(await page.locator('main').textContent(), /<img src=x/);
    assert.deepEqual(faults, []);
  });
});

describe('on the pages', () => {
  it('reports are listed with their files, and open on the screen, accessible in Arabic too', async (t) => {
    const { page, faults } = await open(t, browser);
    await visit(page, { name: 'reports', path: `/countries/${kCountry}/reports?lang=ar` });
    assert.equal(await page.locator('main a.button').first().getAttribute('href'), (await api(`countries/${kCountry}/reports`)).reports[0].renditions[1].address);
    assert.deepEqual(await violations(page), []);

    await visit(page, { name: 'report', path: `/reports/${id}?lang=ar` });
    assert.deepEqual(await violations(page), []);
    assert.ok(await sidewaysScroll(page) <= 0);

    await visit(page, { name: 'draft', path: `/countries/${kCountry}/report?lang=en` });
    assert.match(await page.locator('main').textContent(), new RegExp(messages('en')['report.draft'].slice(0, 20)));
    assert.deepEqual(faults, []);
  });

  it('on paper what annotates a figure is smaller than the figures of its table', async (t) => {
    const { page } = await open(t, browser);
    await visit(page, { name: 'draft', path: `/countries/${kCountry}/report` });
    await page.emulateMedia({ media: 'print' });

    const ratios = await page.locator('.paper table :is(small, .ranged, .unknown-value)').evaluateAll((all) =>
      all.map((it) => parseFloat(getComputedStyle(it).fontSize) / parseFloat(getComputedStyle(it.closest('table')).fontSize)));

    assert.ok(ratios.length > 20);
    assert.ok(Math.max(...ratios) < 1, `${Math.max(...ratios)}`);
  });
});

describe('letters', () => {
  it('an organisation is told of its own services, with commands and where to dispute', async () => {
    const { targets } = await api(`targets?country=${kCountry}&limit=1000`);
    const { organisation, domain } = targets.find(({ state }) => state === 'broken');
    const list = collector.run('letters', kCountry, '--organisation', organisation, '--language', 'en', '--language', 'ar', '--out', out);
    const [first] = list.split('\t');
    const english = join(out, first);
    const text = textOf(english);

    assert.ok(text.includes(domain) && text.includes('office@example.test') && text.includes('sextant-probe check'));
    const others = targets.filter((it) => it.organisation !== organisation).map((it) => it.domain);
    const told = text.replaceAll(' ', '');
    assert.deepEqual(others.filter((it) => new RegExp(`(^|[^a-z0-9.-])${it.replaceAll('.', '\\.')}`).test(told)), []);
    for (const file of [english, english.replace('-en.pdf', '-ar.pdf')]) {
      assert.equal(propertiesOf(file).Tagged, 'yes');
      assert.deepEqual(wordsOutside(file, kMargin), []);
    }
  });
});
