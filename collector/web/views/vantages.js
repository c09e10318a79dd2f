/** Who looked, from where, and whether their own line worked. */

import { paths, read, readIfThere } from '../base/api.js';
import { h } from '../base/dom.js';
import { say } from '../base/language.js';
import { gateChart, gateTable, spanOf } from '../charts/gates.js';
import { figure } from '../parts/table.js';
import { vantageTable } from '../parts/vantages.js';
import { notice, section } from '../parts/words.js';

/** @typedef {import('../base/navigation.js').Context} Context */

/** @param {string} name @param {any} history null when the collector keeps none @param {[number, number]} span */
function gateSection(name, history, span) {
  const gates = history?.gates ?? [];
  if (gates.length === 0) {
    return section(`gate-${name}`, name, notice('plain', say('absent.gates')));
  }
  const shut = gates.filter((/** @type {any} */ it) => !it.open).length;
  const label = say('vantages.gate_label', { probe: name, looks: gates.length, shut });
  const newest = say('vantages.gates_newest', { count: gates.length });
  return section(
    `gate-${name}`,
    name,
    figure({ label, picture: gateChart(gates, span), figures: gateTable(gates, name) }),
    history.next ? h('p', { class: 'note' }, newest) : null,
  );
}

/** @param {Context} context */
export async function show({ signal }) {
  const { vantages } = await read(paths.vantages(), signal);
  const histories = await Promise.all(
    vantages.map((/** @type {any} */ it) => readIfThere(paths.gates(it.name), signal)),
  );
  const span = spanOf(histories.flatMap((it) => it?.gates ?? []));
  return {
    title: say('nav.vantages'),
    content: [
      h(
        'div',
        { class: 'head' },
        h('h1', { tabindex: -1 }, say('nav.vantages')),
        h('p', { class: 'lead' }, say('vantages.lead')),
      ),
      vantages.length === 0 ? notice('plain', say('vantages.none')) : vantageTable(vantages),
      vantages.length === 0 ? null : h('p', { class: 'note' }, say('vantages.gates_mean')),
      h(
        'div',
        { class: 'gates' },
        vantages.map((/** @type {any} */ it, /** @type {number} */ i) => gateSection(it.name, histories[i], span)),
      ),
    ],
  };
}
