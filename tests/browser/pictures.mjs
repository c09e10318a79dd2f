/** Takes the pictures of the documentation: node pictures.mjs FOLDER. Every view once, some also dark and on a telephone. */

import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { environmentOf, raised } from './harness/raised.mjs';
import { kCountry, kProbes, resultsIn } from './harness/story.mjs';

const folder = resolve(process.argv[2] ?? 'pictures');
/** A page of documentation is read on the web. */
const kMostOctets = 150_000;
/** The longest pages are cut here: the picture shows how a view begins, its reader finds the rest. */
const kTallest = 1700;
const telephone = { width: 390, height: 844 };

/** Something must come in while the live view is looked at: results of the laboratory, sent once more. */
async function stir(collector, page) {
  const probe = collector.probe(kProbes[1]);
  const { targets } = await collector.api('targets?country=KE&limit=12');
  const wanted = new Set(targets.map((it) => it.domain));
  const lines = resultsIn(collector).filter((it) => it.probe === kProbes[1] && wanted.has(it.domain)).slice(-12).map((it) => it.line);
  await page.waitForFunction(() => document.querySelector('main .stream')?.textContent === 'Connected');
  await probe.send(lines);
  await page.waitForFunction((count) => document.querySelectorAll('main ol li').length >= count, lines.length);
}

/** Few colours are enough for text and flat areas, and take a third of the room. */
function shrink(file) {
  execFileSync('pngquant', ['--force', '--strip', '--speed', '1', '--output', file, '64', file]);
  const { size } = statSync(file);
  console.log(`${file}: ${(size / 1000).toFixed(0)} kB`);
  if (size > kMostOctets) {
    throw new Error(`${file} is larger than ${kMostOctets / 1000} kB`);
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
  const { plain, viewNamed, views } = await import('./harness/views.mjs');
  const browser = await launch();
  const look = async (name, view, how) => {
    const { page, close } = await open(null, browser, how);
    await (view === plain ? page.goto(plain.path) : visit(page, view));
    if (view.name === 'live') {
      await stir(collector, page);
    }
    await take(page, name);
    await close();
  };
  for (const view of [...views, plain]) {
    await look(view.name, view, { viewport: wide });
  }
  for (const name of ['nation', 'target']) {
    await look(`${name}-dark`, viewNamed(name), { viewport: wide, colorScheme: 'dark' });
  }
  for (const name of ['nation', 'fix']) {
    await look(`${name}-telephone`, viewNamed(name), { viewport: telephone });
  }
  await browser.close();
  takePaper(collector);
  return 0;
}

mkdirSync(folder, { recursive: true });
process.exitCode = await raised({ hostile: false }, takeAll);
