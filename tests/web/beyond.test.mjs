import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agreement } from '../../collector/web/facts/evidence.js';
import { mailRows } from '../../collector/web/facts/mail.js';
import { pageHosts } from '../../collector/web/facts/page_hosts.js';
import { ways } from '../../collector/web/facts/ways.js';

const line = (probe, evidence) => ({ probe, attempt: 1, batch: {}, result: { evidence } });
const documentOf = (...all) => ({ results: all.map((evidence, i) => line(`p${i}`, evidence)) });
const timeout = { kind: 'timeout', locus: 'path', code: 0, detail: 'no answer in 4 s' };

const host = (name, more = {}) => ({
  host: name,
  party: 'third',
  kinds: ['image'],
  ipv4: ['192.0.2.7'],
  ipv6: ['2001:db8::7'],
  status6: 200,
  asked: true,
  ...more,
});

test('hosts that keep a page from being whole come first, critical ones before the others', () => {
  const rows = pageHosts(
    documentOf({
      content: {
        hosts: [
          host('fine.test'),
          host('slow.test', { status6: 0, over6: timeout, status4: 200 }),
          host('old.test', { kinds: ['script'], ipv6: [], status6: 0, status4: 200 }),
        ],
      },
    }),
  );

  assert.deepEqual(
    rows.map(({ host: name, critical }) => [name, critical]),
    [
      ['old.test', true],
      ['slow.test', false],
      ['fine.test', false],
    ],
  );
  assert.deepEqual(agreement(rows[0].over6).words, ['unpublished']);
  assert.deepEqual(agreement(rows[1].over6).words, ['timeout']);
  assert.deepEqual([agreement(rows[1].over4).verdict, agreement(rows[2].over4).verdict], ['good', 'none']);
});

test('a host that a cap left out was not tried, one without an address that could be looked up says why', () => {
  const [left, lost] = pageHosts(
    documentOf({
      content: {
        hosts: [
          host('left.test', { asked: false, status6: 0 }),
          host('lost.test', { ipv4: [], ipv6: [], status6: 0, lookup: timeout }),
        ],
      },
    }),
  ).sort((a, b) => a.host.localeCompare(b.host, 'en'));

  assert.equal(agreement(left.over6).verdict, 'none');
  assert.deepEqual(agreement(lost.over6).words, ['timeout']);
});

test('what two probes saw of a host stands in one row', () => {
  const rows = pageHosts(
    documentOf({ content: { hosts: [host('a.test')] } }, { content: { hosts: [host('a.test', { kinds: ['font'] })] } }),
  );
  assert.deepEqual([rows.length, rows[0].kinds, agreement(rows[0].over6).total], [1, ['font', 'image'], 2]);
});

const session = (more) => ({
  host: 'mx.example.test',
  address: '2001:db8::25',
  port: 25,
  elapsed_seconds: 0.2,
  step: 'done',
  greeting: 220,
  ehlo: 250,
  ...more,
});

test('a session that stopped has its failure at the step where it stopped, and nothing after it', () => {
  const [row] = mailRows(documentOf({ mail: { sessions: [session({ step: 'banner', greeting: 0, ehlo: 0, failure: timeout })] } }));

  assert.deepEqual(Object.keys(row.steps), ['connect', 'banner']);
  assert.deepEqual(agreement(row.steps.connect).words, ['open']);
  assert.deepEqual(agreement(row.steps.banner).words, ['timeout']);
});

test('a session that went through tells of encryption and of DANE', () => {
  const shaken = { version: 'TLSv1.3', chain_valid: false, name_matches: true };
  const rows = mailRows(
    documentOf({
      mail: {
        sessions: [
          session({ starttls_offered: true, handshake: shaken, dane: 'mismatched' }),
          session({ address: '192.0.2.25' }),
        ],
      },
    }),
  );

  assert.deepEqual(
    rows.map(({ family }) => family),
    ['ipv6', 'ipv4'],
  );
  assert.deepEqual(agreement(rows[0].steps.starttls).words, ['offered']);
  assert.deepEqual(agreement(rows[0].steps.handshake), {
    verdict: 'good',
    good: 1,
    total: 1,
    words: ['untrusted'],
    seconds: null,
  });
  assert.equal(agreement(rows[0].steps.dane).verdict, 'bad');
  assert.deepEqual(agreement(rows[1].steps.starttls).words, ['unoffered']);
  assert.equal(rows[1].steps.handshake, undefined);
});

test('a way that found nothing shows where the walk went', () => {
  const link = { zone: '', servers: [{ name: 'a.root.test', addresses: [], answer: 'silent' }] };
  const chain = { name: 'example.test', type: 6, family: 'ipv6', elapsed_seconds: 3, rcode: 2, security: 'unchecked' };
  const [way] = ways(documentOf({ chains: [chain] }, { chains: [{ ...chain, links: [link] }] }));

  assert.deepEqual([way.name, way.type, agreement(way.sights).verdict], ['example.test', 'SOA', 'bad']);
  assert.deepEqual(agreement(way.sights).words, ['servfail']);
  assert.deepEqual(way.links, [{ zone: '.', servers: [{ name: 'a.root.test', answer: 'silent', detail: '', blocked_by: '' }] }]);
});

test('an answer that does not validate is none', () => {
  const chain = { name: 'example.test', type: 6, family: 'ipv6', rcode: 2, security: 'bogus', why_bogus: 'expired' };
  const [way] = ways(documentOf({ chains: [chain] }));
  assert.deepEqual([agreement(way.sights).words, way.sights[0].detail], [['bogus'], 'expired']);
});

test('evidence without these parts makes no rows', () => {
  for (const nothing of [null, {}, documentOf({})]) {
    assert.deepEqual([mailRows(nothing), pageHosts(nothing), ways(nothing)], [[], [], []]);
  }
});
