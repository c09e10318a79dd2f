/** Who was given addresses, where, how fast; what came back and what moved. The table first. */

import { paths, read } from '../base/api.js';
import { h } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { address } from '../base/routes.js';
import { yearText } from '../charts/years.js';
import { byCountry, byRegion, paceOfAll, yearsTold } from '../facts/allocation.js';
import { paceFigure } from '../parts/pace.js';
import { table } from '../parts/table.js';
import { known, notice, section } from '../parts/words.js';

/** @typedef {import('../base/navigation.js').Context} Context */
/** @typedef {import('../facts/allocation.js').Held} Held */
/** @typedef {import('../facts/networks.js').Year} Year */

/** @param {string} registry */
const regionName = (registry) =>
  registry === 'several' ? say('allocation.several') : known(registry || null, (it) => sayWord('registry', it));

/** @param {number} year */
const amounts = (year) => [
  { label: say('networks.ipv6_space'), number: true },
  { label: say('allocation.given6', { year: yearText(year) }), number: true },
  { label: say('networks.ipv4_addresses'), number: true },
  { label: say('allocation.given4', { year: yearText(year) }), number: true },
  { label: say('allocation.returned4'), number: true },
  { label: say('allocation.came4'), number: true },
  { label: say('allocation.went4'), number: true },
];

/** @param {Held} it */
const cells = (it) => [
  form.number(it.ipv6_slash32),
  form.number(it.given.ipv6_slash32),
  form.number(it.ipv4_addresses),
  form.number(it.given.ipv4_addresses),
  known(it.moved?.returned, form.number),
  known(it.moved?.came, form.number),
  known(it.moved?.went, form.number),
];

/** @param {Held[]} regions @param {number} year */
const regionTable = (regions, year) =>
  table({
    caption: say('allocation.regions'),
    quiet: true,
    columns: [{ label: say('allocation.region') }, { label: say('allocation.countries'), number: true }, ...amounts(year)],
    rows: regions.map((it) => [regionName(it.registry), form.number(it.countries), ...cells(it)]),
  });

/** @param {Held[]} countries @param {number} year */
const countryTable = (countries, year) =>
  table({
    caption: say('allocation.by_country'),
    quiet: true,
    columns: [{ label: say('column.country') }, { label: say('allocation.region') }, ...amounts(year)],
    rows: countries.map((it) => [
      h('a', { href: address('nation', { country: it.name }) }, form.country(it.name)),
      regionName(it.registry),
      ...cells(it),
    ]),
  });

/** @param {Year[]} pace */
const yearTable = (pace) =>
  table({
    caption: say('networks.pace'),
    kind: 'plain',
    columns: [
      { label: say('networks.year') },
      { label: say('networks.ipv6_space'), number: true },
      { label: say('networks.ipv4_addresses'), number: true },
    ],
    rows: pace.map((it) => [known(it.year, yearText), form.number(it.ipv6_slash32), form.number(it.ipv4_addresses)]),
  });

/** @param {Year[]} pace @param {'ipv4_addresses' | 'ipv6_slash32'} what @param {string} title */
function paceOf(pace, what, title) {
  const beside = what === 'ipv6_slash32' ? 'ipv4_addresses' : 'ipv6_slash32';
  return paceFigure(pace, what, { title, level: 'h3', figures: yearTable(pace), beside, alike: false });
}

/** @param {any[]} countries @param {number} year the newest one told */
const told = (countries, year) => [
  section('regions', say('allocation.regions'), h('p', { class: 'note' }, say('networks.means')), regionTable(byRegion(countries, year), year)),
  section(
    'pace',
    say('networks.pace'),
    h('p', { class: 'note' }, say('networks.pace_means')),
    paceOf(paceOfAll(countries), 'ipv6_slash32', say('allocation.pace6')),
    paceOf(paceOfAll(countries), 'ipv4_addresses', say('allocation.pace4')),
  ),
  section('countries', say('allocation.by_country'), countryTable(byCountry(countries, year), year)),
  h('p', { class: 'note' }, h('a', { href: paths.allocationTable() }, say('networks.csv'))),
];

/** @param {Context} context */
export async function show({ signal }) {
  const { countries } = await read(paths.allocation(), signal);
  const year = yearsTold(countries).at(-1);
  return {
    title: say('allocation.title'),
    content: [
      h(
        'div',
        { class: 'head' },
        h('h1', { tabindex: -1 }, say('allocation.title')),
        h('p', { class: 'lead' }, say('allocation.lead')),
      ),
      year === undefined ? notice('plain', say('allocation.none')) : told(countries, year),
    ],
  };
}
