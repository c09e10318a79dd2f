/** One nation: how far, how sure, of what made, since when, and what next. */

import { paths, read, readIfThere } from '../base/api.js';
import { h } from '../base/dom.js';
import { form, say } from '../base/language.js';
import { address } from '../base/routes.js';
import { answer } from '../parts/answer.js';
import { countryHead } from '../parts/country.js';
import { frameNotice, hero, historySection, stateSection } from '../parts/nation.js';
import { coverageTable, pillarTable, sectorTable } from '../parts/nation_tables.js';
import { networkSection, policySection } from '../parts/networks.js';
import { bdi, daysText, facts, fingerprint, glossed, known, link, notice, range, section, timeMark } from '../parts/words.js';

/** @typedef {import('../base/navigation.js').Context} Context */

/** @param {any} nation */
function keyFacts(nation) {
  return facts(
    [
      [glossed('term', 'target', say('column.targets')), form.number(nation.targets)],
      nation.opted_out > 0 ? [say('target.opted_out'), form.number(nation.opted_out)] : null,
      [glossed('term', 'coverage', say('nation.fact_judged')), form.percent(nation.coverage)],
      [glossed('term', 'interval', say('column.interval')), range(nation.interval[0], nation.interval[1])],
    ],
    'facts strip',
  );
}

/** Who confirmed the list, and how much of it one by one. @param {any} frame */
function review(frame) {
  if (!frame) {
    return known(null, String);
  }
  const { reviewed, reviewer, reviewed_on: day, targets, targets_by_review: by = {} } = frame;
  return [
    reviewed ? say('frame.reviewed_by', { by: reviewer, day: day ? form.day(day) : '' }) : say('frame.unreviewed'),
    ' ',
    say('frame.targets_reviewed', { part: by.reviewed ?? 0, whole: targets }),
  ];
}

/** @param {any} nation */
function origins(nation) {
  const { country } = nation;
  const seen = nation.document?.index?.seen_by_enough_vantages;
  return section(
    'origin',
    say('nation.origin'),
    h('p', { class: 'note' }, say('nation.origin_means')),
    facts([
      [say('nation.fact_window'), daysText(nation.window)],
      [say('nation.fact_as_of'), timeMark(nation.as_of)],
      [glossed('term', 'consensus', say('nation.fact_seen')), known(seen, form.percent)],
      [say('column.methodology'), [bdi(nation.methodology), ' ', fingerprint(nation.methodology_sha256)]],
      [say('nation.frame'), [bdi(nation.title ?? ''), ' ', fingerprint(nation.frame_sha256)]],
      [say('frame.review'), review(nation.document?.frame)],
      [say('nation.software'), bdi(nation.software)],
      [
        say('nation.documents'),
        h(
          'span',
          { class: 'links' },
          link(`${address('methodology', {}, { country })}#recompute`, say('recompute.open')),
          link(paths.country(country), say('nation.document_score')),
          link(paths.methodology(), say('column.methodology')),
          link(paths.table('targets', country), say('nation.document_targets')),
          link(paths.table('scores', country), say('nation.document_scores')),
        ),
      ],
    ]),
  );
}

/** @param {Context} context */
export async function show({ names: { country }, signal }) {
  const [nation, history, sectors, last, networks, exposure, policies, leverage] = await Promise.all([
    read(paths.country(country), signal),
    readIfThere(paths.history(country), signal),
    readIfThere(paths.sectors(country), signal),
    readIfThere(paths.lastChanges(country), signal),
    readIfThere(paths.networks(country), signal),
    readIfThere(paths.exposure(country), signal),
    readIfThere(paths.policies(country), signal),
    readIfThere(paths.leverage(country), signal),
  ]);
  return {
    title: form.country(country),
    content: [
      countryHead(country, 'nation', form.country(country)),
      answer(nation, leverage),
      hero(nation),
      frameNotice(nation),
      keyFacts(nation),
      stateSection(nation, last),
      historySection(history?.scores ?? []),
      policySection(policies),
      section(
        'pillars',
        say('nation.pillars'),
        h('p', { class: 'note' }, say('nation.pillars_means')),
        pillarTable(nation),
      ),
      section(
        'sectors',
        say('nation.sectors'),
        sectors?.sectors?.length ? sectorTable(country, sectors.sectors) : notice('plain', say('absent.sectors')),
      ),
      networkSection(country, networks, exposure),
      section(
        'coverage',
        say('nation.coverage'),
        h('p', { class: 'note' }, say('nation.coverage_means')),
        coverageTable(nation),
      ),
      origins(nation),
    ],
  };
}
