/** What is otherwise than it was: losses and gains, round by round. */

import { paths, read } from '../base/api.js';
import { h } from '../base/dom.js';
import { form, say, sayParts } from '../base/language.js';
import { address } from '../base/routes.js';
import { changesByRound } from '../facts/states.js';
import { countryHead } from '../parts/country.js';
import { arrowGlyph } from '../parts/glyphs.js';
import { table } from '../parts/table.js';
import { tally } from '../parts/tally.js';
import { causeLink, code, notice, stateMark } from '../parts/words.js';

/** @typedef {import('../base/navigation.js').Context} Context */

/** @param {any} change */
const row = (change) => [
  h('a', { href: address('target', { domain: change.domain }), class: 'strong' }, code(change.domain)),
  h('span', { class: 'mark' }, arrowGlyph(change.direction), say(`direction.${change.direction}`)),
  stateMark(change.before.state),
  stateMark(change.after.state),
  // What was mended matters where it got better, what broke where it did not.
  change.direction === 'better'
    ? change.before.cause
      ? sayParts('changes.mended', { cause: causeLink(change.before.cause) })
      : ''
    : causeLink(change.after.cause),
];

/** @param {string} caption @param {any[]} changes @param {boolean} [quiet] */
export const changeTable = (caption, changes, quiet = false) =>
  table({
    caption,
    quiet,
    columns: [
      { label: say('column.target') },
      { label: say('column.direction') },
      { label: say('column.before') },
      { label: say('column.after') },
      { label: say('column.cause') },
    ],
    rows: changes.map(row),
  });

/** What changed may come of how the round is made. @param {any} basis */
const basisNotice = ({ other_rules, other_frame, methodology_before: before, methodology: after }) =>
  notice(
    'warning',
    other_rules ? h('p', {}, say('changes.other_rules', { before, after })) : null,
    other_frame ? h('p', {}, say('changes.other_frame')) : null,
  );

/** @param {{round: string, changes: any[], basis: any}} round */
function roundSection({ round, changes, basis }) {
  const title = say('changes.round', { day: form.day(round) });
  return h(
    'section',
    { 'aria-labelledby': `round-${round}` },
    h('h2', { id: `round-${round}` }, title),
    basis === null ? null : basisNotice(basis),
    changes.length === 0
      ? h('p', {}, say('changes.no_state'))
      : [tally(changes), changeTable(say('changes.caption', { day: form.day(round) }), changes, true)],
  );
}

/** @param {Context} context */
export async function show({ names: { country }, signal }) {
  const { changes, basis, next } = await read(paths.changes(country), signal);
  const rounds = changesByRound(changes, basis);
  return {
    title: say('title.of_country', { page: say('tab.changes'), country: form.country(country) }),
    content: [
      countryHead(country, 'changes', say('tab.changes')),
      h('p', { class: 'lead' }, say('changes.lead')),
      rounds.length === 0 ? notice('plain', h('p', {}, say('changes.none'))) : rounds.map(roundSection),
      next === null ? null : h('p', { class: 'note' }, say('changes.newest', { count: changes.length })),
    ],
  };
}
