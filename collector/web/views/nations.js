/** Every nation in one table; by name, for intervals that overlap give no rank. */

import { thinGauge } from '../charts/gauge.js';
import { stateBar, stateSentence } from '../charts/states.js';
import { paths, read } from '../base/api.js';
import { h, replace } from '../base/dom.js';
import { form, say } from '../base/language.js';
import { address } from '../base/routes.js';
import { kStates } from '../facts/states.js';
import { finder } from '../parts/finder.js';
import { table } from '../parts/table.js';
import { worldSection } from '../parts/world.js';
import { known, link, notice, range, stateMark, statusMark } from '../parts/words.js';

/** @typedef {import('../base/navigation.js').Context} Context */

/**
 * What the table can be sorted by: null values go last whichever way.
 * @type {Record<string, (nation: any) => number | null>}
 */
const kOrders = {
  index: (nation) => nation.index,
  coverage: (nation) => nation.coverage,
  targets: (nation) => nation.targets,
};

/** @param {any[]} nations @param {string} sort */
function sorted(nations, sort) {
  const byName = [...nations].sort((a, b) => form.compare(form.country(a.country), form.country(b.country)));
  const value = kOrders[sort];
  return value ? byName.sort((a, b) => (value(b) ?? -1) - (value(a) ?? -1)) : byName;
}

/** Why there is too little for a number: pillars without a value weigh, too, and coverage is of the others. @param {any} nation */
function valued({ status, pillars }) {
  const all = Object.values(pillars ?? {});
  return status === 'insufficient_data' && all.length > 0
    ? h('small', {}, say('nations.without', { count: all.filter(({ value }) => value !== null).length, whole: all.length }))
    : null;
}

/** What the colours of the bars mean, once for all of them. @param {any[]} nations */
function stateKey(nations) {
  const there = kStates.filter((state) => nations.some(({ states }) => (states[state] ?? 0) > 0));
  return h('ul', { class: 'legend key', 'aria-label': say('column.state') }, there.map((state) => h('li', {}, stateMark(state))));
}

/** @param {any} nation */
function row(nation) {
  const { country, index, interval, status, coverage, pillars, states } = nation;
  return [
    h('a', { href: address('nation', { country }), class: 'strong' }, form.country(country)),
    h('span', { class: 'index' }, known(index, form.score)),
    h(
      'div',
      { class: 'ranged' },
      thinGauge({ value: index, interval }),
      h('span', {}, range(interval[0], interval[1])),
    ),
    [statusMark(status), valued(nation), nation.frame_reviewed === false ? h('small', {}, say('frame.unreviewed_short')) : null],
    form.percent(coverage),
    known(pillars?.web?.value, form.score),
    known(pillars?.dns?.value, form.score),
    h(
      'div',
      { class: 'ranged' },
      stateBar(states, 14),
      h('span', {}, say('nations.works', { works: states.operational, targets: nation.targets })),
      h('span', { class: 'unseen' }, stateSentence(states)),
    ),
  ];
}

/** @param {any[]} nations @param {Record<string, string>} query */
function nationTable(nations, query) {
  const sort = kOrders[query.sort] ? query.sort : 'name';
  const order = (/** @type {string} */ by) => ({
    href: address('nations', {}, { ...query, sort: by === 'name' ? '' : by }),
    order: /** @type {'ascending' | 'descending' | 'none'} */ (
      sort === by ? (by === 'name' ? 'ascending' : 'descending') : 'none'
    ),
  });
  return table({
    caption: say('nations.caption', { least: 0, most: 100 }),
    columns: [
      { label: say('column.country'), sort: order('name') },
      { label: say('column.index'), number: true, sort: order('index') },
      { label: say('column.interval'), kind: 'wide' },
      { label: say('column.status'), kind: 'brief' },
      { label: say('column.coverage'), number: true, sort: order('coverage') },
      { label: say('pillar.web'), number: true },
      { label: say('pillar.dns'), number: true },
      { label: say('column.works'), kind: 'wide' },
    ],
    rows: sorted(nations, sort).map(row),
  });
}

/** @param {Context} context */
export async function show(context) {
  const { countries } = await read(paths.countries(), context.signal);
  if (countries.length === 1) {
    const nation = await context.views.nation();
    return nation.show({ ...context, names: { country: countries[0].country } });
  }
  const { go, query, signal } = context;
  const region = h('div', {});
  let asked = query;
  const find = finder((q) => go(address('nations', {}, { ...asked, q }), { quiet: true }));
  const update = async (/** @type {Record<string, string>} */ query, /** @type {AbortSignal} */ signal) => {
    asked = query;
    await find.set(query.q ?? '', signal);
    replace(region, countries.length === 0 ? notice('plain', say('nations.none')) : [stateKey(countries), nationTable(countries, query)]);
  };
  await update(query, signal);
  const map = countries.length === 0 ? null : worldSection(countries, go);
  return {
    title: say('nations.title'),
    content: [
      h(
        'div',
        { class: 'head' },
        h('h1', { tabindex: -1 }, say('nations.title')),
        h('p', { class: 'lead' }, say('nations.lead')),
        map === null ? null : h('p', {}, link('#map', say('nations.to_map'))),
      ),
      find.element,
      region,
      h('p', { class: 'note' }, say('nations.no_rank')),
      map === null ? null : map.element,
    ],
    update,
    leave: () => map?.leave(),
  };
}
