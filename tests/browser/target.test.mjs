/** One target, down to the evidence: every address that was looked at, and the command that looks again. */

import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { api, launch, open, visit } from './harness/page.mjs';
import { kCountry } from './harness/story.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const { targets } = await api(`targets?country=${kCountry}&limit=1000`);
const oneOf = (state) => targets.find((it) => it.state === state)?.domain;

/** Every address in the evidence of a target: those that names have, and those that were connected to. */
async function addressesOf(domain) {
  const { results } = await api(`targets/${domain}/evidence`);
  const found = new Set();
  for (const { evidence } of results.map((it) => it.result)) {
    for (const { purpose, reply } of evidence.lookups ?? []) {
      const answers = purpose === 'address' ? reply?.answers ?? [] : [];
      answers.filter(({ type }) => type === 1 || type === 28).forEach(({ data }) => found.add(data));
    }
    (evidence.connects ?? []).forEach(({ address }) => found.add(address));
  }
  return [...found];
}

async function textOf(t, domain) {
  const { page, faults } = await open(t, browser);
  await visit(page, { name: 'target', path: `/targets/${domain}` });
  const text = await page.locator('main').evaluate((main) => main.textContent);
  assert.deepEqual(faults, []);
  return { page, text };
}

for (const state of ['operational', 'partial', 'broken', 'absent', 'down']) {
  describe(`a target that is ${state}`, () => {
    it('shows every address of its evidence', async (t) => {
      const addresses = await addressesOf(oneOf(state));
      const { text } = await textOf(t, oneOf(state));

      assert.ok(addresses.length > 0);
      assert.deepEqual(addresses.filter((it) => !text.includes(it)), []);
    });

    it('shows every verdict, the rule that fired, and how to look again', async (t) => {
      const { consensus } = await api(`targets/${oneOf(state)}/verdicts`);
      const { text } = await textOf(t, oneOf(state));
      const counted = consensus.filter((it) => it.counts);
      const commands = counted.flatMap((it) => it.repeat ?? []);

      assert.ok(counted.length > 5);
      assert.deepEqual(counted.filter((it) => !text.includes(it.check) || !text.includes(it.rule)).map((it) => it.check), []);
      assert.ok(commands.length > 0, 'the API names no command: this test would prove nothing');
      assert.deepEqual(commands.filter((it) => !text.includes(it)), []);
    });
  });
}

/** Presses the first command's button; gives the command, and what the page says of it. */
async function press(page) {
  const command = page.locator('.command').first();
  await command.locator('button').click();
  await page.waitForFunction(() => document.querySelector('.command .said').textContent !== '');
  return { text: await command.locator('pre').innerText(), said: await command.locator('.said').innerText() };
}

it('a command is copied', async (t) => {
  const { page } = await textOf(t, oneOf('broken'));
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);

  const { text, said } = await press(page);

  assert.equal(said, 'Copied');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
});

it('commands stand apart from each other, in the folded part too', async (t) => {
  const { page } = await textOf(t, oneOf('absent'));
  const gaps = await page.evaluate(() => {
    document.querySelectorAll('main details').forEach((it) => { it.open = true; });
    return [...document.querySelectorAll('.commands details .command')].map((it) => it.getBoundingClientRect().top - it.previousElementSibling.getBoundingClientRect().bottom);
  });

  assert.ok(gaps.length > 2, 'too few commands: this test would prove nothing');
  assert.ok(Math.min(...gaps) >= 4, `${gaps}`);
});

it('a command is selected where the clipboard is out of reach', async (t) => {
  const { page } = await textOf(t, oneOf('broken'));
  await page.evaluate(() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no clipboard')); });

  const { text, said } = await press(page);

  assert.match(said, /Selected/);
  assert.equal(await page.evaluate(() => getSelection().toString()), text);
});

it('shows of a target that opted out that it did, and nothing that was found', async (t) => {
  const domain = oneOf('broken');
  const found = await api(`targets/${domain}`);
  const none = { state: 'unknown', cause: null, check: '', round: '', web_score: null, dns_score: null, mail_score: null };
  const target = { ...found, ...none, opt_out: true, opted_out: { by: 'ICT office', on: '2026-11-20' } };
  const { page, faults } = await open(t, browser);
  await page.route(`**/api/v1/targets/${domain}`, (route) => route.fulfill({ json: target }));
  await page.route('**/api/v1/targets?**', (route) => route.fulfill({ json: { schema: 1, targets: [target], made_by: {}, next: null } }));

  await visit(page, { name: 'target', path: `/targets/${domain}` });
  const text = await page.locator('main').innerText();
  await visit(page, { name: 'targets', path: `/countries/${kCountry}/targets` });

  assert.match(text, /Opted out on 20 Nov 2026/);
  assert.doesNotMatch(text, /Broken|See it again|Checks/);
  assert.equal(await page.locator('main .command, main .verdict').count(), 0);
  assert.match(await page.locator('main tbody').innerText(), /Opted out/);
  assert.deepEqual(faults, []);
});
