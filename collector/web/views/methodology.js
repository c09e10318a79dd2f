/** By which rules the numbers are made, what else is published beside them, and what was wrong. */

import { paths, read, readIfThere } from '../base/api.js';
import { h, replace } from '../base/dom.js';
import { form, say } from '../base/language.js';
import { address } from '../base/routes.js';
import { besideOf } from '../facts/methodologies.js';
import { caseTable } from '../parts/cases.js';
import { field } from '../parts/fields.js';
import { recomputation } from '../parts/recompute.js';
import { table } from '../parts/table.js';
import { bdi, code, daysText, facts, fingerprint, known, notice, range, section } from '../parts/words.js';

/** @typedef {import('../base/navigation.js').Context} Context */

/** @param {any} inForce */
const inForceSection = ({ id, sha256 }) =>
  section(
    'in_force',
    say('methodology.in_force'),
    h('p', { class: 'note' }, say('methodology.in_force_means')),
    facts([
      [say('column.methodology'), [bdi(id), ' ', fingerprint(sha256)]],
      [say('methodology.file'), h('a', { href: '/api/v1/methodology' }, code('/api/v1/methodology'))],
    ]),
  );

/** @param {import('../facts/methodologies.js').Comparison} it */
const comparison = ({ country, inForce, beside, low, high, day }) => [
  h('a', { href: address('nation', { country }) }, form.country(country)),
  known(inForce, form.score),
  known(beside, form.score),
  range(low, high),
  form.day(day),
];

/** @param {any} methodology @param {any[]} countries */
const besideBlock = (methodology, countries) => [
  facts([
    [say('column.methodology'), [bdi(methodology.id), ' ', fingerprint(methodology.sha256)]],
    [
      say('methodology.period'),
      daysText({ first: methodology.first_day, last: methodology.last_day }),
    ],
    [say('column.why'), bdi(methodology.why)],
  ]),
  table({
    caption: say('methodology.beside_label'),
    quiet: true,
    columns: [
      { label: say('column.country') },
      { label: say('column.in_force'), number: true },
      { label: say('column.beside'), number: true },
      { label: say('column.interval'), number: true },
      { label: say('column.day') },
    ],
    rows: besideOf(methodology, countries).map(comparison),
  }),
];

/** @param {any[]} beside @param {any[]} countries */
const besideSection = (beside, countries) =>
  section(
    'beside',
    say('methodology.beside'),
    h('p', { class: 'note' }, say('methodology.beside_means')),
    beside.length === 0
      ? notice('plain', say('methodology.beside_none'))
      : beside.map((it) => besideBlock(it, countries)),
  );

/** @param {any} erratum */
const erratumRow = (erratum) => [
  form.day(erratum.dated),
  erratum.country === '' ? say('methodology.of_all') : form.country(erratum.country),
  erratum.target === ''
    ? bdi(erratum.what)
    : [bdi(erratum.what), ' ', h('a', { href: address('target', { domain: erratum.target }) }, code(erratum.target))],
  bdi(erratum.numbers),
  bdi(erratum.why),
];

/** @param {any[]} errata */
const errataSection = (errata) =>
  section(
    'errata',
    say('methodology.errata'),
    h('p', { class: 'note' }, say('methodology.errata_means')),
    errata.length === 0
      ? notice('plain', say('methodology.errata_none'))
      : table({
          caption: say('methodology.errata'),
          quiet: true,
          columns: [
            { label: say('column.day') },
            { label: say('column.country') },
            { label: say('column.what') },
            { label: say('column.numbers') },
            { label: say('column.why') },
          ],
          rows: errata.map(erratumRow),
        }),
  );

/** @param {any[]} corrections */
const correctionsSection = (corrections) =>
  section(
    'corrections',
    say('methodology.corrections'),
    h('p', { class: 'note' }, say('methodology.corrections_means')),
    corrections.length === 0
      ? notice('plain', say('methodology.corrections_none'))
      : caseTable(corrections, say('methodology.corrections')),
  );

/**
 * A nation is chosen, and its score made again under the choice.
 * @param {any[]} nations @param {(country: string) => void} choose
 */
function recomputeSection(nations, choose) {
  const names = nations.map(({ country }) => country).sort((a, b) => form.compare(form.country(a), form.country(b)));
  const onchange = (/** @type {Event} */ event) => choose(/** @type {HTMLSelectElement} */ (event.target).value);
  const chosen = /** @type {HTMLSelectElement} */ (
    h(
      'select',
      { id: 'recompute-country', onchange },
      h('option', { value: '' }, say('recompute.choose')),
      names.map((it) => h('option', { value: it }, form.country(it))),
    )
  );
  const room = h('div', { class: 'recompute' });
  const set = async (/** @type {string} */ country, /** @type {AbortSignal} */ signal) => {
    chosen.value = names.includes(country) ? country : '';
    if (chosen.value === '') {
      replace(room);
      return;
    }
    const [nation, methodology] = await Promise.all([read(paths.country(country), signal), read(paths.methodology(), signal)]);
    replace(room, await recomputation(nation, methodology));
  };
  const element = section(
    'recompute',
    say('recompute.title'),
    h('p', { class: 'note' }, say('recompute.means')),
    h('div', { class: 'filter' }, field(say('column.country'), chosen)),
    room,
  );
  return { element, set };
}

/** @param {Context} context */
export async function show({ query, signal, go }) {
  const [methodologies, nations, errata, corrections] = await Promise.all([
    read(paths.methodologies(), signal),
    readIfThere(paths.countries(), signal),
    readIfThere(paths.errata(), signal),
    readIfThere(paths.corrections(), signal),
  ]);
  const countries = nations?.countries ?? [];
  const again = recomputeSection(countries, (country) => go(address('methodology', {}, { country }), { quiet: true }));
  await again.set(query.country ?? '', signal);
  return {
    title: say('nav.methodology'),
    content: [
      h('div', { class: 'head' }, h('h1', { tabindex: -1 }, say('nav.methodology'))),
      h('p', { class: 'lead' }, say('methodology.lead')),
      inForceSection(methodologies.in_force),
      countries.length === 0 ? null : again.element,
      besideSection(methodologies.beside, countries),
      errataSection(errata?.errata ?? []),
      correctionsSection(corrections?.corrections ?? []),
    ],
    update: (/** @type {Record<string, string>} */ query, /** @type {AbortSignal} */ signal) => again.set(query.country ?? '', signal),
  };
}
