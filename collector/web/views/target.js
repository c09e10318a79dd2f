/** One target, from the verdict on show down to the evidence, address by address. */

import { paths, read, readIfThere } from '../base/api.js';
import { h } from '../base/dom.js';
import { startExplanations } from '../base/explanations.js';
import { form, say, sayWord } from '../base/language.js';
import { address } from '../base/routes.js';
import { addressAnswers, notesOf, publishedAddresses } from '../facts/answers.js';
import { serverRows, webRows } from '../facts/evidence.js';
import { mailRows } from '../facts/mail.js';
import { pageHosts } from '../facts/page_hosts.js';
import { checksOf, othersOf, repeatOf } from '../facts/verdicts.js';
import { ways } from '../facts/ways.js';
import { disputing, targetCases } from '../parts/cases.js';
import { checkList, probeResults } from '../parts/checks.js';
import { commands } from '../parts/command.js';
import { nationStep, trail } from '../parts/country.js';
import { stateGlyph } from '../parts/glyphs.js';
import { hostingTable } from '../parts/hosting.js';
import { ladders } from '../parts/ladder.js';
import { answerTable, mailTable, serverTable, webTable } from '../parts/visit.js';
import { hostTable, wayTable } from '../parts/way.js';
import { adviceOf, bdi, causeLink, causeText, explained, facts, finding, joined, known, link, notice, scoresNote, section, targetName } from '../parts/words.js';

/** @typedef {import('../base/navigation.js').Context} Context */
/** @typedef {import('../facts/verdicts.js').CheckRow} CheckRow */

/** @param {any} target @returns {[import('../base/dom.js').Child, import('../base/dom.js').Child][]} */
const figures = (target) => [
  [say('target.score_of', { pillar: say('pillar.web') }), known(target.web_score, form.score)],
  [say('target.score_of', { pillar: say('pillar.dns') }), known(target.dns_score, form.score)],
  [say('target.score_of', { pillar: say('pillar.mail') }), known(target.mail_score, form.score)],
  [say('column.round'), target.round ? form.day(target.round) : say('target.never')],
];

/** @param {any} target */
function head(target) {
  const { country } = target;
  return h(
    'div',
    { class: 'head' },
    trail(nationStep(country), [address('targets', { country }), say('tab.targets')]),
    h('h1', { tabindex: -1 }, targetName(target)),
    h('p', { class: 'lead' }, bdi(target.organisation)),
    facts(
      [
        [
          say('column.sector'),
          link(address('targets', { country }, { sector: target.sector }), sayWord('sector', target.sector)),
        ],
        [say('column.tier'), sayWord('tier', target.tier)],
        ...(target.opt_out ? [] : figures(target)),
      ],
      'facts strip',
    ),
    target.opt_out ? null : scoresNote(target.made_by?.[country]?.window),
  );
}

/** States that are no IPv6 matter: a remedy for IPv6 would mislead. */
const kNoMatter = ['down', 'unknown', 'intended_absent'];

/** @param {any} remedy */
const advice = (remedy) => [
  h(
    'p',
    {},
    explained('sentences', remedy.cause, remedy.sentence),
    ' ',
    h('strong', {}, say('target.mender', { who: sayWord('owner', remedy.owner) })),
  ),
  adviceOf(remedy),
];

/**
 * What it comes from, and who does what about it.
 * @param {any} target
 * @param {CheckRow[]} rows
 * @param {CheckRow | undefined} deciding
 */
function origin(target, rows, deciding) {
  const { detail = '', remedy = null } = deciding?.shown ?? {};
  const known = remedy ?? rows.find(({ shown }) => shown.cause === target.cause)?.shown.remedy;
  return [
    // Without an address the state is the cause, and is said already.
    target.state === 'absent' ? null : h('h3', {}, causeLink(target.cause)),
    detail ? h('p', {}, say('target.seen'), ' ', finding(detail)) : null,
    known && !kNoMatter.includes(target.state) ? advice(known) : null,
  ];
}

/** What else ails it, each with the way to its check. @param {any} target @param {CheckRow[]} rows */
function others(target, rows) {
  const also = othersOf(rows, target);
  const to = (/** @type {CheckRow} */ { check, shown }) => link(`#check-${check}`, causeText(shown.cause));
  return also.length === 0
    ? null
    : h('p', { class: 'also' }, say('target.also'), ' ', joined(also.map(to), ' · '));
}

/** Who can act on it. @param {any} target */
const whoActs = ({ country, domain, organisation }) =>
  h(
    'p',
    { class: 'links' },
    link(address('letter', { country, domain }), say('target.letter', { organisation })),
    link(address('targets', { country }, { q: organisation }), say('target.all_services', { organisation })),
  );

/**
 * The check that decided the state has the remedy, and the commands that show the fault again.
 * @param {any} target
 * @param {CheckRow[]} rows
 */
function verdict(target, rows) {
  const { state, cause } = target;
  const deciding = rows.find(({ check }) => check === target.check);
  const repeat = deciding ? repeatOf(deciding) : [];
  return h(
    'section',
    { class: `verdict tone-${state}`, 'aria-labelledby': 'verdict' },
    h('h2', { id: 'verdict' }, stateGlyph(state), sayWord('state', state)),
    h('p', { class: 'lead' }, say(`state_means.${state}`)),
    others(target, rows),
    whoActs(target),
    cause ? origin(target, rows, deciding) : null,
    repeat.length === 0 ? null : [h('h3', {}, say('target.repeat')), commands(repeat)],
  );
}

