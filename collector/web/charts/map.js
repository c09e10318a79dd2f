/** Nations on a small map: tone and pattern say the same, and every nation that was measured is a link. */

import { h, s } from '../base/dom.js';
import { form, say } from '../base/language.js';
import { bandOf, kBands, nextPlace } from '../facts/map.js';

/** @typedef {import('../facts/map.js').World} World */
/** @typedef {{country: string, value: number | null, label: string, href: string}} Mark */

/** Pixels, however far the picture is drawn in or out. */
const kCell = 6;
const kDot = 5;
const kSpeck = 1.4;
/** From this width down dots become smaller, or they would hide one another. */
const kRoomy = 900;

/** Ever more of a cell is covered, so that the order holds without any colour; aslant is only what is not known. @param {number} band */
function cellOf(band) {
  const ground = s('rect', { width: kCell, height: kCell, class: `band-ground band-${band}` });
  const line = (/** @type {number} */ width) => s('rect', { width, height: kCell, class: 'band-mark' });
  const dot = (/** @type {number} */ r) => s('circle', { cx: kCell / 2, cy: kCell / 2, r, class: 'band-mark' });
  return [ground, [dot(0.7), dot(1.5), line(1.6), line(3.2), null][band]];
}

/** @param {number} band @param {string} use where the pattern is used: a page has the map and its legend */
const patternOf = (band, use) =>
  s(
    'pattern',
    { id: `${use}-band-${band}`, width: kCell, height: kCell, patternUnits: 'userSpaceOnUse' },
    cellOf(band),
  );

/** @param {string} use */
const patterns = (use) => s('defs', {}, Array.from({ length: kBands }, (_, band) => patternOf(band, use)));

/** @param {number | null} value @param {string} use @returns {import('../base/dom.js').Attributes} */
const toneOf = (value, use) =>
  value === null ? { class: 'land not-known' } : { class: 'land known', fill: `url(#${use}-band-${bandOf(value)})` };

/** What each tone means, the two that are no number among them. @param {boolean} hasUnknown */
export function mapLegend(hasUnknown) {
  const swatch = (/** @type {import('../base/dom.js').Attributes} */ attributes) =>
    s('rect', { x: 0.5, y: 0.5, width: 27, height: 15, ...attributes });
  const item = (/** @type {SVGElement[]} */ inside, /** @type {string} */ text) =>
    h('li', {}, s('svg', { class: 'swatch', width: 28, height: 16, 'aria-hidden': 'true' }, inside), h('span', {}, text));
  const ends = (/** @type {number} */ band) => ({ low: form.number((band * 100) / kBands), high: form.number(((band + 1) * 100) / kBands) });
  return h(
    'ul',
    { class: 'legend' },
    Array.from({ length: kBands }, (_, band) =>
      item([patterns('legend'), swatch(toneOf((band + 0.5) / kBands, 'legend'))], say('value.range', ends(band))),
    ).map((it, i) => {
      // One definition is enough for all.
      if (i > 0) {
        it.querySelector('defs')?.remove();
      }
      return it;
    }),
    hasUnknown ? item([swatch({ class: 'land not-known' })], say('value.unknown')) : null,
    item([swatch({ class: 'land' })], say('map.not_measured')),
  );
}

/** A shape, or a dot where the shape would be too small. @param {World} world @param {string} code @param {import('../base/dom.js').Attributes} tone */
function landOf({ shapes, points }, code, tone) {
  if (shapes[code]) {
    return s('path', { d: shapes[code], 'data-code': code, ...tone });
  }
  const [cx, cy] = points[code];
  return s('circle', { cx, cy, 'data-code': code, 'data-dot': 'fill' in tone || tone.class !== 'land' ? kDot : kSpeck, ...tone });
}

/** One stop of the keyboard for all nations; the arrow keys go from one to the next. @param {SVGElement[]} links */
function steerable(links) {
  const places = () =>
    links.map((it) => {
      const { left, top, width, height } = it.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    });
  const stop = (/** @type {number} */ chosen) =>
    links.forEach((it, i) => it.setAttribute('tabindex', i === chosen ? '0' : '-1'));
  stop(0);
  return (/** @type {KeyboardEvent} */ event) => {
    const from = links.findIndex((it) => it === document.activeElement);
    const to = from < 0 ? from : nextPlace(places(), from, event.key);
    if (to !== from) {
      event.preventDefault();
      stop(to);
      links[to].focus();
    }
  };
}

/**
 * @param {World} world @param {Mark[]} marks by name
 * @param {{label: string, go: (href: string) => void, told: (code: string | null) => void}} how
 */
export function worldMap(world, marks, { label, go, told }) {
  const byCode = new Map(marks.map((it) => [it.country, it]));
  const drawn = marks.filter(({ country }) => world.shapes[country] || world.points[country]);
  const links = drawn.map(({ country, value, label: name, href }) =>
    s('a', { href, 'aria-label': name }, landOf(world, country, toneOf(value, 'map'))),
  );
  const rest = [...Object.keys(world.shapes), ...Object.keys(world.points)].filter((code) => !byCode.has(code));
  const ground = rest.map((code) => landOf(world, code, { class: 'land' }));
  const nameless = world.others.map((d) => s('path', { d, class: 'land' }));
  // Dots lie above the land around them.
  const above = (/** @type {Element} */ it) => Number(it.querySelector('circle') !== null || it.tagName === 'circle');
  const picture = s(
    'svg',
    { class: 'world', role: 'group', 'aria-label': label, 'aria-describedby': 'map-keys' },
    patterns('map'),
    s('g', { 'aria-hidden': 'true' }, [...nameless, ...ground].sort((a, b) => above(a) - above(b))),
    [...links].sort((a, b) => above(a) - above(b)),
  );
  // Browsers make a picture that listens to keys a stop of the keyboard itself: the box around it listens.
  const box = h('div', { class: 'map', onkeydown: steerable(links) }, picture);
  listen(box, { go, told });
  return { picture: box, frame: framed(picture, world), missing: marks.filter((it) => !drawn.includes(it)) };
}

/** Links in a picture are not those of a page: whoever moves between views must be told. @param {HTMLElement} box @param {any} how */
function listen(box, { go, told }) {
  const codeAt = (/** @type {Event} */ { target }) =>
    target instanceof Element ? (target.closest('[data-code]') ?? target.querySelector('[data-code]'))?.getAttribute('data-code') ?? null : null;
  box.addEventListener('pointerover', (event) => told(codeAt(event)));
  box.addEventListener('pointerleave', () => told(null));
  box.addEventListener('focusin', (event) => told(codeAt(event)));
  box.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link && event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      go(/** @type {string} */ (link.getAttribute('href')));
    }
  });
}

/** Shows a part of the world; dots and patterns keep their size on the screen. @param {SVGElement} picture @param {World} world */
function framed(picture, world) {
  let [x, y, width, height] = world.box;
  const fit = () => {
    const unit = Math.max(width / (picture.clientWidth || width), height / (picture.clientHeight || height));
    const dot = unit * Math.min(1, Math.max(0.55, picture.clientWidth / kRoomy));
    picture.querySelectorAll('[data-dot]').forEach((it) => it.setAttribute('r', String(Number(it.getAttribute('data-dot')) * dot)));
    picture.querySelectorAll('pattern').forEach((it) => it.setAttribute('patternTransform', `scale(${unit})`));
  };
  new ResizeObserver(fit).observe(picture);
  return (/** @type {string} */ name) => {
    [x, y, width, height] = world.frames[name] ?? world.box;
    picture.setAttribute('viewBox', `${x} ${y} ${width} ${height}`);
    fit();
  };
}
