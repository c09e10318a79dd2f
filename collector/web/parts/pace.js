/** What was given year by year, as a picture with its table. */

import { h } from '../base/dom.js';
import { say } from '../base/language.js';
import { yearColumns, yearText } from '../charts/years.js';
import { peakOf, yearsOf } from '../facts/networks.js';
import { figure } from './table.js';

/** @typedef {import('../facts/networks.js').Year} Year */

/**
 * null where nothing was given in any year.
 * @param {Year[]} pace
 * @param {'ipv4_delegations' | 'ipv6_delegations' | 'ipv4_addresses' | 'ipv6_slash32'} what
 * @param {{title: string, level: 'h3' | 'h4', figures: HTMLElement}} shown
 */
export function paceFigure(pace, what, { title, level, figures }) {
  const years = yearsOf(pace, what);
  const peak = peakOf(years);
  if (peak === null) {
    return null;
  }
  const label = say('networks.years_label', {
    title,
    first: yearText(years[0].year),
    last: yearText(years[years.length - 1].year),
    peak: yearText(peak),
  });
  return h('div', {}, h(level, {}, title), figure({ label, picture: yearColumns(years), figures }));
}
