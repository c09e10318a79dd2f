/** What the collector lets a browser print: one report or letter, drawn from its facts, with nothing left to open or to click. */

import { h, replace } from '../base/dom.js';
import { startExplanations } from '../base/explanations.js';
import { chapter, say, speak, spoken } from '../base/language.js';
import { letter, letterTitle } from './letter.js';
import { settleLinks } from './links.js';
import { kReportChapters, national, nationalTitle } from './national.js';

const kKinds = /** @type {Record<string, {draw: (facts: any, frame: any) => any, title: (facts: any) => string}>} */ ({
  national_report: { draw: national, title: nationalTitle },
  letter: { draw: letter, title: letterTitle },
});

/** A machine's translation says so, as the pages do. */
const machineMade = () => (spoken.reviewed ? null : h('p', { class: 'note' }, say('footer.machine_made')));

const query = new URLSearchParams(location.search);
const main = /** @type {HTMLElement} */ (document.querySelector('main'));
await speak(query.get('lang') ?? 'en');
await Promise.all([startExplanations(), ...[...kReportChapters, 'letter'].map(chapter)]);
const facts = await (await fetch('/facts.json')).json();
const { draw, title } = kKinds[facts.kind];
// The marks that isolate names order text on a page; a title stands alone.
document.title = title(facts).replace(/[\u2066-\u2069]/g, '');
replace(main, h('div', { class: 'paper' }, draw(facts, { id: query.get('id') ?? '' }), machineMade()));
main.querySelectorAll('details').forEach((it) => (it.open = true));
// Without scripts nothing makes a table that scrolls reachable by keyboard: on a narrow screen it folds instead.
main.querySelectorAll('table.plain').forEach((it) => it.classList.replace('plain', 'cards'));
settleLinks(main, facts.publisher.page);
main.removeAttribute('aria-busy');
main.dataset.view = 'report';
