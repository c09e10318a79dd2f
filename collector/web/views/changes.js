/** What is otherwise than it was: losses and gains, round by round. */

import { paths, read } from '../base/api.js';
import { h } from '../base/dom.js';
import { form, say } from '../base/language.js';
import { changesByRound } from '../facts/states.js';
import { changeTable } from '../parts/changes.js';
import { countryHead } from '../parts/country.js';
import { tally } from '../parts/tally.js';
import { notice } from '../parts/words.js';

/** @typedef {import('../base/navigation.js').Context} Context */

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
