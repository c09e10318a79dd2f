/** A collector that stands, with its story told, for as long as somebody uses it. */

import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Collector } from './collector.mjs';
import { tell } from './story.mjs';

export const folder = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const root = resolve(folder, '..', '..');
const program = resolve(root, process.env.SEXTANT_BUILT ?? 'build/asan', 'collector', 'sextant-collector');
const recording = resolve(root, process.env.SEXTANT_RECORDING ?? 'build/recording');

function need(path, remedy) {
  if (!existsSync(path)) {
    throw new Error(`${path} is not there; ${remedy}`);
  }
}

/**
 * @param {{hostile: boolean}} story whether a country's frame tries to be markup
 * @param {(collector: Collector) => Promise<number>} use
 */
export async function raised(story, use) {
  need(program, 'build it: scripts/dev build asan sextant-collector');
  need(join(recording, 'ledger'), 'scripts/test laboratory makes it');
  const collector = new Collector({ program, recording, root });
  try {
    await collector.prepare();
    await collector.start();
    await tell(collector, story);
    return await use(collector);
  } finally {
    await collector.stop();
  }
}

/** What the tests and pictures must know of it; they run in processes of their own. */
export const environmentOf = (collector) => ({
  ...process.env,
  SEXTANT_PAGE: collector.page,
  SEXTANT_COLLECTOR: JSON.stringify({ where: collector.where, folder: collector.folder, ingest: collector.ingest, page: collector.page }),
});
