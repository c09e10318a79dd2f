/** Pictures begin where reading begins. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

globalThis.document = /** @type {any} */ ({ documentElement: { dataset: {} } });
const { useMessages } = await import('../../collector/web/base/language.js');
const { along, at, stretch } = await import('../../collector/web/charts/placing.js');

const speak = (locale, dir) =>
  useMessages(locale, { locale, dir, name: '', numerals: ['latn'], reviewed: true, messages: {} });

test('from the left a scale is what it is', () => {
  speak('en', 'ltr');
  assert.deepEqual([along(0.2), at(0.2), stretch(0.2, 0.5)], [0.2, '20%', { x: '20%', width: '50%' }]);
});

test('from the right it is turned: what is first stands rightmost, and no stretch changes its width', () => {
  speak('ar', 'rtl');
  assert.deepEqual([along(0), at(0.25), stretch(0.25, 0.5)], [1, '75%', { x: '25%', width: '50%' }]);
  assert.deepEqual(stretch(0, 0.3), { x: '70%', width: '30%' });
});

test('digits that a language does not use are not taken', () => {
  useMessages('fr', { locale: 'fr', dir: 'ltr', name: '', numerals: ['latn'], reviewed: false, messages: {} }, 'arab');
  assert.equal(document.documentElement.dataset.numerals, 'latn');
});
