/** Each picture has its figures in a real table, and they are the API's. */

import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';

import { scorePoints } from '../../collector/web/base/format.js';
import { api, launch, open, visit } from './harness/page.mjs';
import { kCountry } from './harness/story.mjs';
import { viewNamed, views } from './harness/views.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

/** 0 to 1 in the API, 0.0 to 100.0 for people. */
const score = (value) => scorePoints(value).toFixed(1);
const percent = (value) => `${Math.round(value * 100)}%`;

/** The cells of a table's body, row by row, as a reader takes them in. */
const cellsOf = (table) =>
  table.locator('tbody tr').evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent.trim())));

const tableIn = (page, section) => page.locator(`section[aria-labelledby="${section}"] table`);

async function nationPage(t) {
  const { page } = await open(t, browser);
  await visit(page, viewNamed('nation'));
  return { page, nation: await api(`countries/${kCountry}`) };
}

it('every picture is one image with words, and a table stands under it', async (t) => {
  const { page } = await open(t, browser);
  let pictures = 0;
  for (const view of views) {
    await visit(page, view);
    for (const figure of await page.locator('figure').all()) {
      pictures += 1;
      assert.ok((await figure.locator('[role="img"]').getAttribute('aria-label')).length > 10, view.name);
      assert.ok(await figure.locator('table tbody tr').count() > 0, `${view.name}: a picture without figures`);
    }
    const bare = await page.locator('main svg').evaluateAll((all) => all.filter((it) => !it.closest('[role="img"], [role="group"][aria-label], [aria-hidden="true"]')).length);
    assert.equal(bare, 0, `${view.name}: a picture that a screen reader meets without words`);
  }

  assert.ok(pictures >= 3, `only ${pictures} pictures`);
});

it('the states of the targets', async (t) => {
  const { page, nation } = await nationPage(t);

  const rows = await cellsOf(tableIn(page, 'states'));

  const counts = Object.values(nation.states).filter((it) => it > 0).sort((a, b) => a - b);
  assert.deepEqual(rows.map((cells) => Number(cells[1])).sort((a, b) => a - b), counts);
  assert.equal(rows.reduce((sum, cells) => sum + Number(cells[1]), 0), nation.targets);
});

it('the score and its interval', async (t) => {
  const { page, nation } = await nationPage(t);
  const [low, high] = nation.interval.map(scorePoints);

  const rows = await cellsOf(page.locator('.hero table'));
  const parts = rows.map((cells) => cells[1]);

  assert.deepEqual(parts, [low, high - low, 100 - high].map((it) => it.toFixed(1)));
  assert.deepEqual(await page.locator('.hero .legend b').allTextContents(), parts);
  assert.ok((await page.locator('.hero').innerText()).includes(score(nation.index)));
});

it('what the newest round brought', async (t) => {
  const { page } = await nationPage(t);
  const { changes } = await api(`changes?country=${kCountry}&since=last-round`);

  const counts = await page.locator('.news li b').allTextContents();

  assert.ok(changes.length > 0, 'the story brought no change: this test would prove nothing');
  assert.equal(counts.reduce((sum, it) => sum + Number(it), 0), changes.length);
});

it('a round that is made otherwise, before what it brought', async (t) => {
  const { page } = await open(t, browser);
  const answer = await api(`changes?country=${kCountry}`);
  const { round } = answer.changes[0];
  const basis = [{ country: kCountry, round, methodology_before: 'IRS-1.0.0', methodology: 'IRS-9.0.0', other_rules: true, other_frame: true }];
  await page.route('**/api/v1/changes?**', (route) => route.fulfill({ json: { ...answer, basis, next: null } }));
  await visit(page, viewNamed('changes'));

  const notice = page.locator(`section[aria-labelledby="round-${round}"] .notice`);
  assert.match(await notice.innerText(), /from IRS-1\.0\.0 to IRS-9\.0\.0.*\n+.*list of services/);
  assert.equal(await page.locator('main section .notice').count(), 1);
});

it('the history, newest first', async (t) => {
  const { page } = await nationPage(t);
  const { scores } = await api(`countries/${kCountry}/history`);

  const rows = await cellsOf(tableIn(page, 'history'));

  assert.ok(scores.length >= 5, 'the story has too few days for a history');
  assert.deepEqual(rows.map((cells) => [cells[1], cells[3]]), [...scores].reverse().map((it) => [score(it.index), percent(it.coverage)]));
});

