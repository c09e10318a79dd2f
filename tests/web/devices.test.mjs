import assert from 'node:assert/strict';
import { test } from 'node:test';
import { byShare, byVerdict, comparedOf, countsOf, rowsOf, siblingsOf, verdictKey } from '../../collector/web/facts/devices.js';

const row = (name, verdict) => ({ row: name, verdict, requirement: '', document: '', level: 'MUST', reason: '', packets: [], dissent: false });

test('every verdict of the API has a key of messages', () => {
  assert.deepEqual(
    ['PASS', 'NOT-OBSERVED', 'N/A', 'withheld', null].map(verdictKey),
    ['pass', 'not_observed', 'n_a', 'withheld', 'not_observed'],
  );
});

test('what fails stands first, what nobody saw last, and empty groups are left out', () => {
  const rows = rowsOf({ rows: [row('A', 'NOT-OBSERVED'), row('B', 'PASS'), row('C', 'FAIL'), row('D', 'PASS')] });
  assert.deepEqual(
    byVerdict(rows).map(({ verdict, rows }) => [verdict, rows.map((it) => it.row)]),
    [['fail', ['C']], ['pass', ['B', 'D']], ['not_observed', ['A']]],
  );
});

test('counts come in the same order, zeros left out', () => {
  assert.deepEqual(countsOf({ PASS: 2, FAIL: 1, 'N/A': 0, withheld: 3 }), [
    { verdict: 'fail', count: 1 },
    { verdict: 'withheld', count: 3 },
    { verdict: 'pass', count: 2 },
  ]);
});

test('other firmwares are of the same maker and model', () => {
  const device = { id: '1', maker: 'a', model: 'b', firmware: '1' };
  const others = [device, { ...device, id: '2', firmware: '2' }, { ...device, id: '3', model: 'c' }];
  assert.deepEqual(siblingsOf(device, others).map(({ id }) => id), ['2']);
});

test('a comparison compares where both devices were seen, and loses no other row', () => {
  const rows = [
    { before: 'PASS', after: 'FAIL', change: 'worse' },
    { before: 'PASS', after: 'PASS', change: 'same' },
    { before: 'withheld', after: 'PASS', change: 'other' },
    { before: 'FAIL', after: 'NOT-OBSERVED', change: 'other' },
    { before: null, after: 'PASS', change: 'other' },
    { before: 'INFO', after: 'PASS', change: 'other' },
    { before: 'NOT-OBSERVED', after: null, change: 'other' },
    { before: 'withheld', after: 'withheld', change: 'same' },
  ];
  assert.deepEqual(
    Object.entries(comparedOf({ rows })).map(([group, members]) => [group, members.map((it) => rows.indexOf(it))]),
    [['differ', [0, 5]], ['alike', [1]], ['one', [3, 4]], ['none', [6]], ['withheld', [2, 7]]],
  );
});

test('requirements that fewest devices keep stand first; those nobody was judged by are counted', () => {
  const list = [
    { row: 'A', share: 1, withheld: 0 },
    { row: 'B', share: null, withheld: 0 },
    { row: 'C', share: 0.2, withheld: 0 },
    { row: 'D', share: null, withheld: 2 },
  ];
  const { judged, others } = byShare(list);
  assert.deepEqual(judged.map(({ row }) => row), ['C', 'A', 'D']);
  assert.equal(others, 1);
});
