/** Who looks, as a table: on the page of vantages, and in reports, which draw none of their gates. */

import { h } from '../base/dom.js';
import { form, say } from '../base/language.js';
import { yesNoGlyph } from './glyphs.js';
import { table } from './table.js';
import { bdi, finding, timeMark } from './words.js';

/** @param {boolean} good */
const yesNo = (good) =>
  h('span', { class: 'mark' }, yesNoGlyph(good), h('span', {}, say(good ? 'gate.open' : 'gate.shut')));

/** @param {any} vantage */
const row = (vantage) => [
  [
    bdi(vantage.name, 'strong whole'),
    vantage.laboratory ? h('small', {}, bdi(vantage.laboratory)) : null,
  ],
  form.country(vantage.country),
  h('span', { dir: 'ltr' }, `AS${vantage.as_number}`),
  yesNo(vantage.qualified_ipv4),
  yesNo(vantage.qualified_ipv6),
  vantage.reason ? finding(vantage.reason) : '',
  form.number(vantage.results),
  timeMark(vantage.last_seen),
];

/** @param {any[]} vantages */
export function vantageTable(vantages) {
  return table({
    caption: say('vantages.caption'),
    quiet: true,
    columns: [
      { label: say('column.probe') },
      { label: say('column.country') },
      { label: say('column.network') },
      { label: say('family.ipv4') },
      { label: say('family.ipv6') },
      { label: say('column.reason') },
      { label: say('column.results'), number: true },
      { label: say('column.last_seen') },
    ],
    rows: vantages.map(row),
  });
}
