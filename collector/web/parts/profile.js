/** What a profile lists beside its text: mandates, milestones, rules, laboratories, events. */

import { h } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { outside } from './prose.js';
import { table } from './table.js';
import { bdi, code } from './words.js';

/** @param {string} title @param {string} url */
const titled = (title, url) => (url === '' ? bdi(title) : outside(url, bdi(title)));

/** @param {string} day */
const dayOrNone = (day) => (day === '' ? '' : form.day(day));

/** How the policy stands by which a mandate is measured. @param {any[]} policies @param {string} id */
function standing(policies, id) {
  const policy = policies.find((it) => it.id === id);
  if (policy === undefined) {
    return '';
  }
  return [policy.withheld ? say('policy.withheld') : sayWord('pace', policy.pace), h('small', {}, bdi(policy.title))];
}

/** @param {string} caption @param {string[]} labels @param {any[]} rows @param {(row: any) => any[]} cells */
const listed = (caption, labels, rows, cells) =>
  rows.length === 0
    ? null
    : table({ caption, columns: labels.map((label) => ({ label })), rows: rows.map(cells) });

/** @type {Record<string, (document: any, policies: any[]) => HTMLElement | null>} */
const kLists = {
  mandates: ({ mandates }, policies) =>
    listed(
      say('profile.mandates'),
      [say('profile.mandate'), say('profile.bound'), say('profile.dated'), say('policy.by'), say('policy.standing')],
      mandates,
      (it) => [titled(it.title, it.source), bdi(it.bound), form.day(it.dated), dayOrNone(it.by), standing(policies, it.policy)],
    ),
  plan: ({ milestones }) =>
    listed(
      say('profile.milestones'),
      [say('profile.milestone'), say('profile.owner'), say('policy.by'), say('column.state')],
      milestones,
      (it) => [bdi(it.title), bdi(it.owner), form.day(it.by), sayWord('milestone', it.state)],
    ),
  procurement: ({ procurement }) =>
    listed(
      say('profile.rules'),
      [say('profile.rule'), say('profile.demands'), say('profile.since')],
      procurement,
      (it) => [titled(it.title, it.source), bdi(it.demands), form.day(it.since)],
    ),
  laboratories: ({ laboratories }) =>
    listed(
      say('profile.laboratories'),
      [say('profile.laboratory'), say('profile.place'), say('profile.since'), say('profile.probe')],
      laboratories,
      (it) => [bdi(it.name), bdi(it.place), form.day(it.since), it.probe === '' ? '' : code(it.probe)],
    ),
  training: ({ events }) =>
    listed(
      say('profile.events'),
      [say('profile.event'), say('profile.first'), say('profile.last'), say('profile.place'), say('profile.audience')],
      events,
      (it) => [titled(it.title, it.page), form.day(it.first), form.day(it.last), bdi(it.place), bdi(it.audience)],
    ),
};

/** The list that belongs to a section; null where it has none. @param {string} key @param {any} document @param {any[]} policies */
export const listOf = (key, document, policies) => kLists[key]?.(document, policies) ?? null;
