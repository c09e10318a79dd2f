/** The reports that are kept of a nation: made once, and the same for ever. */

import { paths, read } from '../base/api.js';
import { h } from '../base/dom.js';
import { form, kLanguages, say, spoken } from '../base/language.js';
import { address } from '../base/routes.js';
import { command } from '../parts/command.js';
import { countryHead } from '../parts/country.js';
import { table } from '../parts/table.js';
import { fingerprint, notice, timeMark } from '../parts/words.js';

/** @typedef {import('../base/navigation.js').Context} Context */

/** @param {any} rendition @returns {[string, string]} language and form */
const kindOf = ({ name }) => /** @type {[string, string]} */ (name.split('.'));

/** The reader's own language first. @param {any[]} renditions */
const ordered = (renditions) =>
  [...renditions].sort(
    (a, b) => Number(kindOf(b)[0] === spoken.tag) - Number(kindOf(a)[0] === spoken.tag) || a.name.localeCompare(b.name, 'en'),
  );

/** @param {any} rendition */
function fileLink(rendition) {
  const [tag, form] = kindOf(rendition);
  const name = /** @type {Record<string, string>} */ (kLanguages)[tag] ?? tag;
  return h(
    'li',
    {},
    h('a', { href: rendition.address, type: form === 'pdf' ? 'application/pdf' : 'text/html' }, h('bdi', { lang: tag }, name), ` ${form.toUpperCase()}`),
  );
}

/** @param {any} report */
const row = (report) => [
  h('a', { href: address('report', { id: report.id }), class: 'strong' }, form.moment(report.as_of)),
  fingerprint(report.id),
  timeMark(report.kept, form.day),
  h('ul', { class: 'inline' }, ordered(report.renditions).map(fileLink)),
];

/** @param {any} newest @returns {any} the one button: what a minister prints */
function newestButton(newest) {
  const own = newest.renditions.find((/** @type {any} */ it) => it.name === `${spoken.tag}.pdf`);
  return own ? h('p', {}, h('a', { class: 'button', href: own.address, type: 'application/pdf' }, say('report.newest'))) : null;
}

/** @param {any[]} reports */
const reportTable = (reports) => [
  newestButton(reports[0]),
  table({
    caption: say('report.kept_caption'),
    columns: [
      { label: say('nation.fact_as_of') },
      { label: say('report.id') },
      { label: say('report.kept_on') },
      { label: say('report.files') },
    ],
    rows: reports.map(row),
  }),
];

/** @param {Context} context */
export async function show({ names: { country }, signal }) {
  const { reports } = await read(paths.reports(country), signal);
  return {
    title: say('title.of_country', { page: say('tab.reports'), country: form.country(country) }),
    content: [
      countryHead(country, 'reports', say('tab.reports')),
      h('p', { class: 'lead' }, say('report.kept_means')),
      reports.length === 0
        ? [notice('plain', h('p', {}, say('report.none'))), command(`sextant-collector report ${country}`)]
        : reportTable(reports),
      h('p', {}, h('a', { class: 'button', href: address('draft', { country }) }, say('report.draft_link'))),
      h('p', { class: 'note' }, say('report.draft_means')),
    ],
  };
}
