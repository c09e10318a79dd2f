/** What was given year by year, as a picture with its table. */

import { h } from '../base/dom.js';
import { say } from '../base/language.js';
import { yearColumns, yearText } from '../charts/years.js';
import { mostOf, peakOf, yearsOf } from '../facts/networks.js';
import { figure } from './table.js';

/** @typedef {import('../facts/networks.js').Year} Year */

/**
 * null where nothing was given in any year. `beside` stands in another picture, which is to be compared: over the same years, and where
 * both count the same thing, on the same scale.
 * @param {Year[]} pace @param {import('../facts/networks.js').Given} what
 * @param {{title: string, level: 'h3' | 'h4', figures: HTMLElement, beside: import('../facts/networks.js').Given, alike: boolean}} shown
 */
export function paceFigure(pace, what, { title, level, figures, beside, alike }) {
  const years = yearsOf(pace, what, beside);
  const most = mostOf(alike ? [...years, ...yearsOf(pace, beside, what)] : years);
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
  return h('div', {}, h(level, {}, title), figure({ label, picture: yearColumns(years, most), figures }));
}
