/** A regulator's day, from a list of services to the letter that goes out: each step by the page, on what the step before left. */

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';

import { Collector } from './harness/collector.mjs';
import { caseStudy } from './harness/experience.mjs';
import { kNew, kServices, measure, writeFrame } from './harness/ministry.mjs';
import { api, base, launch, open, standing, visit } from './harness/page.mjs';
import { textOf } from './harness/paper.mjs';
import { Person, taken } from './harness/person.mjs';
import { viewNamed } from './harness/views.mjs';

const { where, ...raised } = JSON.parse(process.env.SEXTANT_COLLECTOR);
const collector = new Collector(where, raised);

let browser;
let page;
let opened;
before(async () => {
  browser = await launch();
  opened = await open(null, browser, { acceptDownloads: true });
  page = opened.page;
});
after(() => browser.close());

/** Paper as the browser's own print button gives it. */
async function printed(name) {
  const file = join(collector.folder, name);
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, tagged: true }));
  return file;
}

const octetsOf = async (path) => Buffer.from(await (await fetch(`${base}${path}`)).arrayBuffer());

const kStudy = { name: 'health', title: 'How the Ministry of Health got its addresses', contributor: 'Ministry of Health of Uganda' };

/** How many contributions of the country the repository shows. */
async function contributionsShown() {
  await visit(page, { name: 'repository', path: `/repository?country=${kNew}` });
  return page.locator('main .contribution').count();
}

/** Whether the page's own button asks for it; the dialog itself is the browser's. */
async function pressPrint() {
  await page.evaluate(() => { globalThis.prints = 0; globalThis.print = () => { globalThis.prints += 1; }; });
  await page.locator('.report-tools button').first().click();
  assert.equal(await page.evaluate(() => globalThis.prints), 1);
}

