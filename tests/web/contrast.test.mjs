import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

const css = readFileSync(new URL('../../collector/web/tokens.css', import.meta.url), 'utf8');

/** The colours of the block after a selector. */
function coloursOf(selector) {
  const start = css.indexOf('{', css.indexOf(selector) + selector.length - 1) + 1;
  return Object.fromEntries(
    [...css.slice(start, css.indexOf('}', start)).matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  );
}

const light = coloursOf(':root {');
const dark = coloursOf(':root[data-theme="dark"] {');

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(colour) {
  const [r, g, b] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function contrast(a, b) {
  const [least, most] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (most + 0.05) / (least + 0.05);
}

const kStates = ['operational', 'partial', 'broken', 'absent', 'down', 'unknown', 'intended'];
const kText = [
  ...['ink', 'soft', 'accent'].flatMap((ink) => ['paper', 'card', 'wash'].map((ground) => [ink, ground])),
  ['on-accent', 'accent'],
  ['warn-ink', 'warn-ground'],
  ...kStates.map((state) => [state, 'paper']),
  ...kStates.map((state) => ['on-tone', state]),
];
const kShapes = [
  ['edge', 'paper'],
  ['edge', 'card'],
  ['proved', 'paper'],
  ['proved', 'wash'],
  ['proved', 'open'],
  ['open-line', 'lacking'],
  ['marker', 'paper'],
  ['marker', 'open'],
];

for (const [theme, colours] of [
  ['light', light],
  ['dark', dark],
]) {
  test(`text has a contrast of 4.5 in the ${theme} theme`, () => {
    for (const [ink, ground] of kText) {
      assert.ok(
        contrast(colours[ink], colours[ground]) >= 4.5,
        `${ink} on ${ground}: ${contrast(colours[ink], colours[ground]).toFixed(2)}`,
      );
    }
  });
  test(`edges and shapes have a contrast of 3 in the ${theme} theme`, () => {
    for (const [shape, ground] of kShapes) {
      assert.ok(
        contrast(colours[shape], colours[ground]) >= 3,
        `${shape} on ${ground}: ${contrast(colours[shape], colours[ground]).toFixed(2)}`,
      );
    }
  });
}

test('the dark theme of the system and the chosen one are the same', () => {
  assert.deepEqual(coloursOf(':root:not([data-theme="light"]) {'), dark);
  assert.deepEqual(Object.keys(dark).sort(), Object.keys(light).sort());
});
