import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addressAnswers, notesOf, publishedAddresses } from '../../collector/web/facts/answers.js';
import { agreement, serverRows, webRows } from '../../collector/web/facts/evidence.js';
import { ladder } from '../../collector/web/facts/ladder.js';
import { byArea, checksOf, countChecks, repeatOf } from '../../collector/web/facts/verdicts.js';

const kDead = '2001:db8::2';
const kAlive = '2001:db8::1';
const kFour = '192.0.2.1';

const connect = (address, failure) => ({
  host: 'www.example.test',
  address,
  port: 443,
  elapsed_seconds: 0.01,
  ...(failure ? { failure } : {}),
});
const refused = { kind: 'refused', locus: 'target', code: 111, detail: 'Connection refused' };

const line = (probe, evidence) => ({ probe, attempt: 1, batch: {}, result: { evidence } });
const seen = (probe) =>
  line(probe, {
    connects: [connect(kAlive), connect(kDead, refused), connect(kFour)],
    handshakes: [
      {
        host: 'www.example.test',
        address: kAlive,
        port: 443,
        elapsed_seconds: 0.02,
        version: 'TLSv1.3',
        chain_valid: true,
      },
    ],
    fetches: [
      {
        host: 'www.example.test',
        address: kFour,
        port: 443,
        url: 'https://www.example.test/',
        elapsed_seconds: 0.03,
        status: 200,
      },
      {
        host: 'www.example.test',
        address: kFour,
        port: 443,
        hop: 1,
        url: 'https://www.example.test/',
        elapsed_seconds: 0.03,
        status: 500,
      },
    ],
    lookups: [
      {
        purpose: 'address',
        name: 'www.example.test',
        type: 28,
        server: kFour,
        reply: { rcode: 0, answers: [{ type: 28, data: kAlive }] },
      },
      {
        purpose: 'authority',
        name: 'example.test',
        type: 6,
        server_name: 'ns1.example.test',
        server: kAlive,
        elapsed_seconds: 0.01,
        reply: { rcode: 0 },
      },
      {
        purpose: 'authority_tcp',
        name: 'example.test',
        type: 6,
        server_name: 'ns1.example.test',
        server: kAlive,
        elapsed_seconds: 3,
        failure: { kind: 'timeout' },
      },
    ],
  });
const document = { results: [seen('one'), seen('two')] };

test('each address of a host is a row, IPv6 before IPv4', () => {
  assert.deepEqual(
    webRows(document).map(({ family, address }) => [family, address]),
    [
      ['ipv6', kAlive],
      ['ipv6', kDead],
      ['ipv4', kFour],
    ],
  );
});

test('a refused connection is told by its kind, with every probe that saw it', () => {
  const dead = webRows(document).find(({ address }) => address === kDead);
  assert.deepEqual(agreement(dead.steps.tcp443), {
    verdict: 'bad',
    good: 0,
    total: 2,
    words: ['refused'],
    seconds: null,
  });
});

test('a certificate of another name is no good handshake', () => {
  const [alive] = webRows(document);
  assert.deepEqual([agreement(alive.steps.tls).verdict, agreement(alive.steps.tls).words], ['bad', ['other_name']]);
});

test('a later hop of a redirect is not told as the answer of the first', () => {
  const four = webRows(document).find(({ address }) => address === kFour);
  assert.deepEqual(agreement(four.steps.https).words, ['200']);
});

test('probes that differ are shown as mixed, and one failure of a probe is enough to say so', () => {
  const sight = (probe, good) => ({ probe, good, word: good ? 'open' : 'timeout', detail: '', seconds: 0.1 });
  assert.deepEqual(agreement([sight('a', true), sight('a', false), sight('b', true)]), {
    verdict: 'mixed',
    good: 1,
    total: 2,
    words: ['timeout'],
    seconds: 0.1,
  });
  assert.equal(agreement(undefined).verdict, 'none');
});

test('an elapsed time below nothing is not told', () => {
  assert.equal(agreement([{ probe: 'a', good: true, word: 'open', detail: '', seconds: -0.007 }]).seconds, null);
});

