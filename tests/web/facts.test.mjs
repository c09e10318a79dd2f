import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scorePoints } from '../../collector/web/base/format.js';
import { emptyFeed, kKept, lineOf, setPaused, take } from '../../collector/web/facts/feed.js';
import { fixesOf } from '../../collector/web/facts/fixes.js';
import { lanesOf } from '../../collector/web/facts/gates.js';
import { pointsOf, reachOf, stepsOf } from '../../collector/web/facts/leverage.js';
import { peakOf, yearsOf } from '../../collector/web/facts/networks.js';
import { daysIn, pillarsOf, sectorsByScore, zonesOf } from '../../collector/web/facts/score.js';
import { changesByRound, direction, sharesOf } from '../../collector/web/facts/states.js';

test('states come best first, without those that do not occur', () => {
  assert.deepEqual(sharesOf({ absent: 1, operational: 3, broken: 0 }), [
    { state: 'operational', count: 3, share: 0.75 },
    { state: 'absent', count: 1, share: 0.25 },
  ]);
  assert.deepEqual(sharesOf({}), []);
});

test('a state newer than this page is shown after those it knows', () => {
  assert.deepEqual(
    sharesOf({ futuristic: 1, down: 1 }).map(({ state }) => state),
    ['down', 'futuristic'],
  );
});

test('going down is no loss of IPv6, and coming back no gain', () => {
  assert.equal(direction('operational', 'down'), 'other');
  assert.equal(direction('unknown', 'operational'), 'other');
  assert.equal(direction('absent', 'broken'), 'better');
  assert.equal(direction('operational', 'partial'), 'worse');
});

test('the newest round comes first, and in it what got worse', () => {
  const change = (domain, round, before, after) => ({
    domain,
    round,
    before: { state: before },
    after: { state: after },
  });
  const rounds = changesByRound([
    change('a.test', '2026-01-01', 'absent', 'operational'),
    change('b.test', '2026-01-02', 'absent', 'operational'),
    change('c.test', '2026-01-02', 'operational', 'broken'),
  ]);
  assert.deepEqual(
    rounds.map(({ round, changes }) => [round, changes.map(({ domain }) => domain)]),
    [
      ['2026-01-02', ['c.test', 'b.test']],
      ['2026-01-01', ['a.test']],
    ],
  );
});

test('a round that is made otherwise is told, with no change of a state in it too', () => {
  const basis = { round: '2026-01-03', other_rules: true };
  const rounds = changesByRound([{ domain: 'a.test', round: '2026-01-02', before: { state: 'absent' }, after: { state: 'broken' } }], [basis]);

  assert.deepEqual(
    rounds.map((it) => [it.round, it.changes.length, it.basis]),
    [
      ['2026-01-03', 0, basis],
      ['2026-01-02', 1, null],
    ],
  );
});

test('the three zones of an interval fill the scale; bounds that are not known are the widest', () => {
  const { proved, open, lacking } = zonesOf([0.3, 0.8]);
  assert.ok(Math.abs(proved + open + lacking - 1) < 1e-9 && proved === 0.3);
  assert.deepEqual(zonesOf([null, null]), { proved: 0, open: 1, lacking: 0 });
});

test('parts of the scale, as people read them, sum to the whole and meet the ends that are told beside them', () => {
  // Rounded one by one they would be 14.1, 85.5 and 0.5, or 19.4, 71.3 and 9.2.
  for (const interval of [[0.1406, 0.9954], [0.19444, 0.90752], [0.00049, 0.99951]]) {
    const [low, high] = interval.map(scorePoints);
    const { proved, open, lacking } = zonesOf(interval);
    const tenths = [proved, open, lacking].map((it) => Math.round(scorePoints(it) * 10));

    assert.deepEqual(tenths, [low, high - low, 100 - high].map((it) => Math.round(it * 10)));
    assert.equal(tenths.reduce((sum, it) => sum + it, 0), 1000);
  }
});

test('measured pillars come first, then the heaviest', () => {
  const nation = {
    pillars: { mail: { value: null }, dns: { value: 1 }, web: { value: 0.5 } },
    document: {
      pillars: {
        mail: { weight: 0.4, measured: false },
        dns: { weight: 0.15, measured: true },
        web: { weight: 0.3, measured: true },
      },
    },
  };
  assert.deepEqual(
    pillarsOf(nation).map(({ id }) => id),
    ['web', 'dns', 'mail'],
  );
  assert.deepEqual(pillarsOf({}), []);
});

test('a sector without targets has no share, not a share of zero', () => {
  const [best, none] = sectorsByScore([
    { sector: 'tax', targets: 0, operational: 0 },
    { sector: 'health', targets: 2, operational: 0 },
  ]);
  assert.deepEqual([best.sector, best.share, none.share], ['health', 0, null]);
});

test('the sector with the lowest score stands first, whatever its size, and one without a score last', () => {
  const sector = (name, targets, score) => ({ sector: name, targets, operational: 1, web_score: score });
  const sorted = sectorsByScore([sector('tax', 9, 0.4), sector('mail', 1, null), sector('law', 2, 0), sector('health', 3, 1)]);

  assert.deepEqual(sorted.map((it) => it.sector), ['law', 'tax', 'health', 'mail']);
});

