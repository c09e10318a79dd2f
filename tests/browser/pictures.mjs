/**
 * Takes the pictures of the documentation: node pictures.mjs FOLDER [NAME...]. Every view in English, Chinese and Arabic; some also
 * dark and on a telephone. With names, those alone.
 */

import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

import { environmentOf, raised } from './harness/raised.mjs';
import { kCountry, kProbes, resultsIn } from './harness/story.mjs';

const folder = resolve(process.argv[2] ?? 'pictures');
const names = process.argv.slice(3);
const isWanted = (name) => names.length === 0 || names.includes(name);
/** A page of documentation is read on the web. */
const kMostOctets = 120_000;
/** And all of them lie in every clone. */
const kMostOfAll = 6_000_000;
/** One read from the left, one without spaces, one from the right. */
const kTags = ['en', 'zh', 'ar'];
/** The longest pages are cut here: the picture shows how a view begins, its reader finds the rest. */
const kTallest = 1700;
const telephone = { width: 390, height: 844 };

/** Something must come in while the live view is looked at: results of the laboratory, sent once more. */
async function stir(collector, page) {
  const probe = collector.probe(kProbes[1]);
  const { targets } = await collector.api('targets?country=KE&limit=12');
  const wanted = new Set(targets.map((it) => it.domain));
  const lines = resultsIn(collector).filter((it) => it.probe === kProbes[1] && wanted.has(it.domain)).slice(-12).map((it) => it.line);
  await page.waitForSelector('main .stream[data-state="open"]');
  await probe.send(lines);
  await page.waitForFunction((count) => document.querySelectorAll('main ol li').length >= count, lines.length);
}

let taken = 0;

/** Few colours are enough for text and flat areas; WebP without loss makes a third less of them. */
function shrink(file) {
  execFileSync('pngquant', ['--force', '--strip', '--speed', '3', '--output', file, '64', file]);
  const small = file.replace(/\.png$/, '.webp');
  execFileSync('cwebp', ['-quiet', '-lossless', '-z', '6', file, '-o', small]);
  rmSync(file);
  const { size } = statSync(small);
  taken += size;
  console.log(`${small}: ${(size / 1000).toFixed(0)} kB`);
  if (size > kMostOctets || taken > kMostOfAll) {
    throw new Error(`${small} is larger than ${kMostOctets / 1000} kB, or all of them than ${kMostOfAll / 1_000_000} MB`);
  }
}

async function take(page, name) {
  const file = join(folder, `${name}.png`);
  const { width } = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.screenshot({ path: file, fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, kTallest) }, animations: 'disabled' });
  shrink(file);
}

/** Pages of the national report, from its PDFs: enough dots to see the layout, few enough for a page of documentation. */
function takePaper(collector) {
  const out = join(collector.folder, 'out');
  appendFileSync(collector.config, '\n[report]\npublisher = "Laboratory of Sextant"\ncontact = "office@example.test"\npage = "https://ipv6.example.test"\n');
  collector.run('report', kCountry, '--language', 'en', '--language', 'ar', '--language', 'zh', '--out', out);
  const fileOf = (tag) => join(out, readdirSync(out).find((name) => name.endsWith(`-${tag}.pdf`)));
  const pageWith = (file, what) => execFileSync('pdftotext', ['-enc', 'UTF-8', file, '-'], { encoding: 'utf8' }).split('\f').findIndex((text) => text.includes(what)) + 1;
  const services = pageWith(fileOf('zh'), '各项服务的状态');
  for (const [name, tag, number] of [['title', 'en', 1], ['summary', 'en', 2], ['ar', 'ar', 2], ['zh', 'zh', Math.max(services, 1)]]) {
    const stem = join(folder, `report-${name}`);
    execFileSync('pdftoppm', ['-png', '-r', '75', '-singlefile', '-f', String(number), fileOf(tag), stem]);
    shrink(`${stem}.png`);
  }
}

async function takeAll(collector) {
  Object.assign(process.env, environmentOf(collector));
  const { launch, open, visit, wide } = await import('./harness/page.mjs');
  const { plain, spoken, viewNamed, views } = await import('./harness/views.mjs');
  const browser = await launch();
  const look = async (name, view, how) => {
    if (!isWanted(basename(name))) {
      return;
    }
    const { page, close } = await open(null, browser, how);
    await (view === plain ? page.goto(plain.path) : visit(page, view));
    if (view.name === 'live') {
      await stir(collector, page);
    }
    await take(page, name);
    await close();
  };
  /** What lies too far down a long page. */
  const lookAt = async (selector, name, view) => {
    if (isWanted(basename(name))) {
      const { page, close } = await open(null, browser, { viewport: wide });
      await visit(page, view);
      await page.locator(selector).screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
      shrink(join(folder, `${name}.png`));
      await close();
    }
  };
  for (const tag of kTags) {
    mkdirSync(join(folder, tag), { recursive: true });
    for (const view of views) {
      await look(join(tag, view.name), spoken(view, tag), { viewport: wide });
    }
    await lookAt('section[aria-labelledby="networks"]', join(tag, 'networks'), spoken(viewNamed('nation'), tag));
  }
  await look('plain', plain, { viewport: wide });
  for (const name of ['nation', 'target']) {
    await look(`${name}-dark`, viewNamed(name), { viewport: wide, colorScheme: 'dark' });
  }
  for (const name of ['nations', 'nation', 'fix']) {
    await look(`${name}-telephone`, viewNamed(name), { viewport: telephone });
  }
  await browser.close();
  if (isWanted('report')) {
    takePaper(collector);
  }
  console.log(`${(taken / 1_000_000).toFixed(1)} MB in all`);
  return 0;
}

mkdirSync(folder, { recursive: true });
process.exitCode = await raised({ hostile: false }, takeAll);
