/** Two home routers, or two firmwares of one, requirement by requirement. */

import { paths, read } from '../base/api.js';
import { h } from '../base/dom.js';
import { startExplanations } from '../base/explanations.js';
import { form, say } from '../base/language.js';
import { address } from '../base/routes.js';
import { comparedOf } from '../facts/devices.js';
import { deviceLink, deviceTrail, requirementText, shareText, verdictMark, withheldNotice } from '../parts/devices.js';
import { arrowGlyph } from '../parts/glyphs.js';
import { table } from '../parts/table.js';
import { known } from '../parts/words.js';

/** @typedef {import('../base/navigation.js').Context} Context */

/** @param {'better' | 'worse' | 'other'} change */
const changeMark = (change) =>
  h('span', { class: 'mark' }, arrowGlyph(change), h('span', {}, say(`device_change.${change}`)));

/** @param {string | null} verdict */
const side = (verdict) => (verdict === null ? known(null, String) : verdictMark(verdict));

/** Both verdicts of every row, and where they can be compared, which way it went. @param {string} caption @param {any[]} rows @param {boolean} compares */
const verdictTable = (caption, rows, compares) =>
  table({
    caption,
    quiet: true,
    columns: [
      { label: say('column.requirement') },
      { label: say('column.before') },
      { label: say('column.after') },
      ...(compares ? [{ label: say('column.direction') }] : []),
    ],
    rows: rows.map((it) => [
      requirementText(it),
      side(it.before),
      side(it.after),
      ...(compares ? [changeMark(it.change)] : []),
    ]),
  });

/** What two runs cannot tell of each other, folded. @param {string} title @param {any[]} rows */
const apart = (title, rows) =>
  rows.length === 0 ? null : h('details', {}, h('summary', {}, title), verdictTable(title, rows, false));

/** @param {any} comparison */
function findings(comparison) {
  const { differ, alike, one, none, withheld } = comparedOf(comparison);
  const whole = form.number(differ.length + alike.length);
  return [
    h('p', { class: 'count', role: 'status' }, say('comparison.differ', { count: differ.length, whole })),
    differ.length === 0 ? null : verdictTable(say('comparison.caption'), differ, true),
    apart(say('comparison.one', { count: one.length }), one),
    apart(say('comparison.neither', { count: none.length }), none),
    apart(say('comparison.withheld', { count: withheld.length }), withheld),
  ];
}

/** @param {any} device */
const modelOf = ({ maker, model }) => `${maker} ${model}`;

/** Two firmwares of one router, or two routers. @param {any} before @param {any} after */
const titleOf = (before, after) =>
  modelOf(before) === modelOf(after)
    ? say('comparison.firmwares', { router: modelOf(before), before: before.firmware, after: after.firmware })
    : say('comparison.title', { before: `${modelOf(before)} ${before.firmware}`, after: `${modelOf(after)} ${after.firmware}` });

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
  const title = titleOf(before, after);
  return {
    title,
    content: [
      h(
        'div',
        { class: 'head' },
        deviceTrail([address('device', { id }), modelOf(before)]),
        h('h1', { tabindex: -1 }, title),
      ),
      withheldNotice(before) ?? withheldNotice(after),
      headTable(before, after),
      findings(comparison),
      h('p', { class: 'note' }, h('a', { href: address('comparison', { id: other, other: id }) }, say('comparison.turn'))),
    ],
  };
}