describe('a regulator', () => {
  it('imports a frame: the country is known before anything was measured', async () => {
    collector.run('frame', 'import', writeFrame(collector));

    await collector.eventually('the targets are listed', async () => {
      const { targets } = await api(`targets?country=${kNew}`);
      return targets.length === Object.keys(kServices).length && targets.every(({ state }) => state === 'unknown');
    });
  });

  it('watches a round come in, service by service', async () => {
    await visit(page, viewNamed('live'));
    await page.waitForFunction(() => document.querySelector('main .stream').textContent === 'Connected');

    await measure(collector);

    for (const { domain } of Object.values(kServices)) {
      await page.locator('main ol li.result').filter({ hasText: domain }).first().waitFor();
    }
    await page.locator('main ol li.score').filter({ hasText: 'Uganda' }).first().waitFor();
  });

  it('finds the country in the table and on the map, and its worst ministry first in the list', async () => {
    await visit(page, viewNamed('nations'));
    assert.equal(await page.locator(`.world a[href="/countries/${kNew}"]`).count(), 1);
    await page.locator('main table').getByRole('link', { name: 'Uganda' }).click();
    await standing(page, 'nation');
    await page.locator('.tabs a', { hasText: 'Organisations' }).click();
    await standing(page, 'organisations');
    await page.locator('#filter-tier').selectOption('ministry');
    await page.waitForURL('**/organisations?tier=ministry');

    const names = await page.locator('main .results tbody th a').allTextContents();

    assert.deepEqual(names, [kServices.bad.organisation, kServices.good.organisation]);
  });

  it('opens its service, sees what was wrong, and the evidence as the probe sent it', async () => {
    await page.locator('main .results tbody th a').first().click();
    await standing(page, 'target');

    assert.match(await page.locator('.verdict h2').innerText(), /Broken/);
    assert.ok((await page.locator('.verdict .advice').first().innerText()).length > 40);
    const raw = page.locator('main details').filter({ has: page.locator(':scope > summary', { hasText: /attempt/i }) }).last();
    await raw.evaluate((it) => it.querySelector('summary').click());
    const sent = JSON.parse(await page.locator('main pre.raw').first().textContent());

    assert.equal(sent.evidence.task.target.domain, kServices.bad.domain);
    assert.ok(Object.keys(sent.evidence).length > 3);
  });

  it('prints the report in French', async () => {
    await visit(page, { name: 'reports', path: `/countries/${kNew}/reports?lang=fr` });
    await page.locator(`a[href="/countries/${kNew}/report"]`).click();
    await standing(page, 'draft');
    await pressPrint();
    const [taken] = await Promise.all([page.waitForEvent('download'), page.locator('.report-tools button').last().click()]);

    const text = textOf(await printed('report-fr.pdf'));
    const html = readFileSync(await taken.path(), 'utf8');

    assert.match(text, /Rapport national/);
    assert.match(text, /Ouganda/);
    assert.match(taken.suggestedFilename(), new RegExp(`^report-${kNew}-20..-..-..\\.html$`));
    assert.ok(html.includes('Rapport national') && !/<script|<link|@import/.test(html));
    for (const { domain } of Object.values(kServices)) {
      assert.ok(text.replaceAll(' ', '').includes(domain), domain);
    }
  });

  it('has it kept for ever, with no more than a token; it is printed where a browser is', async () => {
    const regulator = await Person.added(collector, 'ug-keeper', '--role', 'regulator', '--country', kNew);
    const { status, told } = await regulator.write(`/v1/reports/${kNew}`, '');
    assert.equal(status, 200, JSON.stringify(told));
    assert.equal((await regulator.write('/v1/reports/KE', '')).status, 403, 'another country');

    collector.run('report', '--unprinted', '--language', 'fr');
    await visit(page, { name: 'reports', path: `/countries/${kNew}/reports?lang=fr` });
    const pdf = await page.locator(`a[href$="${told.report}/fr.pdf"]`).first().getAttribute('href');
    const file = join(collector.folder, 'kept-fr.pdf');
    writeFileSync(file, await octetsOf(pdf));

    assert.match(textOf(file), /Rapport national/);
    assert.equal(createHash('sha256').update(await octetsOf(`/api/v1/reports/${told.report}`)).digest('hex'), told.report);
  });

  it('sends a letter: on paper, and as one file that needs nothing else', async () => {
    await visit(page, { name: 'organisations', path: `/countries/${kNew}/organisations?tier=ministry` });
    await page.locator('main .results tbody tr').first().locator('a[href*="/letters/"]').click();
    await standing(page, 'letter');
    await pressPrint();
    const text = textOf(await printed('letter-fr.pdf'));
    const [taken] = await Promise.all([page.waitForEvent('download'), page.locator('.report-tools button').last().click()]);
    const html = readFileSync(await taken.path(), 'utf8');

    assert.match(text, /IPv6 dans les services de Ministry of Finance/);
    assert.ok(text.includes(kServices.bad.domain) && !text.includes(kServices.good.domain), 'its own services alone');
    assert.equal(taken.suggestedFilename(), `letter-${kServices.bad.domain}.html`);
    assert.ok(html.includes(kServices.bad.organisation) && html.includes('lang="fr'));
    assert.doesNotMatch(html, /<script|<link|src="|@import|url\((?!#)/);
    assert.match(html, new RegExp(`href="${base.replace(/[[\]]/g, '\\$&')}/targets/`));
  });

  it('hands in a case study: it shows when somebody else has reviewed and published it, and not before', async () => {
    const { scores } = await api(`countries/${kNew}/history`);
    const author = await Person.added(collector, 'ug-author', '--role', 'author', '--country', kNew);
    const reviewer = await Person.added(collector, 'ug-reviewer', '--role', 'reviewer', '--country', kNew);
    const text = caseStudy(kNew, scores.at(-1).window.last, kStudy);
    const { status, told } = await author.write('/v1/repository/submissions', text);
    assert.equal(status, 200, JSON.stringify(told));
    const step = (person, word) => person.write(`/v1/repository/submissions/${told.submission}/${word}`, '');
    await collector.eventually('his own text is not for him to approve', async () => (await step(author, 'approve')).status === 403);

    assert.equal((await author.write('/v1/repository/submissions', text.replace(`"${kNew}"`, '"KE"'))).status, 403, 'another country');
    assert.equal((await step(reviewer, 'publish')).status, 409, 'unreviewed');
    assert.equal(await contributionsShown(), 0);
    for (const word of ['approve', 'publish']) {
      await taken(collector, word, () => step(reviewer, word));
    }
    await collector.eventually('it is published', async () => (await api(`repository?country=${kNew}`)).contributions.length === 1);
  });

  it('finds it from the country’s page, with the windows that the collector measured', async () => {
    await visit(page, { name: 'nation', path: `/countries/${kNew}` });
    await page.locator(`main a[href="/repository?country=${kNew}"]`).click();
    await standing(page, 'repository');
    await page.locator('main .contribution').getByRole('link', { name: kStudy.title }).click();
    await standing(page, 'contribution');

    assert.equal(await page.locator('h1').innerText(), kStudy.title);
    const said = await page.locator('main').innerText();
    assert.ok(said.includes(kStudy.contributor) && said.includes('A new host for two of the portals'));
    assert.ok(await page.locator(`main a[href="/countries/${kNew}"]`).count() > 0, 'it leads back to the country');
    const { text: address } = await api(`repository/${kNew.toLowerCase()}-${kStudy.name}`);
    assert.match(await (await fetch(`${base}${address}`)).text(), /contributor = "Ministry of Health of Uganda"/);
  });

  it('takes everything away: each resource of the data package is there, and speaks of the country', async () => {
    const answer = await fetch(`${base}/api/v1/datapackage.json`);
    const { resources, licenses } = await answer.json();
    assert.ok(resources.length >= 3 && licenses.length > 0);

    let mentions = 0;
    for (const { path } of resources) {
      const file = await fetch(new URL(path, answer.url));
      assert.equal(file.status, 200, path);
      mentions += (await file.text()).includes(kServices.bad.domain) ? 1 : 0;
    }

    assert.ok(mentions > 0, 'no resource has the services');
  });

  it('met nothing that the page should not do', () => {
    assert.deepEqual(opened.faults, []);
  });
});
