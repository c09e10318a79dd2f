/** The nations on a map, under their table: a second way to look, fetched when it comes near. */

import { h, replace } from '../base/dom.js';
import { chapter, form, say, sayWord, spoken } from '../base/language.js';
import { address } from '../base/routes.js';
import { mapLegend, worldMap } from '../charts/map.js';
import { kMeasures, readWorld } from '../facts/map.js';
import { field } from './fields.js';
import { bdi, notice, range, section } from './words.js';

/** @typedef {import('../facts/map.js').World} World */

/** So far ahead of the reader it is asked for. */
const kNear = '600px';

/** One nation in a line, for the eye and for a voice. @param {any} nation */
function sentenceOf(nation) {
  const { country, index, interval, status, states, targets } = nation;
  return say('map.nation', {
    country: form.country(country),
    index: index === null ? say('value.unknown') : form.score(index),
    range: range(interval[0], interval[1]),
    status: sayWord('status', status),
    works: states.operational,
    targets,
  });
}

/** @param {any[]} nations @param {string} measure */
const marksOf = (nations, measure) =>
  nations
    .map((nation) => ({
      country: nation.country,
      value: kMeasures[measure](nation),
      label: sentenceOf(nation),
      href: address('nation', { country: nation.country }),
    }))
    .sort((a, b) => form.compare(form.country(a.country), form.country(b.country)));

/** @param {string} id @param {[string, string][]} choices @param {() => void} onchange */
const choice = (id, choices, onchange) =>
  /** @type {HTMLSelectElement} */ (
    h('select', { id, onchange }, choices.map(([value, text]) => h('option', { value }, text)))
  );

/** What the pointer or the focus is on, in words beside the picture. @param {any[]} nations */
function readout(nations) {
  const element = h('p', { class: 'readout', 'aria-hidden': 'true' });
  const tell = (/** @type {string | null} */ code) => {
    const nation = nations.find(({ country }) => country === code);
    const text = nation ? sentenceOf(nation) : code === null ? say('map.point') : say('map.nothing_of', { country: form.country(code) });
    replace(element, text);
  };
  tell(null);
  return { element, tell };
}

/** @param {World} world @param {any[]} nations */
const smallPrint = (world, nations) => [
  h('p', { class: 'note' }, world.disclaimer?.[spoken.tag] ? bdi(world.disclaimer[spoken.tag]) : say('map.disclaimer')),
  nations.length === 0 ? null : h('p', { class: 'note' }, say('map.missing', { countries: form.list(nations.map(({ country }) => form.country(country))) })),
  world.source ? h('p', { class: 'note' }, say('map.source'), ' ', h('bdi', { lang: 'en', dir: 'ltr' }, world.source)) : null,
];

/** @param {World} world @param {any[]} nations @param {(href: string) => void} go */
function content(world, nations, go) {
  const place = h('div', {});
  const legend = h('div', {});
  const print = h('div', { class: 'small-print' });
  const { element, tell } = readout(nations);
  const draw = () => {
    const marks = marksOf(nations, measure.value);
    const { picture, frame, missing } = worldMap(world, marks, { label: say('map.label', { count: nations.length }), go, told: tell });
    replace(place, picture);
    frame(part.value);
    replace(legend, mapLegend(marks.some(({ value }) => value === null)));
    replace(print, smallPrint(world, missing));
  };
  const measure = choice('map-measure', Object.keys(kMeasures).map((it) => [it, say(`map.by_${it}`)]), draw);
  const parts = ['world', ...Object.keys(world.frames)];
  const part = choice('map-part', parts.map((it) => [it, sayWord('world_part', it)]), draw);
  draw();
  return [
    h('div', { class: 'filter' }, field(say('map.measure'), measure), field(say('map.part'), part)),
    h('p', { class: 'unseen', id: 'map-keys' }, say('map.keys')),
    element,
    place,
    legend,
    print,
  ];
}

/** @returns {Promise<World | null>} */
async function load() {
  const answer = await fetch('/web/map/world.json').catch(() => null);
  return answer?.ok ? readWorld(await answer.json()) : null;
}

/**
 * @param {any[]} nations @param {(href: string) => void} go
 * @returns {{element: HTMLElement, leave: () => void}}
 */
export function worldSection(nations, go) {
  const room = h('div', { class: 'world-room' }, h('p', { class: 'note' }, say('map.comes')));
  const near = new IntersectionObserver(
    async (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) {
        near.disconnect();
        const [world] = await Promise.all([load(), chapter('map').catch(() => null)]);
        replace(room, world ? content(world, nations, go) : notice('plain', say('map.absent')));
        room.dataset.drawn = '';
      }
    },
    { rootMargin: kNear },
  );
  near.observe(room);
  return { element: section('map', say('map.title'), h('p', { class: 'note' }, say('map.beside')), room), leave: () => near.disconnect() };
}
