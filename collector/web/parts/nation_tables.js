/** The tables of a nation: pillars, sectors, coverage. Each is picture and figures in one, a bar in every row. */

import { h } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { address } from '../base/routes.js';
import { bar } from '../charts/bars.js';
import { thinGauge } from '../charts/gauge.js';
import { pillarsOf, sectorsByScore, strataOf } from '../facts/score.js';
import { table } from './table.js';
import { known, link, notice, range } from './words.js';

/** With less the pillar counts as missing: IRS-1, shares of the frame's weight and of one stratum. */
const kStratumNeeds = 0.5;

/** @param {any} pillar */
function standing(pillar) {
  if (!pillar.measured) {
    return say('pillar_standing.not_measured');
  }
  return say(pillar.value === null ? 'pillar_standing.too_little' : 'pillar_standing.measured');
}

/** Home routers have pages of their own. @param {string} id */
const pillarName = (id) =>
  id === 'cpe' ? link(address('devices'), sayWord('pillar', id)) : sayWord('pillar', id);

/** @param {any} nation */
export function pillarTable(nation) {
  return table({
    caption: say('chart.pillars'),
    quiet: true,
    columns: [
      { label: say('column.pillar') },
      { label: say('column.weight'), number: true },
      { label: say('column.value'), number: true },
      { label: say('column.interval'), kind: 'wide' },
      { label: say('column.coverage'), number: true },
      { label: say('column.status'), kind: 'brief' },
    ],
    rows: pillarsOf(nation).map((pillar) => [
      pillarName(pillar.id),
      known(pillar.weight, form.percent),
      known(pillar.value, form.score),
      h(
        'div',
        { class: 'ranged' },
        thinGauge({ value: pillar.value, interval: [pillar.low, pillar.high] }),
        h('span', {}, range(pillar.low, pillar.high)),
      ),
      known(pillar.measured ? pillar.coverage : null, form.percent),
      standing(pillar),
    ]),
  });
}

/** @param {string} country @param {any[]} sectors */
export function sectorTable(country, sectors) {
  const most = Math.max(1, ...sectors.map(({ targets }) => targets));
  return table({
    caption: say('chart.sectors'),
    quiet: true,
    columns: [
      { label: say('column.sector') },
      { label: say('column.works'), kind: 'wide' },
      { label: say('pillar.web'), number: true },
      { label: say('pillar.dns'), number: true },
      { label: say('pillar.mail'), number: true },
    ],
    rows: sectorsByScore(sectors).map((it) => [
      link(address('targets', { country }, { sector: it.sector }), sayWord('sector', it.sector)),
      h(
        'div',
        { class: 'ranged beside' },
        bar(it.share, 'works', null, it.targets / most),
        h('span', {}, say('value.of', { part: it.operational, whole: it.targets })),
      ),
      known(it.web_score, form.score),
      known(it.dns_score, form.score),
      known(it.mail_score, form.score),
    ]),
  });
}

/** @param {any} nation */
export function coverageTable(nation) {
  const strata = strataOf(nation);
  if (strata.length === 0) {
    return notice('plain', say('absent.strata'));
  }
  return table({
    caption: say('chart.coverage'),
    quiet: true,
    columns: [
      { label: say('column.stratum') },
      { label: say('column.pillar') },
      { label: say('column.weight'), number: true },
      { label: say('column.judged'), kind: 'wide' },
      { label: say('column.coverage'), number: true },
      { label: say('column.value'), number: true },
    ],
    rows: strata.map((it) => [
      sayWord('stratum', it.stratum),
      sayWord('pillar', it.pillar),
      form.number(it.weight),
      h(
        'div',
        { class: 'ranged beside' },
        bar(it.coverage, 'covered', kStratumNeeds),
        h('span', {}, say('value.of', { part: it.valued, whole: it.targets })),
      ),
      known(it.coverage, form.percent),
      known(it.value, form.score),
    ]),
  });
}
