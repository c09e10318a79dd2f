/** Services that stand otherwise than they did, one a row. */

import { h } from '../base/dom.js';
import { say, sayParts } from '../base/language.js';
import { address } from '../base/routes.js';
import { arrowGlyph } from './glyphs.js';
import { table } from './table.js';
import { causeLink, code, stateMark } from './words.js';

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
