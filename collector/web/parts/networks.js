/** The networks of a nation, and its promises: sections of its page. */

import { paths } from '../base/api.js';
import { h } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { address } from '../base/routes.js';
import { funnelBars, funnelSentence, funnelTable } from '../charts/funnel.js';
import { yearText } from '../charts/years.js';
import { paceFigure } from './pace.js';
import { figure, table } from './table.js';
import { bdi, facts, known, link, notice, section } from './words.js';

/** @typedef {import('../facts/networks.js').Year} Year */

/** @param {Year[]} pace */
const paceTable = (pace) =>
  table({
    caption: say('networks.pace'),
    kind: 'plain',
    columns: [
      { label: say('networks.year') },
      { label: say('networks.ipv6_delegations'), number: true },
      { label: say('networks.ipv6_space'), number: true },
      { label: say('networks.ipv4_delegations'), number: true },
      { label: say('networks.ipv4_addresses'), number: true },
      { label: say('networks.systems'), number: true },
    ],
    rows: pace.map((it) => [
      known(it.year, yearText),
      form.number(it.ipv6_delegations),
      form.number(it.ipv6_slash32),
      form.number(it.ipv4_delegations),
      form.number(it.ipv4_addresses),
      form.number(it.systems),
    ]),
  });

/** @param {any} networks */
function pace({ pace: years }) {
  const shown = () => ({ level: /** @type {const} */ ('h4'), figures: paceTable(years), alike: true });
  return [
    h('h3', {}, say('networks.pace')),
    h('p', { class: 'note' }, say('networks.pace_means')),
    paceFigure(years, 'ipv6_delegations', { ...shown(), title: say('networks.pace6'), beside: 'ipv4_delegations' }),
    paceFigure(years, 'ipv4_delegations', { ...shown(), title: say('networks.pace4'), beside: 'ipv6_delegations' }),
  ];
}

/** @param {any} movement between two snapshots; null when there is one alone */
function moved(movement) {
  if (movement === null) {
    return null;
  }
  const { delegated, returned, transferred_in: came, transferred_out: went } = movement.ipv4_addresses;
  return [
    h('h3', {}, say('networks.moved', { from: form.day(movement.from), to: form.day(movement.to) })),
    facts(
      [
        [say('networks.given'), form.number(delegated)],
        [say('networks.returned'), form.number(returned)],
        [say('networks.came'), form.number(came)],
        [say('networks.went'), form.number(went)],
      ],
      'facts strip',
    ),
  ];
}

/** @param {any} networks */
function holdings({ allocation, holder_count: holders, dated }) {
  return facts(
    [
      [say('networks.ipv6_space'), form.number(allocation.ipv6_slash32)],
      [say('networks.ipv4_addresses'), form.number(allocation.ipv4_addresses)],
      [say('networks.systems'), form.number(allocation.systems)],
      [say('networks.holders'), form.number(holders)],
      [say('networks.dated'), form.day(dated)],
    ],
    'facts strip',
  );
}

/** @param {string} country @param {any} exposure */
function exposed(country, exposure) {
  const { no_roa: without, roa_invalid: invalid, origin_changed: changed } = exposure.counts;
  return without + invalid + changed === 0
    ? null
    : [
        h('h3', {}, say('networks.exposure')),
        facts(
          [
            [say('networks.no_roa'), form.number(without)],
            [say('networks.roa_invalid'), form.number(invalid)],
            [say('networks.origin_changed'), form.number(changed)],
          ],
          'facts strip',
        ),
        h('p', { class: 'note' }, link(paths.countryTable('exposure', country), say('networks.csv'))),
      ];
}

/** @param {string} country @param {any} networks @param {any} exposure either may be out of reach */
export function networkSection(country, networks, exposure) {
  const findings = exposure === null ? null : exposed(country, exposure);
  if (networks === null || networks.dated === null) {
    return section('networks', say('nation.networks'), notice('plain', say('networks.none')), findings);
  }
  return section(
    'networks',
    say('nation.networks'),
    h('p', { class: 'note' }, say('networks.means')),
    figure({
      label: funnelSentence(networks.funnel),
      picture: funnelBars(networks.funnel),
      figures: funnelTable(networks.funnel),
    }),
    networks.allocation === null ? null : [holdings(networks), pace(networks)],
    moved(networks.movement),
    findings,
    h(
      'p',
      { class: 'note' },
      link(paths.countryTable('networks', country), say('networks.csv')),
      ' · ',
      link(address('allocation'), say('allocation.title')),
    ),
  );
}

/** @param {string} figure index, users, or a pillar */
const figureWord = (figure) =>
  figure === 'index' || figure === 'users' ? sayWord('figure', figure) : sayWord('pillar', figure);

/** @param {any} policy */
const promise = ({ title, mandate, scope, part }) => [
  bdi(title),
  h('small', {}, bdi(mandate), ' · ', bdi(scope)),
  h('small', {}, part === null ? say('policy.whole_frame') : say('policy.part', { count: part.targets ?? 0 })),
];

/** @param {string} country */
const toldByItself = (country) =>
  h('p', { class: 'note' }, link(address('repository', {}, { country }), say('repository.of_nation')));

/** What the word stands on: the figure of a day that has passed, or how far the pace is known. @param {any} it */
function groundOf(it) {
  if (it.value_then !== null) {
    return h('small', {}, form.score(it.value_then), ' · ', form.day(it.as_of_then));
  }
  return it.certain || it.pace === 'not_known' ? null : h('small', {}, say('policy.not_certain'));
}

/** @param {any} answer of /policies; null when it is out of reach */
export function policySection(answer) {
  const policies = answer?.policies ?? [];
  const told = answer === null ? null : toldByItself(answer.country);
  if (policies.length === 0) {
    return section('policies', say('nation.policies'), h('p', { class: 'note' }, say('policy.none')), told);
  }
  return section(
    'policies',
    say('nation.policies'),
    h('p', { class: 'note' }, say('policy.means')),
    table({
      caption: say('policy.caption'),
      quiet: true,
      columns: [
        { label: say('policy.promise') },
        { label: say('policy.figure') },
        { label: say('policy.reach'), number: true },
        { label: say('policy.by') },
        { label: say('policy.now'), number: true },
        { label: say('policy.expected'), number: true },
        { label: say('policy.standing'), kind: 'brief' },
      ],
      rows: policies.map((/** @type {any} */ it) => [
        promise(it),
        figureWord(it.figure),
        form.score(it.target),
        form.day(it.by),
        known(it.value, form.score),
        known(it.expected, form.score),
        it.withheld
          ? say('policy.withheld')
          : [sayWord('pace', it.pace), groundOf(it)],
      ]),
    }),
    told,
  );
}
