import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstOfEach } from '../../collector/web/facts/first_of_each.js';

test('of items with one key the first stays, where it stood', () => {
  const items = [{ key: 'b', n: 1 }, { key: 'a', n: 2 }, { key: 'b', n: 3 }, { key: '', n: 4 }, { key: 'a', n: 5 }];

  assert.deepEqual(firstOfEach(items, ({ key }) => key).map(({ n }) => n), [1, 2, 4]);
  assert.deepEqual(firstOfEach([], String), []);
});
