/** Raises one collector for all the browser's tests, runs them, ends it: node run.mjs [--keep] [TEST...]. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Collector } from './harness/collector.mjs';
import { tell } from './harness/story.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '..', '..');
const built = resolve(root, process.env.SEXTANT_BUILT ?? 'build/asan');
const program = join(built, 'collector', 'sextant-collector');
const recording = resolve(root, process.env.SEXTANT_RECORDING ?? 'build/recording');

function need(path, remedy) {
  if (!existsSync(path)) {
    console.error(`browser: ${path} is not there; ${remedy}`);
    process.exit(1);
  }
}

async function tests(environment, wanted) {
  const every = readdirSync(here).filter((name) => name.endsWith('.test.mjs')).sort();
  const chosen = every.filter((name) => wanted.length === 0 || wanted.some((word) => name.startsWith(word)));
  const words = ['--test', '--test-reporter', 'spec', ...chosen];
  const [code] = await once(spawn(process.execPath, words, { cwd: here, stdio: 'inherit', env: { ...process.env, ...environment } }), 'exit');
  return code ?? 1;
}

need(program, 'build it: scripts/dev build asan sextant-collector');
need(recording, 'scripts/test laboratory makes it, or scripts/dev pictures');
const collector = new Collector({ program, recording, root });
let code = 1;
try {
  await collector.prepare();
  await collector.start();
  const late = await tell(collector);
  writeFileSync(join(collector.folder, 'late.ndjson'), late);
  const words = process.argv.slice(2);
  if (words.includes('--keep')) {
    console.log(`the page: ${collector.page}/ until this program is interrupted`);
    await once(process, 'SIGINT');
    code = 0;
  } else {
    code = await tests({ SEXTANT_PAGE: collector.page, SEXTANT_INGEST: collector.ingest, SEXTANT_FOLDER: collector.folder,
                         SEXTANT_RECORDING: recording }, words);
  }
} finally {
  await collector.stop();
}
process.exit(code);
