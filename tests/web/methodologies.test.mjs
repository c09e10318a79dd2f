import assert from 'node:assert/strict';
import { test } from 'node:test';
import { besideOf } from '../../collector/web/facts/methodologies.js';

const score = (country, last, index) => ({ country, index, interval: [0.4, 0.7], window: { first: '2026-10-25', last } });

test('two methodologies stand side by side where both speak of the same day', () => {
  const methodology = { scores: [score('KE', '2026-11-21', 0.5), score('FR', '2026-11-20', 0.6)] };
  const countries = [score('KE', '2026-11-21', 0.55), score('FR', '2026-11-21', 0.65)];

  const [kenya, france] = besideOf(methodology, countries);

  assert.deepEqual(kenya, { country: 'KE', inForce: 0.55, beside: 0.5, low: 0.4, high: 0.7, day: '2026-11-21' });
  assert.equal(france.inForce, null);
  assert.equal(france.beside, 0.6);
});

test('a country without a score in force, and one without an index, are not known', () => {
  const [only] = besideOf({ scores: [score('KE', '2026-11-21', null)] }, []);

  assert.equal(only.inForce, null);
  assert.equal(only.beside, null);
});
