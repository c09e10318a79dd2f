/** The figures of a case study as the chart takes them. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { changeSign, repositoryQuestion, scoresOf } from '../../collector/web/facts/series.js';

test('a value without an interval is its own', () => {
  const [point] = scoresOf({ points: [{ day: '2026-11-02', value: 0.5, low: null, high: null }] });

  assert.deepEqual(point.interval, [0.5, 0.5]);
  assert.equal(point.window.last, '2026-11-02');
});

test('a difference that the page would not show is none', () => {
  assert.equal(changeSign(0.0004), 'same');
  assert.equal(changeSign(0.01), 'rose');
  assert.equal(changeSign(-0.01), 'fell');
});

test('a question has only what the address names', () => {
  assert.deepEqual(repositoryQuestion({ q: 'x', nonsense: 'y' }), { q: 'x', country: '', kind: '', language: '', cursor: '' });
});
