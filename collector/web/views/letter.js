/** The letter to an organisation, made of what is public now: to be printed, or taken away as one file. */

import { paths, read } from '../base/api.js';
import { h } from '../base/dom.js';
import { startExplanations } from '../base/explanations.js';
import { say } from '../base/language.js';
import { address } from '../base/routes.js';
import { findingsOf, measured } from '../facts/organisations.js';
import { download } from '../report/download.js';
import { letter, letterTitle } from '../report/letter.js';
import { settleLinks } from '../report/links.js';
import { wearSheet } from '../report/sheet.js';

/** @typedef {import('../base/navigation.js').Context} Context */

/** @param {any} target @param {AbortSignal} signal */
async function withFindings(target, signal) {
  const { consensus } = await read(paths.verdicts(target.domain), signal);
  return { ...target, findings: findingsOf(consensus) };
}

/** As the collector makes them for print, but from its public answers. @param {string} country @param {string} domain @param {AbortSignal} signal */
async function factsOf(country, domain, signal) {
  const { nation, publisher, as_of, targets } = await read(paths.draft(country), signal);
  const listed = measured(targets);
  const organisation = listed.find(({ domain: it }) => it === domain)?.organisation;
  if (organisation === undefined) {
    throw new RangeError(domain);
  }
  const own = listed.filter((it) => it.organisation === organisation);
  return {
    kind: 'letter',
    country,
    organisation,
    nation,
    publisher,
    as_of,
    targets: await Promise.all(own.map((/** @type {any} */ it) => withFindings(it, signal))),
  };
}

/** @param {Context} context */
export async function show({ names: { country, domain }, signal }) {
  const [facts] = await Promise.all([factsOf(country, domain, signal), startExplanations(), wearSheet()]);
  const paper = h('div', { class: 'paper' }, letter(facts, { id: '' }));
  paper.querySelectorAll('details').forEach((it) => (it.open = true));
  // On paper an address is all that is left of a link.
  settleLinks(paper, location.origin, '.evidence');
  const title = letterTitle(facts);
  const tools = h(
    'div',
    { class: 'report-tools' },
    h('button', { type: 'button', onclick: () => print() }, say('report.print')),
    h('button', { type: 'button', onclick: () => download(paper, title, `letter-${domain}.html`) }, say('report.download')),
    h('a', { href: address('organisations', { country }) }, say('tab.organisations')),
  );
  return { title, content: [tools, paper] };
}
