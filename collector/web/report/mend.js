/** The chapter on what to mend: the first faults in full, the others in a table, and how many are too small for either. */

import { h } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { fixesOf, organisationsAt } from '../facts/fixes.js';
import { kTask } from '../facts/leverage.js';
import { fixList, namesOf } from '../parts/fixes.js';
import { table } from '../parts/table.js';
import { bdi, causeText, code, joined, known, notice, section } from '../parts/words.js';

/** @typedef {import('../facts/fixes.js').Fix} Fix */
/** @typedef {import('../parts/fixes.js').Names} Names */

/** What the page would show as no gain at all, on the scale of 0 to 1. */
const kLeast = 0.0005;

/** @param {Fix[]} fixes @param {Names} names */
const others = (fixes, names) =>
  table({
    caption: say('report.other_fixes'),
    columns: [
      { label: say('column.cause') },
      { label: say('report.organisation') },
      { label: say('fix.mender') },
      { label: say('fix.points'), number: true },
    ],
    rows: fixes.map((fix) => [
      [causeText(fix.cause), fix.site === 'target' ? null : h('small', {}, sayWord('site', fix.site), ' ', code(fix.at))],
      joined(organisationsAt(fix, names.organisations).map(({ name }) => bdi(name))),
      sayWord('owner', fix.mender),
      known(fix.gain, (gain) => form.points(gain * 100)),
    ]),
  });

/** @param {string} country @param {Fix[]} fixes @param {Names} names */
function ranked(country, fixes, names) {
  const rest = fixes.slice(kTask);
  const isSmall = (/** @type {Fix} */ { gain }) => gain !== null && gain < kLeast;
  const told = rest.filter((fix) => !isSmall(fix));
  const small = rest.length - told.length;
  return [
    fixList(country, fixes.slice(0, kTask), names, { heading: 'h3', told: false }),
    told.length === 0 ? null : others(told, names),
    small === 0 ? null : h('p', { class: 'note' }, say('report.small_fixes', { count: small, least: kLeast * 100 })),
  ];
}

/** @param {any} facts */
export function mendChapter({ country, fixes, targets, leverage }) {
  const all = fixes === null ? [] : fixesOf(fixes);
  return section(
    'mend',
    say('tab.fix'),
    h('p', {}, say('fix.lead'), ' ', say('fix.gain_means')),
    all.length === 0 ? notice('plain', say('fix.none')) : ranked(country, all, namesOf(targets, leverage)),
  );
}
