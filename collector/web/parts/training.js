/** Training events of all profiles: those to come, and those that are over. */

import { paths } from '../base/api.js';
import { h } from '../base/dom.js';
import { form, say } from '../base/language.js';
import { address } from '../base/routes.js';
import { exampleMark } from './contribution.js';
import { outside } from './prose.js';
import { table } from './table.js';
import { link, notice, section } from './words.js';

/** @param {string} text @param {any} it in the language of whose profile it is */
const told = (text, { language }) => h('bdi', { lang: language }, text);

/** @param {any} it */
const eventTitle = (it) => (it.page === '' ? told(it.title, it) : outside(it.page, told(it.title, it)));

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
      told(it.place, it),
      told(it.audience, it),
    ]),
  });

/** @param {any[]} events */
function past(events) {
  const title = say('training.over', { count: events.length });
  return events.length === 0 ? null : h('details', {}, h('summary', {}, title), eventTable(title, events));
}

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
      link(paths.eventsCalendar(country), say('training.subscribe')),
      ' · ',
      link(paths.eventsTable(country), say('training.csv')),
    ),
  );
}