test('a name server that answers without authority is lame, one that is silent says how', () => {
  const [server] = serverRows(document);
  assert.deepEqual(
    [server.host, agreement(server.steps.authority).words, agreement(server.steps.authority_tcp).words],
    ['ns1.example.test', ['lame'], ['timeout']],
  );
});

test('what names resolve to is told once, with those who asked', () => {
  assert.deepEqual(addressAnswers(document), [
    { name: 'www.example.test', type: 'AAAA', data: [`AAAA ${kAlive}`], probes: ['one', 'two'] },
  ]);
});

test('the ladder tells on which rung a family breaks, address by address', () => {
  const rungs = ladder(webRows(document), [kAlive, kDead, kFour], 'ipv6');
  assert.deepEqual(
    rungs.map(({ rung, verdict, good, total }) => [rung, verdict, good, total]),
    [
      ['address', 'good', 2, 2],
      ['connect', 'mixed', 1, 2],
      ['secure', 'bad', 0, 1],
      ['answer', 'none', 0, 0],
    ],
  );
  assert.deepEqual([ladder([], [kFour], 'ipv6')[0].verdict, ladder([], [kFour], 'ipv6')[0].total], ['bad', 0]);
});

test('an address that no probe may go to is a broken rung, not a missing one', () => {
  const [address, connect] = ladder([], ['2001:db8::9'], 'ipv6');
  assert.deepEqual([address.verdict, address.total, address.words], ['bad', 1, ['forbidden_address']]);
  assert.equal(connect.verdict, 'none');
});

test('published addresses and reasons for leaving some out are told once', () => {
  assert.deepEqual(publishedAddresses(document), [kAlive]);
  const left = { results: [line('one', { notes: ['special address'] }), line('two', { notes: ['special address'] })] };
  assert.deepEqual([notesOf(left), notesOf(null)], [['special address'], []]);
});

test('evidence that is not there makes no rows', () => {
  for (const nothing of [null, {}, { results: [{ probe: 'a', result: null }] }]) {
    assert.deepEqual([webRows(nothing), serverRows(nothing), addressAnswers(nothing)], [[], [], []]);
  }
});

const verdict = (check, outcome, more = {}) => ({ check, outcome, in_country: true, counts: true, ...more });

test('home speaks for a check unless only abroad counts', () => {
  const rows = checksOf({
    consensus: [
      verdict('web.http6', 'not_testable', { counts: false }),
      verdict('web.http6', 'pass', { in_country: false }),
    ],
  });
  assert.equal(rows.length, 1);
  assert.equal(rows[0].shown.outcome, 'pass');
});

test('areas come in the order of a visit, failures first in each', () => {
  const areas = byArea(
    checksOf({ consensus: [verdict('web.tls6', 'pass'), verdict('web.http6', 'fail'), verdict('dns.aaaa', 'pass')] }),
  );
  assert.deepEqual(
    areas.map(({ area, rows }) => [area, rows.map(({ check }) => check)]),
    [
      ['dns', ['dns.aaaa']],
      ['web', ['web.http6', 'web.tls6']],
    ],
  );
});

test('what does not apply or could not be tested is no failure', () => {
  const counts = (...outcomes) => countChecks(checksOf({ consensus: outcomes.map((outcome, i) => verdict(`web.${i}`, outcome)) }));

  assert.deepEqual(counts('pass', 'not_applicable', 'fail', 'not_applicable', 'partial', 'error'), {
    passed: 1,
    judged: 3,
    aside: [{ outcome: 'error', count: 1 }, { outcome: 'not_applicable', count: 2 }],
  });
  assert.deepEqual(counts('not_testable'), { passed: 0, judged: 0, aside: [{ outcome: 'not_testable', count: 1 }] });
});

test('the commands that repeat a check are those of the side that speaks for it', () => {
  const rows = checksOf({
    consensus: [
      verdict('web.http6', 'not_testable', { counts: false, repeat: ['curl -6 a'] }),
      verdict('web.http6', 'fail', { in_country: false, repeat: ['curl -6 b'] }),
      verdict('dns.aaaa', 'pass'),
    ],
  });
  assert.deepEqual(rows.map(repeatOf), [['curl -6 b'], []]);
  assert.deepEqual(checksOf({}), []);
});
