import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bandPath, linePath, named, percent, scale, stacked } from '../../collector/web/charts/geometry.js';

test('a scale maps its ends to the ends and keeps inside them', () => {
  const x = scale([10, 20], [0, 1]);
  assert.deepEqual([10, 15, 20, 0, 99].map(x), [0, 0.5, 1, 0, 1]);
  assert.equal(scale([0, 1], [100, 0])(2), 0);
});

test('a domain of one point stands in the middle', () => {
  assert.equal(scale([7, 7], [0, 100])(7), 50);
});

test('parts fill the bar from end to end', () => {
  const places = stacked([3, 1]);
  assert.deepEqual(places, [
    { start: 0, width: 0.75 },
    { start: 0.75, width: 0.25 },
  ]);
});

test('one target among a thousand can still be seen, and none cannot', () => {
  const [many, one, none] = stacked([999, 1, 0], 0.02);
  assert.ok(one.width > 0.019 && many.width < 0.981);
  assert.equal(none.width, 0);
  assert.ok(Math.abs(one.start + one.width - 1) < 1e-9);
});

test('no targets make no bar, and no NaN', () => {
  assert.deepEqual(
    stacked([0, 0], 0.1).map(({ width }) => width),
    [0, 0],
  );
});

test('a day without a value breaks the line', () => {
  assert.equal(
    linePath([
      { x: 0, y: 1 },
      { x: 1, y: null },
      { x: 2, y: 3 },
      { x: 3, y: 4 },
    ]),
    'M0 1M2 3L3 4',
  );
});

test('a band goes up along the high ends and comes back along the low', () => {
  assert.equal(
    bandPath([
      { x: 0, low: 9, high: 1 },
      { x: 5, low: 8, high: 2 },
    ]),
    'M0 1L5 2L5 8L0 9Z',
  );
  assert.equal(bandPath([]), '');
});

test('an axis names its first and last point, and one between them where there is room', () => {
  const xs = (...all) => named(all.map((x) => ({ x }))).map(({ x }) => x);
  assert.deepEqual(xs(0, 0.1, 0.45, 0.6, 1), [0, 0.45, 1]);
  assert.deepEqual(xs(0, 0.1, 0.9, 1), [0, 1]);
  assert.deepEqual([xs(), xs(0.5), xs(0, 1)], [[], [0.5], [0, 1]]);
});

test('shares are written as the picture wants them', () => {
  assert.equal(percent(0.12345), '12.35%');
});