it('the pillars and the sectors', async (t) => {
  const { page, nation } = await nationPage(t);
  const { sectors } = await api(`sectors?country=${kCountry}`);

  const pillars = await cellsOf(tableIn(page, 'pillars'));
  const shown = await cellsOf(tableIn(page, 'sectors'));

  const values = Object.values(nation.pillars).map((it) => (it.value === null ? 'not known' : score(it.value)));
  assert.deepEqual(pillars.map((cells) => cells[2]).sort(), values.sort());
  assert.equal(shown.length, sectors.length);
  const known = shown.map((cells) => Number(cells[2])).filter((it) => !Number.isNaN(it));
  assert.ok(new Set(known).size > 1, 'all sectors are alike: this test would prove nothing');
  assert.deepEqual(known, [...known].sort((a, b) => a - b));
  for (const { operational, targets } of sectors) {
    assert.ok(shown.some((cells) => cells.some((cell) => cell.includes(`${operational} of ${targets}`))), `${operational} of ${targets}`);
  }
});

it('a stage of which nothing is known has no bar, not even an empty one', async (t) => {
  const { page } = await open(t, browser);
  const answer = await api(`countries/${kCountry}/networks`);
  const unknown = { ...answer, funnel: answer.funnel.map((it, i) => (i === 1 ? { ...it, part: null, share: null } : it)) };
  await page.route(`**/api/v1/countries/${kCountry}/networks`, (route) => route.fulfill({ json: unknown }));
  await visit(page, viewNamed('nation'));

  const bars = await page.locator('.funnel .step').evaluateAll((all) => all.map((it) => it.querySelectorAll('rect').length > 0));
  assert.deepEqual(bars, unknown.funnel.map(({ share }) => share !== null));
});

it('what was given in a year stands over the name of that year, with its number', async (t) => {
  const { page } = await open(t, browser);
  const { pace } = await api(`countries/${kCountry}/networks`);
  await visit(page, viewNamed('nation'));

  const told = await page.locator('.years').first().evaluate((picture) => {
    const middle = (it) => { const { left, right } = it.getBoundingClientRect(); return (left + right) / 2; };
    const under = (column, kind) => [...picture.querySelectorAll(kind)].sort((a, b) => Math.abs(middle(a) - middle(column)) - Math.abs(middle(b) - middle(column)))[0].textContent;
    const columns = [...picture.querySelectorAll('rect')].filter((it) => it.getBoundingClientRect().height > 0);
    return columns.map((it) => [Number(under(it, '.year')), Number(under(it, '.each:not(.year)'))]);
  });

  const given = pace.filter((it) => it.year !== null && it.ipv6_delegations > 0).map((it) => [it.year, it.ipv6_delegations]);
  assert.ok(given.length > 1, 'the story gives too little: this test would prove nothing');
  assert.deepEqual(told, given);
});

it('the nations', async (t) => {
  const { page } = await open(t, browser);
  await visit(page, viewNamed('nations'));
  const { countries } = await api('countries');

  const rows = await cellsOf(page.locator('main table'));

  const known = (value) => (value === null ? 'not known' : score(value));
  const wanted = countries.map((it) => [known(it.index), percent(it.coverage), `${it.states.operational} of ${it.targets}`]);
  assert.equal(rows.length, wanted.length);
  for (const [index, coverage, works] of wanted) {
    assert.ok(rows.some((cells) => cells[1] === index && cells[4] === coverage && cells[7].includes(works)), `${index} ${coverage} ${works}`);
  }
});

it('the looks of each gate', async (t) => {
  const { page } = await open(t, browser);
  await visit(page, viewNamed('vantages'));
  const { vantages } = await api('vantages');

  for (const { name } of vantages) {
    const { gates } = await api(`vantages/${name}/gates?limit=1000`);
    const rows = await cellsOf(tableIn(page, `gate-${name}`));
    assert.ok(gates.length > 0, `${name} was never looked at`);
    assert.equal(rows.reduce((sum, cells) => sum + Number(cells[4]), 0), gates.length, name);
    assert.equal(rows.some((cells) => /not proved/.test(cells[1])), gates.some(({ open: isOpen }) => !isOpen), name);
  }
});

it('what to fix, in the order of the gain', async (t) => {
  const { page } = await open(t, browser);
  await visit(page, viewNamed('fix'));
  const { fixes } = await api(`countries/${kCountry}/fixes`);

  const ranks = await page.locator('main li.fix .rank').allTextContents();
  const gains = await page.locator('main li.fix .gain b').allTextContents();

  assert.ok(fixes.length > 3);
  assert.deepEqual(ranks.map(Number), fixes.map((_, i) => i + 1));
  assert.deepEqual(gains.map(Number), gains.map(Number).sort((a, b) => b - a));
});