test('a gain that is not known stays so', () => {
  const [fix] = fixesOf({
    fixes: [
      {
        rank: 1,
        cause: 'ns_dead',
        at: 'ns.test',
        at_kind: 'name_server',
        mender: 'dns_operator',
        remedy: { sentence: 'It is dead.', advice: 'Mend it.' },
        targets: ['a.test'],
        target_count: 2,
        gain: null,
      },
    ],
  });
  assert.deepEqual(fix, {
    rank: 1,
    cause: 'ns_dead',
    at: 'ns.test',
    site: 'name_server',
    mender: 'dns_operator',
    sentence: 'It is dead.',
    advice: 'Mend it.',
    targets: ['a.test'],
    count: 2,
    gain: null,
  });
});

test('leverage: what blocks, who runs it, and how far ten mended things carry', () => {
  const cdn = { kind: 'third_party', name: 'cdn.test' };
  const table = {
    points: [
      { rank: 1, ...cdn, operator: 'AS64501 Cdn', target_count: 3, targets: ['a.test'], alone: 2, causes: ['timeout'] },
    ],
    steps: [
      { mend: [cdn], gained: 2, mended: 1, whole: 4 },
      { mend: Array(10).fill(cdn), gained: 9, mended: 11, whole: 13 },
    ],
  };

  const [point] = pointsOf(table);
  assert.deepEqual([point.site, point.runner, point.count, point.alone], [cdn, 'AS64501 Cdn', 3, 2]);
  const steps = stepsOf(table);
  assert.equal(reachOf(steps, 10).whole, 4);
  assert.equal(reachOf(steps, 11).whole, 13);
  assert.equal(reachOf(steps, 0), null);
});

test('looks that agree make one stretch, until the next that differs', () => {
  const look = (hour, open, family = 'ipv6') => ({
    at: `2026-01-01T0${hour}:00:00Z`,
    family,
    protocol: 'web',
    open,
    reason: open ? '' : 'no route',
  });
  const lanes = lanesOf([look(2, false), look(0, true), look(1, true), look(3, true), look(0, true, 'ipv4')]);
  const [six, four] = lanes;
  assert.deepEqual([six.lane, four.lane], ['ipv6 web', 'ipv4 web']);
  assert.deepEqual(
    six.stretches.map(({ open, looks, from, until }) => [
      open,
      looks,
      new Date(from).getUTCHours(),
      new Date(until).getUTCHours(),
    ]),
    [
      [true, 2, 0, 2],
      [false, 1, 2, 3],
      [true, 1, 3, 3],
    ],
  );
  assert.deepEqual(lanesOf([]), []);
});

test('the feed keeps the newest lines and counts them all', () => {
  let feed = emptyFeed();
  for (let i = 0; i < kKept + 5; i += 1) {
    feed = take(feed, lineOf('result', String(i), '{}', i));
  }
  assert.deepEqual([feed.lines.length, feed.seen, feed.lines[0].id], [kKept, kKept + 5, String(kKept + 4)]);
});

test('a stopped feed says how many lines wait, and forgets it when it goes on', () => {
  let feed = setPaused(emptyFeed(), true);
  feed = take(feed, lineOf('result', '1', '{}', 0));
  assert.equal(feed.waiting, 1);
  assert.equal(setPaused(feed, false).waiting, 0);
});

test('a line that is no JSON is dropped, an empty gap is not', () => {
  assert.equal(lineOf('result', '1', '{oops', 0), null);
  assert.deepEqual(lineOf('gap', '1', '', 0).data, {});
});

test('a year in which nothing was given stands between those in which something was', () => {
  const pace = [
    { year: 2008, ipv6_delegations: 0, ipv4_delegations: 3 },
    { year: 2010, ipv6_delegations: 2, ipv4_delegations: 1 },
    { year: 2012, ipv6_delegations: 5, ipv4_delegations: 0 },
    { year: 2013, ipv6_delegations: 0, ipv4_delegations: 0 },
    { year: null, ipv6_delegations: 9, ipv4_delegations: 0 },
  ];

  const years = yearsOf(pace, 'ipv6_delegations');

  assert.deepEqual(years, [
    { year: 2010, count: 2 },
    { year: 2011, count: 0 },
    { year: 2012, count: 5 },
    { year: 2013, count: 0 },
  ]);
  assert.equal(peakOf(years), 2012);
  assert.deepEqual(
    yearsOf(pace, 'ipv6_delegations', 'ipv4_delegations').map(({ year }) => year),
    yearsOf(pace, 'ipv4_delegations', 'ipv6_delegations').map(({ year }) => year),
  );
  assert.deepEqual(yearsOf([{ year: 2008, ipv6_delegations: 0, ipv4_delegations: 3 }], 'ipv6_delegations', 'ipv4_delegations'), []);
  assert.deepEqual(yearsOf([], 'ipv6_delegations'), []);
  assert.equal(peakOf([]), null);
});

test('a history counts the days it spans, not its rows', () => {
  const day = (last) => ({ window: { last } });

  assert.deepEqual([daysIn([]), daysIn([day('2026-01-01')]), daysIn([day('2025-12-31'), day('2026-01-02')])], [0, 1, 3]);
});
