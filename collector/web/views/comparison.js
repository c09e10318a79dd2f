/** Two home routers, or two firmwares of one, requirement by requirement. */

import { paths, read } from '../base/api.js';
import { h } from '../base/dom.js';
import { startExplanations } from '../base/explanations.js';
import { form, say } from '../base/language.js';
import { address } from '../base/routes.js';
import { differencesOf } from '../facts/devices.js';
import { deviceLink, deviceTrail, requirementText, shareText, verdictMark, withheldNotice } from '../parts/devices.js';
import { arrowGlyph } from '../parts/glyphs.js';
import { table } from '../parts/table.js';
import { known, notice } from '../parts/words.js';

/** @typedef {import('../base/navigation.js').Context} Context */

/** @param {'better' | 'worse' | 'other'} change */
const changeMark = (change) =>
  h('span', { class: 'mark' }, arrowGlyph(change), h('span', {}, say(`device_change.${change}`)));

/** @param {any[]} rows */
const differenceTable = (rows) =>
  table({
    caption: say('comparison.caption'),
    quiet: true,
    columns: [
      { label: say('column.requirement') },
      { label: say('column.before') },
      { label: say('column.after') },
      { label: say('column.direction') },
    ],
    rows: rows.map((it) => [
      requirementText(it),
      it.before === null ? known(null, String) : verdictMark(it.before),
      it.after === null ? known(null, String) : verdictMark(it.after),
      changeMark(it.change),
    ]),
  });

/** @param {any} before @param {any} after */
const headTable = (before, after) =>
  table({
    caption: say('comparison.scores'),
    quiet: true,
    columns: [
      { label: say('column.device') },
      { label: say('column.value'), number: true },
      { label: say('column.connectivity'), number: true },
      { label: say('pillar.security'), number: true },
    ],
    rows: [before, after].map((it) => [
      deviceLink(it),
      shareText(it.score),
      shareText(it.connectivity),
      shareText(it.security),
    ]),
  });

/** @param {Context} context */
export async function show({ names: { id, other }, signal }) {
  const [comparison] = await Promise.all([read(paths.comparison(id, other), signal), startExplanations('requirements/')]);
  const { before, after } = comparison;
  const rows = differencesOf(comparison);
  const title = say('comparison.title', { before: before.firmware, after: after.firmware });
  return {
    title,
    content: [
      h(
        'div',
        { class: 'head' },
        deviceTrail([address('device', { id }), `${before.maker} ${before.model}`]),
        h('h1', { tabindex: -1 }, title),
      ),
      withheldNotice(before) ?? withheldNotice(after),
      headTable(before, after),
      h('p', { class: 'count', role: 'status' }, say('comparison.differ', { count: rows.length, whole: form.number(comparison.rows.length) })),
      rows.length === 0 ? notice('plain', say('comparison.none')) : differenceTable(rows),
      h('p', { class: 'note' }, h('a', { href: address('comparison', { id: other, other: id }) }, say('comparison.turn'))),
    ],
  };
}
