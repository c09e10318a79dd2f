import assert from 'node:assert/strict';
import { test } from 'node:test';
import { makeForm } from '../../collector/web/base/format.js';

const english = makeForm('en-GB');

test('scores of 0 to 1 are shown from 0 to 100 with one decimal', () => {
  assert.equal(english.score(0.6862637), '68.6');
  assert.equal(english.score(1), '100.0');
  assert.equal(makeForm('de').score(0.5), '50,0');
  assert.equal(english.score(0.7275), '72.8');
  assert.equal(english.exact(0.6247), '62.47');
});

test('a gain has its sign, and nothing gained has none', () => {
  assert.deepEqual([8.44, 0, -1].map(english.points), ['+8.4', '0.0', '-1.0']);
});

test('times are UTC, wherever the reader is', () => {
  assert.equal(english.moment('2026-11-21T23:58:15.7Z'), '21 Nov 2026, 23:58 UTC');
  assert.equal(english.day('2026-11-21'), '21 Nov 2026');
  assert.equal(english.clock(Date.UTC(2026, 0, 1, 3, 4, 5)), '03:04:05');
});

test('what is no time shows itself', () => {
  assert.equal(english.day('soon'), 'soon');
});

test('short steps are told in milliseconds, long ones in seconds', () => {
  assert.deepEqual([0.0131, 0.00028].map(english.elapsed), ['13 ms', '0.3 ms']);
  assert.match(english.elapsed(4.0035), /^4 s/);
});

test('countries have the names of the language, unknown codes themselves', () => {
  assert.equal(english.country('KE'), 'Kenya');
  assert.equal(makeForm('ar').country('EG'), 'مصر');
  assert.equal(english.country('QQ'), 'QQ');
  assert.equal(english.country('nonsense'), 'nonsense');
});
