/**
 * Raises one collector for all the browser's tests, runs them, ends it: node run.mjs [--keep | --all] [TEST...].
 * With --keep it runs none, says where the page is, and waits to be interrupted; with --all the matrix is looked at whole.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';

import { environmentOf, folder, raised } from './harness/raised.mjs';

const options = process.argv.slice(2).filter((it) => it.startsWith('--'));
const words = process.argv.slice(2).filter((it) => !it.startsWith('--'));

async function waitForInterrupt(collector) {
  console.log(`the page: ${collector.page}/ until this program is interrupted`);
  // A signal alone does not keep a program alive.
  const alive = setInterval(() => {}, 1 << 30);
  await once(process, 'SIGINT');
  clearInterval(alive);
  return 0;
}

/** All in one process after the other: two browsers on two cores only get in each other's way. */
async function runTests(collector) {
  const every = readdirSync(folder).filter((name) => name.endsWith('.test.mjs')).sort();
  const chosen = every.filter((name) => words.length === 0 || words.some((word) => name.startsWith(word)));
  const command = ['--test', '--test-reporter', 'spec', ...chosen];
  const tests = spawn(process.execPath, command, { cwd: folder, stdio: 'inherit', env: { ...environmentOf(collector), SEXTANT_MATRIX: options.includes('--all') ? 'whole' : '' } });
  const [code] = await once(tests, 'exit');
  return code ?? 1;
}

process.exitCode = await raised({ hostile: true }, options.includes('--keep') ? waitForInterrupt : runTests);
