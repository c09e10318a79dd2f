/** A country for one day: a frame with two ministries, and evidence of what the laboratory measured, under their names. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { frameText } from './frame_text.mjs';
import { kCountry, kProbes, renamed, resultsIn } from './story.mjs';

/** No frame of the project is of this country. */
export const kNew = 'UG';
export const kServices = {
  good: { domain: 'health.example.test', organisation: 'Ministry of Health', tier: 'ministry', sector: 'health' },
  bad: { domain: 'treasury.example.test', organisation: 'Ministry of Finance', tier: 'ministry', sector: 'finance' },
  portal: { domain: 'portal.example.test', organisation: 'Office of the Prime Minister', tier: 'portal', sector: 'portal' },
};

/** The file that a regulator's people have written. */
export function writeFrame(collector) {
  const file = join(collector.folder, 'new-frame.toml');
  writeFileSync(file, frameText(kNew, 'Uganda: public services', Object.values(kServices)));
  return file;
}

/** The newest lines of a probe about one target of the laboratory. */
const linesAbout = (results, probe, domain) => results.filter((it) => it.probe === probe && it.domain === domain).slice(-1).map(({ line }) => line);

/** A round of every probe: services as good and as bad as two that were really measured. */
export async function measure(collector) {
  const { targets } = await collector.api(`targets?country=${kCountry}&limit=1000`);
  const [good] = targets.filter(({ state }) => state === 'operational');
  const [broken] = targets.filter(({ state }) => state === 'broken');
  const donors = { good, portal: good, bad: broken };
  const results = resultsIn(collector);
  for (const name of kProbes) {
    const lines = Object.entries(donors).flatMap(([role, { domain }]) =>
      linesAbout(results, name, domain).map((line) => renamed(line, domain, kServices[role].domain, kNew)));
    await collector.probe(name).send(lines);
  }
}
