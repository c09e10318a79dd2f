/** Every requirement of home routers, with the share of devices that pass. */

import { paths, read } from '../base/api.js';
import { h } from '../base/dom.js';
import { startExplanations } from '../base/explanations.js';
import { form, say } from '../base/language.js';
import { bar } from '../charts/bars.js';
import { byShare } from '../facts/devices.js';
import { deviceTrail, levelText, requirementText } from '../parts/devices.js';
import { table } from '../parts/table.js';
import { known, notice } from '../parts/words.js';

/** @typedef {import('../base/navigation.js').Context} Context */

/** @param {any} it */
const row = (it) => [
  requirementText(it),
  levelText(it.level),
  h(
    'div',
    { class: 'ranged beside' },
    bar(it.share ?? 0, 'works'),
    h('span', {}, known(it.share, form.percent)),
  ),
  form.number(it.passed),
  form.number(it.warned),
  form.number(it.failed),
  form.number(it.withheld),
];

/** @param {any[]} requirements */
const requirementTable = (requirements) =>
  table({
    caption: say('requirements.caption'),
    quiet: true,
    columns: [
      { label: say('column.requirement') },
      { label: say('column.level') },
      { label: say('column.share_of_devices'), kind: 'wide' },
      { label: say('device_verdict.pass'), number: true },
      { label: say('device_verdict.warn'), number: true },
      { label: say('device_verdict.fail'), number: true },
      { label: say('device_verdict.withheld'), number: true },
    ],
    rows: requirements.map(row),
  });

/** @param {Context} context */
export async function show({ signal }) {
  const [{ devices, requirements }] = await Promise.all([read(paths.requirements(), signal), startExplanations('requirements/')]);
  const { judged, others } = byShare(requirements);
  return {
    title: say('requirements.title'),
    content: [
      h(
        'div',
        { class: 'head' },
        deviceTrail(),
        h('h1', { tabindex: -1 }, say('requirements.title')),
        h('p', { class: 'lead' }, say('requirements.lead', { devices })),
      ),
      judged.length === 0 ? notice('plain', say('devices.none')) : requirementTable(judged),
      h(
        'p',
        { class: 'note' },
        say('requirements.others', { count: others }),
        ' ',
        h('a', { href: paths.table('requirements') }, say('requirements.csv')),
      ),
    ],
  };
}
