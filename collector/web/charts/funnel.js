/** The stages from allocation to services, as bars under each other. */

import { h } from '../base/dom.js';
import { form, say, sayList, sayWord } from '../base/language.js';
import { table } from '../parts/table.js';
import { known } from '../parts/words.js';
import { bar } from './bars.js';

/** @typedef {import('../facts/networks.js').Stage} Stage */

/** @param {Stage} stage */
const shareText = ({ share }) => (share === null ? say('value.unknown') : form.percent(share));

/** The stages in words, for those who do not see the bars. @param {Stage[]} stages */
export const funnelSentence = (stages) =>
  sayList(stages.map((it) => `${sayWord('stage', it.stage)} ${shareText(it)}`));

/** @param {Stage[]} stages */
export const funnelBars = (stages) =>
  h(
    'div',
    { class: 'funnel' },
    stages.map((it) =>
      h(
        'div',
        { class: 'step' },
        h('span', {}, sayWord('stage', it.stage)),
        bar(it.share, it.stage === 'services' ? 'works' : 'covered'),
        h('b', {}, shareText(it)),
      ),
    ),
  );

/** How many of how many, or of how many sources. @param {Stage} stage */
function basis({ part, whole, sources, half_range: half }) {
  if (sources) {
    return say('networks.median', { count: sources, half: form.percent(half ?? 0) });
  }
  return known(part, () => say('value.of', { part: form.number(part ?? 0), whole: form.number(whole ?? 0) }));
}

/** @param {Stage[]} stages */
export const funnelTable = (stages) =>
  table({
    caption: say('networks.funnel'),
    kind: 'plain',
    columns: [
      { label: say('networks.stage') },
      { label: say('column.share'), number: true },
      { label: say('column.part'), number: true },
    ],
    rows: stages.map((it) => [sayWord('stage', it.stage), known(it.share, form.percent), basis(it)]),
  });
