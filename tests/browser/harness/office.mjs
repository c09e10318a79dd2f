/** The collector under test as somebody publishes with it: what it prints says who. */

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Collector } from './collector.mjs';
import { base } from './page.mjs';
import { kCountry } from './story.mjs';

export function office() {
  const { where, ...raised } = JSON.parse(process.env.SEXTANT_COLLECTOR);
  const collector = new Collector(where, raised);
  const plain = readFileSync(collector.config, 'utf8');
  collector.config = join(collector.folder, 'report.toml');
  writeFileSync(collector.config, `${plain}\n[report]\npublisher = "Office of Tests"\ncontact = "office@example.test"\npage = "${base}"\n`);
  return collector;
}

/** The view of a report that is kept; the same views keep the same one, however often it is asked for. */
export const keptReport = () => ({ name: 'report', path: `/reports/${office().run('report', kCountry, '--language', 'en').trim()}` });
