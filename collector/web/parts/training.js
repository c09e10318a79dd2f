/** Training events of all profiles: those to come, and those that are over. */

import { h } from '../base/dom.js';
import { form, say } from '../base/language.js';
import { address, writeQuery } from '../base/routes.js';
import { exampleMark } from './contribution.js';
import { outside } from './prose.js';
import { table } from './table.js';
import { bdi, notice, section } from './words.js';

/** In the language of the profile. @param {any} it */
function eventTitle({ title, page, language }) {
  const text = h('bdi', { lang: language }, title);
  return page === '' ? text : outside(page, text);
}

/** @param {string} caption @param {any[]} events */
const eventTable = (caption, events) =>
  table({
    caption,
    quiet: true,
    columns: [
      { label: say('profile.event') },
      { label: say('profile.first') },
      { label: say('profile.last') },
      { label: say('contribution.country') },
      { label: say('profile.place') },
      { label: say('profile.audience') },
    ],
    rows: events.map((it) => [
      [exampleMark(it), eventTitle(it)],
      form.day(it.first),
      form.day(it.last),
      h('a', { href: address('contribution', { contribution: it.contribution }) }, form.country(it.country)),
      bdi(it.place),
      bdi(it.audience),
    ]),
  });

/** @param {any[]} events */
function past(events) {
  const title = say('training.over', { count: events.length });
  return events.length === 0 ? null : h('details', {}, h('summary', {}, title), eventTable(title, events));
}

/** @param {string} form such as ics @param {Record<string, string>} question @param {string} text */
const taken = (form, question, text) => h('a', { href: `/api/v1/repository/events.${form}${writeQuery(question)}` }, text);

/** @param {{count: number, events: any[]}} answer @param {string} country that was asked for, or '' */
export function trainingSection({ count, events }, country) {
  const coming = events.filter(({ over }) => !over);
  return section(
    'training',
    say('profile.events'),
    coming.length === 0 ? notice('plain', say('training.none')) : eventTable(say('training.coming'), coming),
    past(events.filter(({ over }) => over)),
    events.length === count ? null : h('p', { class: 'note' }, say('training.shown', { shown: events.length, count })),
    h(
      'p',
      { class: 'note' },
      taken('ics', { country }, say('training.subscribe')),
      ' · ',
      taken('csv', { country, excel: '1' }, say('training.csv')),
    ),
  );
}