/** What stands where the verdict of others does. @param {any} target */
function optedOut({ domain, opted_out: { on = '' } = {} }) {
  const title = on ? say('target.opted_out_on', { day: form.day(on) }) : say('target.opted_out');
  return section(
    'verdict',
    title,
    h('p', {}, say('target.opted_out_means'), ' ', link(paths.evidence(domain), say('target.raw_link'))),
  );
}

/** A hundred kilobytes of JSON are laid out only for who opens them. @param {any} result */
function rawLine({ probe, attempt, batch, result }) {
  const ontoggle = (/** @type {Event} */ event) => {
    const details = /** @type {HTMLDetailsElement} */ (event.currentTarget);
    if (details.open && details.querySelector('pre') === null) {
      details.append(h('pre', { tabindex: 0, dir: 'ltr', lang: 'en', class: 'raw' }, JSON.stringify(result, null, 2)));
    }
  };
  return h(
    'details',
    { ontoggle },
    h(
      'summary',
      {},
      say('target.raw_line', { probe, attempt, seq: String(batch.seq), position: String(batch.position) }),
    ),
  );
}

/** @param {string[]} notes */
const notes = (notes) =>
  notes.length === 0
    ? null
    : [
        h('p', { class: 'note' }, say('visit.left_out')),
        h(
          'ul',
          { class: 'lines note' },
          notes.map((it) => h('li', {}, finding(it))),
        ),
      ];

/**
 * A section for what was looked at; none where there was nothing to look at.
 * @template Row
 * @param {string} id
 * @param {Row[]} rows
 * @param {(rows: Row[]) => import('../base/dom.js').Child} show
 */
const sectionOf = (id, rows, show) =>
  rows.length === 0
    ? null
    : section(id, say(`target.${id}`), h('p', { class: 'note' }, say(`target.${id}_means`)), show(rows));

/** What others must do for it: zones above, hosts of the page, mail hosts. @param {any} document */
const beyond = (document) => [
  sectionOf('ways', ways(document), wayTable),
  sectionOf('needs', pageHosts(document), hostTable),
  sectionOf('mail', mailRows(document), mailTable),
];

/** @param {any} document @param {import('../facts/evidence.js').AddressRow[]} web @param {string} domain */
function evidence(document, web, domain) {
  const servers = serverRows(document);
  return [
    section(
      'addresses',
      say('target.addresses'),
      h('p', { class: 'note' }, say('visit.how')),
      web.length === 0 ? notice('plain', say('visit.no_web')) : webTable(web),
      answerTable(addressAnswers(document)),
      notes(notesOf(document)),
    ),
    section(
      'servers',
      say('target.servers'),
      servers.length === 0 ? notice('plain', say('visit.no_dns')) : serverTable(servers),
    ),
    ...beyond(document),
    section(
      'raw',
      say('target.raw'),
      h(
        'p',
        { class: 'note' },
        say('target.raw_means'),
        ' ',
        link(paths.evidence(domain), say('target.raw_link')),
      ),
      (document.results ?? []).map(rawLine),
    ),
  ];
}

/** @param {any[]} cases */
const disputeSection = (cases) =>
  cases.length === 0
    ? null
    : section(
        'corrections',
        say('target.corrections'),
        h('p', { class: 'note' }, say('target.corrections_means')),
        targetCases(cases, say('target.corrections')),
      );

/** @param {Context} context */
export async function show({ names: { domain }, signal }) {
  const [target, verdicts, seen, disputes] = await Promise.all([
    read(paths.target(domain), signal),
    readIfThere(paths.verdicts(domain), signal),
    readIfThere(paths.evidence(domain), signal),
    readIfThere(paths.targetCorrections(domain), signal),
    startExplanations(),
  ]);
  const cases = disputeSection(disputes?.corrections ?? []);
  if (target.opt_out) {
    return { title: domain, content: [head(target), optedOut(target), cases] };
  }
  const rows = checksOf(verdicts ?? {});
  const results = verdicts?.results ?? [];
  const visit = webRows(seen);
  return {
    title: domain,
    content: [
      head(target),
      verdict(target, rows),
      target.withheld ? notice('warning', say('target.withheld')) : null,
      visit.length === 0 ? null : ladders(visit, publishedAddresses(seen)),
      cases,
      section('hosting', say('hosting.title'), hostingTable(target.hosting)),
      section(
        'checks',
        say('target.checks'),
        h('p', { class: 'note' }, say('target.checks_means')),
        rows.length === 0 ? notice('plain', say('absent.verdicts')) : checkList(rows),
      ),
      seen?.results?.length ? evidence(seen, visit, domain) : notice('plain', say('absent.evidence')),
      section(
        'probes',
        say('target.results'),
        results.length === 0 ? notice('plain', say('absent.verdicts')) : probeResults(results),
      ),
      section('dispute', say('target.dispute'), disputing(target)),
    ],
  };
}
