/** Who has most to mend: services by organisation, each with its letter. */

import { readTargets } from '../base/targets.js';
import { h, replace } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { address } from '../base/routes.js';
import { organisationsOf } from '../facts/organisations.js';
import { sharesOf } from '../facts/states.js';
import { countryHead } from '../parts/country.js';
import { field } from '../parts/fields.js';
import { table } from '../parts/table.js';
import { bdi, causeLink, joined, known, notice, scoresNote, stateMark } from '../parts/words.js';

/** @typedef {import('../base/navigation.js').Context} Context */
/** @typedef {import('../facts/organisations.js').Organisation} Organisation */

const kTiers = ['portal', 'essential', 'ministry', 'agency', 'regional', 'municipal'];
/** So many causes are read at a glance. */
const kCauses = 3;

/** To its only service, or to the list of them. @param {string} country @param {Organisation} it */
const services = (country, { name, domain, targets }) =>
  targets.length === 1 ? address('target', { domain }) : address('targets', { country }, { q: name });

/** The state of its service, or how many of its services are in each. @param {string} country @param {Organisation} it */
function standing(country, { name, targets }) {
  /** @type {Record<string, number>} */
  const counts = {};
  targets.forEach(({ state }) => (counts[state] = (counts[state] ?? 0) + 1));
  const part = (/** @type {{state: string, count: number}} */ { state, count }) =>
    h(
      'li',
      {},
      stateMark(state),
      targets.length === 1 ? null : [' ', h('a', { href: address('targets', { country }, { q: name, state }) }, say('value.of', { part: count, whole: targets.length }))],
    );
  return h('ul', { class: 'lines' }, sharesOf(counts).reverse().map(part));
}

/** @param {string} country @param {Organisation} it */
const row = (country, it) => [
  [h('a', { href: services(country, it), class: 'strong' }, bdi(it.name)), h('small', {}, sayWord('tier', it.tier))],
  standing(country, it),
  known(it.scores.web, form.score),
  known(it.scores.dns, form.score),
  known(it.scores.mail, form.score),
  joined(it.causes.slice(0, kCauses).map(causeLink)),
  h(
    'a',
    { href: address('letter', { country, domain: it.domain }), 'aria-label': say('organisations.letter_to', { organisation: it.name }) },
    say('organisations.write'),
  ),
];

/** @param {string} country @param {Organisation[]} organisations */
const organisationTable = (country, organisations) =>
  organisations.length === 0
    ? notice('plain', say('organisations.none'))
    : table({
        caption: say('organisations.caption'),
        columns: [
          { label: say('report.organisation') },
          { label: say('column.state') },
          { label: say('pillar.web'), number: true },
          { label: say('pillar.dns'), number: true },
          { label: say('pillar.mail'), number: true },
          { label: say('column.cause') },
          { label: say('organisations.letter'), kind: 'brief' },
        ],
        rows: organisations.map((it) => row(country, it)),
      });

/** Only the kinds that the list has. @param {Organisation[]} all @param {(tier: string) => void} choose */
function tierChoice(all, choose) {
  const there = kTiers.filter((tier) => all.some((it) => it.tier === tier));
  const onchange = (/** @type {Event} */ event) => choose(/** @type {HTMLSelectElement} */ (event.target).value);
  return /** @type {HTMLSelectElement} */ (
    h(
      'select',
      { id: 'filter-tier', onchange },
      h('option', { value: '' }, say('filter.all_tier')),
      there.map((tier) => h('option', { value: tier }, sayWord('tier', tier))),
    )
  );
}

/** @param {Context} context */
export async function show({ names: { country }, query, signal, go }) {
  const { targets, window } = await readTargets(country, signal);
  const all = organisationsOf(targets);
  const region = h('div', { class: 'results' });
  const tier = tierChoice(all, (chosen) => go(address('organisations', { country }, { tier: chosen }), { quiet: true }));
  const update = async (/** @type {Record<string, string>} */ query) => {
    tier.value = kTiers.includes(query.tier) ? query.tier : '';
    replace(region, organisationTable(country, all.filter((it) => tier.value === '' || it.tier === tier.value)));
  };
  await update(query);
  return {
    title: say('title.of_country', { page: say('tab.organisations'), country: form.country(country) }),
    content: [
      countryHead(country, 'organisations', say('tab.organisations')),
      h('p', { class: 'lead' }, say('organisations.lead')),
      h('div', { class: 'filter' }, field(say('column.tier'), tier)),
      scoresNote(window),
      region,
    ],
    update,
  };
}
