/** What Member States tell of themselves: the worked examples, and a case study of the country that was measured. */

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const kDay = 86_400_000;
/** A text that would be markup if anything here became markup; a reviewer let it pass. */
export const kTitle = 'AAAA records for <b>every</b> portal';
export const kCase = 'portal';

const daysFrom = (day, days) => new Date(Date.parse(day) + days * kDay).toISOString().slice(0, 10);

const kTexts = {
  name: kCase,
  title: kTitle,
  summary: "The ministries' portals got addresses; this says what the index did before and after.",
  contributor: 'Ministry of Examples',
  action: 'Addresses published',
  confounder: 'A new host for two of the portals',
  situation: 'Portals had *no* addresses; see [the gazette](https://gazette.example.test/).',
};

/**
 * The two windows meet in the middle of the days that the story has.
 * @param {string} country @param {string} newest day @param {Partial<typeof kTexts>} [texts] in place of the usual ones; TOML takes what JSON takes for a text
 */
export function caseStudy(country, newest, texts = {}) {
  const { name, title, summary, contributor, action, confounder, situation } = { ...kTexts, ...texts };
  return `+++
schema = 1
kind = "case_study"
country = "${country}"
name = "${name}"
title = ${JSON.stringify(title)}
summary = ${JSON.stringify(summary)}
language = "en"
contributor = ${JSON.stringify(contributor)}
dated = ${newest}

[[action]]
title = ${JSON.stringify(action)}
dated = ${daysFrom(newest, -3)}

[[confounder]]
what = ${JSON.stringify(confounder)}
effect = "raises"

[series]
scope = "country"
figure = "index"

[before]
first = ${daysFrom(newest, -20)}
last = ${daysFrom(newest, -3)}

[after]
first = ${daysFrom(newest, -2)}
last = ${daysFrom(newest, 6)}
+++

## Situation {#situation}

${situation}

## Actions {#actions}

1. Ask the host.
2. Publish \`AAAA\`.

## Lessons {#lessons}

> Begin with the name servers.

## Security {#security}

Nothing was learned.
`;
}

const kSections = ['policy', 'mandates', 'plan', 'procurement', 'laboratories', 'training', 'lessons', 'security'];
export const kTraining = { title: 'Workshop: <b>routers</b>', place: 'Nairobi', audience: 'Engineers of ministries' };

/**
 * A profile that says nothing but which training there is: one event that is over, one a month from now.
 * @param {string} country @param {string} newest day @param {typeof kTraining} [texts]
 */
export function profile(country, newest, texts = kTraining) {
  const event = (first) => `[[event]]
title = ${JSON.stringify(texts.title)}
first = ${first}
last = ${daysFrom(first, 2)}
place = ${JSON.stringify(texts.place)}
audience = ${JSON.stringify(texts.audience)}
`;
  return `+++
schema = 1
kind = "profile"
country = "${country}"
title = "Training of ${country}"
summary = "What is offered to those who run networks."
language = "en"
contributor = "Ministry of Examples"
dated = ${newest}

${event(daysFrom(newest, -30))}
${event(daysFrom(new Date().toISOString().slice(0, 10), 30))}
+++
${kSections.map((key) => `\n## About ${key} {#${key}}\n\nNothing is told.\n`).join('')}`;
}

/** Handed in by one, approved and published by another. */
function publish(collector, ...files) {
  const lines = collector.run('repository', 'import', ...files, '--by', 'ann').trim().split('\n');
  for (const number of lines.map((line) => line.split(' ')[0])) {
    collector.run('repository', 'review', number, '--by', 'bob', '--finding', 'approved');
    collector.run('repository', 'publish', number, '--by', 'bob');
  }
}

export async function tellExperience(collector, country) {
  const { scores } = await collector.api(`countries/${country}/history`);
  const newest = scores.at(-1).window.last;
  const texts = { 'portal.md': caseStudy(country, newest), 'profile.md': profile(country, newest) };
  const files = Object.entries(texts).map(([name, text]) => {
    const file = join(collector.folder, name);
    writeFileSync(file, text);
    return file;
  });
  publish(collector, join(collector.where.root, 'config', 'repository', 'examples'), ...files);
}
