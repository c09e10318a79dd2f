/** A shape for every state and outcome: the shape says it, colour only repeats it. */

import { s } from '../base/dom.js';

/** @returns {SVGElement} */
const disc = () => s('circle', { cx: 8, cy: 8, r: 7, class: 'solid' });
/** @param {boolean} [dashed] */
const ring = (dashed = false) =>
  s('circle', { cx: 8, cy: 8, r: 6.2, class: 'line', 'stroke-dasharray': dashed ? '2.4 2.2' : null });
/** @param {string} d */
const stroke = (d, cut = false) => s('path', { d, class: cut ? 'cut' : 'line' });

/** @type {Record<string, () => SVGElement[]>} */
const kShapes = {
  good: () => [disc(), stroke('M4.6 8.3l2.3 2.4 4.5-5', true)],
  half: () => [ring(), s('path', { d: 'M8 1.8a6.2 6.2 0 0 0 0 12.4z', class: 'solid' })],
  cross: () => [disc(), stroke('M5.3 5.3l5.4 5.4M10.7 5.3l-5.4 5.4', true)],
  hollow: () => [ring()],
  square: () => [s('rect', { x: 2, y: 2, width: 12, height: 12, rx: 2, class: 'solid' }), stroke('M5 8h6', true)],
  question: () => [ring(true), stroke('M6.2 6.4a1.9 1.9 0 1 1 2.7 1.7c-.6.3-.9.6-.9 1.3M8 11.6v.2')],
  dash: () => [ring(true), stroke('M5.4 8h5.2')],
  bang: () => [s('path', { d: 'M8 1.6 15 14H1z', class: 'solid' }), stroke('M8 6v3.6M8 11.6v.3', true)],
};

const kStateShapes = /** @type {Record<string, string>} */ ({
  operational: 'good',
  partial: 'half',
  broken: 'cross',
  absent: 'hollow',
  down: 'square',
  unknown: 'question',
  intended_absent: 'dash',
});
const kOutcomeShapes = /** @type {Record<string, string>} */ ({
  pass: 'good',
  partial: 'half',
  fail: 'cross',
  not_applicable: 'dash',
  not_testable: 'question',
  error: 'bang',
});

/** Shapes with a beginning: filled from there, or written as text is. */
const kTurned = ['half', 'question'];

/** @param {string} shape @param {string} tone @returns {SVGElement} */
function glyph(shape, tone) {
  return s(
    'svg',
    {
      viewBox: '0 0 16 16',
      width: 16,
      height: 16,
      class: `glyph tone-${tone} ${kTurned.includes(shape) ? 'turns' : ''}`.trim(),
      'aria-hidden': 'true',
    },
    ...(kShapes[shape] ?? kShapes.question)(),
  );
}

/** @param {string} state */
export const stateGlyph = (state) => glyph(kStateShapes[state], state);
/** @param {string} outcome */
export const outcomeGlyph = (outcome) => glyph(kOutcomeShapes[outcome], `outcome-${outcome}`);
/** @param {boolean} good */
export const yesNoGlyph = (good) => glyph(good ? 'good' : 'cross', good ? 'operational' : 'broken');
const kVerdictShapes = /** @type {Record<string, [string, string]>} */ ({
  pass: ['good', 'outcome-pass'],
  warn: ['half', 'outcome-partial'],
  fail: ['cross', 'outcome-fail'],
  info: ['hollow', 'unknown'],
  not_observed: ['question', 'unknown'],
  n_a: ['dash', 'unknown'],
  withheld: ['square', 'unknown'],
});
/** What a laboratory found of a home router. @param {string} verdict */
export const deviceGlyph = (verdict) => glyph(...(kVerdictShapes[verdict] ?? kVerdictShapes.not_observed));
/** A step seen by several probes. @param {'good' | 'bad' | 'mixed' | 'none'} verdict */
export const stepGlyph = (verdict) => {
  const shapes = { good: 'good', bad: 'cross', mixed: 'half', none: 'dash' };
  const tones = { good: 'operational', bad: 'broken', mixed: 'partial', none: 'unknown' };
  return glyph(shapes[verdict], tones[verdict]);
};
/** @param {'better' | 'worse' | 'other'} direction */
export function arrowGlyph(direction) {
  const paths = {
    better: 'M8 13.5V3M3.6 7.2 8 2.8l4.4 4.4',
    worse: 'M8 2.5V13M3.6 8.8 8 13.2l4.4-4.4',
    other: 'M2.5 8h10.7M9 3.8 13.2 8 9 12.2',
  };
  const tones = { better: 'operational', worse: 'broken', other: 'unknown' };
  return s(
    'svg',
    { viewBox: '0 0 16 16', width: 16, height: 16, class: `glyph turns tone-${tones[direction]}`, 'aria-hidden': 'true' },
    stroke(paths[direction]),
  );
}
/** Of the languages. */
export const globeGlyph = () =>
  s(
    'svg',
    { viewBox: '0 0 16 16', width: 16, height: 16, class: 'glyph', 'aria-hidden': 'true' },
    ring(),
    stroke('M1.8 8h12.4M8 1.8c4 3.6 4 8.8 0 12.4M8 1.8c-4 3.6-4 8.8 0 12.4'),
  );
