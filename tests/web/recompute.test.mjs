/** The arithmetic of docs/methodology.md in the browser, tried on its worked example; the API's scores are tried in tests/browser. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { areEqual, recomputed, withheldIn } from '../../collector/web/facts/recompute.js';
import { parseToml } from '../../collector/web/facts/toml.js';

const file = readFileSync(new URL('../../config/methodologies/irs-1.toml', import.meta.url), 'utf8');
const rules = parseToml(file);

test('the methodology in force is read whole', () => {
  assert.equal(rules.id, /^id = "(.+)"$/m.exec(file)[1]);
  assert.deepEqual(rules.pillar.map(({ id, weight }) => [id, weight]), [['web', 0.3], ['dns', 0.15], ['mail', 0.15], ['security', 0.15], ['cpe', 0.15], ['networks', 0.1]]);
  assert.deepEqual(rules.stratum[0], { id: 'national', weight: 4, tiers: ['portal', 'essential'] });
  assert.deepEqual(rules.role[0].gate.map(({ check }) => check), ['web.routable_aaaa', 'web.http6']);
  assert.equal(rules.role[3].component[0].checks.length, 6);
  assert.equal(rules.publication.pillar_coverage, 0.8);
});

test('what is no TOML of ours is refused, not guessed', () => {
  assert.throws(() => parseToml('key = value'), SyntaxError);
  assert.throws(() => parseToml('nothing'), SyntaxError);
});

const role = (value) => ({ standing: value === null ? 'unknown' : 'scored', value, low: value ?? 0, high: value ?? 1 });
const target = (tier, value) => ({ tier, roles: { web: role(value) } });

/** "The web pillar of a country with two portals (0.9500 and 0), one ministry (1), four agencies (1, 1, 0, unknown)". */
const document = {
  targets: {
    a: target('portal', 0.95), b: target('portal', 0), c: target('ministry', 1),
    d: target('agency', 1), e: target('agency', 1), f: target('agency', 0), g: target('agency', null),
  },
  pillars: Object.fromEntries([['dns', 0.8], ['mail', 0.5], ['security', 0.9]].map(([id, value]) => [id, { value, bounds: { low: value, high: value } }])),
};
const example = { ...rules, pillar: rules.pillar.map((it) => (it.id === 'web' ? it : { ...it, role: undefined })) };

test('the worked example comes out as it was found by hand', () => {
  const { pillars, value, low, high, geometric } = recomputed(document, example);
  const [web] = pillars;

  assert.deepEqual(web.strata.map((it) => [it.id, it.valued, it.members.length]), [['national', 2, 2], ['ministry', 1, 1], ['agency', 3, 4]]);
  for (const [again, published] of [[web.value, 0.6524], [web.low, 0.6286], [web.high, 0.6643], [web.coverage, 0.9643], [value, 0.701], [geometric, 0.6872], [low, 0.5186], [high, 0.7793]]) {
    assert.ok(areEqual(again, published), `${again} ${published}`);
  }
});

test('with a required pillar missing there is no index, only bounds', () => {
  const unknown = { ...document, targets: { a: target('portal', null), b: target('agency', 1) } };

  const { pillars, value, high } = recomputed(unknown, example);

  assert.equal(pillars[0].value, null);
  assert.equal(pillars[0].measured, 1);
  assert.equal(value, null);
  assert.ok(high > 0.8);
});

test('an exact 80 % of coverage is enough, whatever the last bit of the sum says', () => {
  const fifths = ['portal', 'agency', 'regional'].flatMap((tier) => [1, 1, 1, 1, null].map((value, i) => [`${tier}${i}`, target(tier, value)]));

  const [web] = recomputed({ ...document, targets: Object.fromEntries(fifths) }, example).pillars;

  assert.ok(web.coverage < 0.8);
  assert.equal(web.value, 1);
});

test('equal is equal to four decimals, and unknown only to unknown', () => {
  assert.ok(areEqual(0.70101, 0.70099) && areEqual(null, null));
  assert.ok(!areEqual(0.701, 0.7012) && !areEqual(null, 0) && !areEqual(0, null));
});

/** As the public is given it: one of four is withheld, and the published figures count what it is. */
const secure = (value) => ({ tier: 'agency', roles: { web: role(1), security: value === 'withheld' ? { standing: 'withheld', value: null, low: 0, high: 1 } : role(value) } });
const withheldRules = { ...rules, pillar: rules.pillar.map((it) => (['web', 'security'].includes(it.id) ? it : { ...it, role: undefined })) };
const withheldDocument = {
  targets: { a: secure('withheld'), b: secure(1), c: secure(1), d: secure(1) },
  pillars: {
    ...Object.fromEntries([['dns', 1], ['mail', 1]].map(([id, value]) => [id, { value, bounds: { low: value, high: value } }])),
    security: { value: 0.855, coverage: 1, bounds: { low: 0.855, high: 0.855 } },
  },
};

test('a pillar of which something is withheld is taken as published, and the index is made again from it', () => {
  const again = recomputed(withheldDocument, withheldRules);
  const security = again.pillars.find(({ id }) => id === 'security');

  assert.equal(withheldIn(again), 1);
  assert.deepEqual([security.source, security.value, security.low, security.coverage], ['withheld', 0.855, 0.855, 1]);
  assert.deepEqual(security.strata.map((it) => [it.withheld, it.valued, it.members.length]), [[1, 3, 4]]);
  // (0.30 + 0.15 + 0.15 + 0.15 × 0.855) / 0.75
  assert.ok(areEqual(again.value, 0.971), `${again.value}`);
});

test('where nothing is withheld every pillar is made from its services', () => {
  const again = recomputed({ ...withheldDocument, targets: { a: secure(0.42), b: secure(1) } }, withheldRules);

  assert.equal(withheldIn(again), 0);
  assert.ok(areEqual(again.pillars.find(({ id }) => id === 'security').value, 0.71));
});
