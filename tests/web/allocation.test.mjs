import assert from 'node:assert/strict';
import { test } from 'node:test';

import { byCountry, byRegion, paceOfAll, yearsTold } from '../../collector/web/facts/allocation.js';

const year = (/** @type {number | null} */ it, ipv6 = 0, ipv4 = 0) => ({
  year: it,
  ipv4_delegations: 1,
  ipv4_addresses: ipv4,
  ipv6_delegations: 1,
  ipv6_slash32: ipv6,
  systems: 0,
});
const moves = { delegated: 8, returned: 4, transferred_in: 2, transferred_out: 1 };
const countries = [
  { country: 'KE', registries: ['afrinic'], allocation: { ipv4_addresses: 300, ipv6_slash32: 3 }, pace: [year(2024, 1, 100), year(2025, 2, 200)], movement: null },
  { country: 'ZA', registries: ['afrinic'], allocation: { ipv4_addresses: 900, ipv6_slash32: 9 }, pace: [year(2025, 9, 900), year(null, 5, 5)], movement: { from: '', to: '', ipv4_addresses: moves, ipv6_slash32: moves } },
  { country: 'FR', registries: ['arin', 'ripencc'], allocation: { ipv4_addresses: 10, ipv6_slash32: 20 }, pace: [year(2023, 20, 10)], movement: null },
];

test('regions are sums of their countries, what is not told stays untold', () => {
  const [several, africa] = byRegion(countries, 2025);

  assert.equal(several.registry, 'several');
  assert.equal(several.moved, null);
  assert.deepEqual(africa, {
    name: 'afrinic', registry: 'afrinic', countries: 2, ipv6_slash32: 12, ipv4_addresses: 1200,
    given: { ipv6_slash32: 11, ipv4_addresses: 1100 }, moved: { returned: 4, came: 2, went: 1 },
  });
});

test('who holds most of IPv6 comes first, and a year without any is nothing given', () => {
  const rows = byCountry(countries, 2024);

  assert.deepEqual(rows.map(({ name }) => name), ['FR', 'ZA', 'KE']);
  assert.equal(rows[1].given.ipv6_slash32, 0);
  assert.equal(rows[2].given.ipv4_addresses, 100);
});

test('the pace of all is year by year; what has no year has no place in it', () => {
  assert.deepEqual(yearsTold(countries), [2023, 2024, 2025]);
  assert.deepEqual(paceOfAll(countries).map(({ year: it, ipv6_slash32 }) => [it, ipv6_slash32]), [[2023, 20], [2024, 1], [2025, 11]]);
});
