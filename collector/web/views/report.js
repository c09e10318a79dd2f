/** A national report on the screen: a kept one by its id, or the one that would be made now. */

import { paths, read } from '../base/api.js';
import { h } from '../base/dom.js';
import { startExplanations } from '../base/explanations.js';
import { chapter, form, say } from '../base/language.js';
import { address } from '../base/routes.js';
import { kReportChapters, national, nationalTitle } from '../report/national.js';
import { wearSheet } from '../report/sheet.js';

/** @typedef {import('../base/navigation.js').Context} Context */

/** @param {string} country @param {string} facts the address of what is shown, as it is @param {() => Promise<void>} take */
const tools = (country, facts, take) =>
  h(
    'div',
    { class: 'report-tools' },
    h('button', { type: 'button', onclick: () => print() }, say('report.print')),
    h('button', { type: 'button', onclick: take }, say('report.download')),
    h('a', { href: facts }, say('report.facts')),
    h('a', { href: address('reports', { country }) }, say('report.kept_of', { country: form.country(country) })),
  );

/** @param {Context} context */
export async function show({ names: { country, id = '' }, signal }) {
  const source = id ? paths.report(id) : paths.draft(country);
  const [facts] = await Promise.all([read(source, signal), startExplanations(), wearSheet(), ...kReportChapters.map(chapter)]);
  const paper = h('div', { class: 'paper' }, national(facts, { id }));
  paper.querySelectorAll('details').forEach((it) => (it.open = true));
  const title = nationalTitle(facts);
  const take = async () => (await import('../report/download.js')).download(paper, title, `report-${facts.country}-${facts.nation.window.last}.html`);
  return { title, content: [tools(facts.country, source, take), paper] };
}
