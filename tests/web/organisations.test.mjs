import assert from 'node:assert/strict';
import { test } from 'node:test';
import { organisationsOf } from '../../collector/web/facts/organisations.js';

const target = (organisation, domain, state, more = {}) => ({ organisation, domain, tier: 'agency', state, cause: null, web_score: 1, dns_score: null, mail_score: null, ...more });

test('the organisation with most to mend comes first', () => {
  const all = organisationsOf([target('Well', 'a.test', 'operational'), target('Ill', 'b.test', 'broken'), target('Ill', 'c.test', 'operational')]);

  assert.deepEqual(all.map(({ name, operational, counted }) => [name, operational, counted]), [['Ill', 1, 2], ['Well', 1, 1]]);
});

test('services whose owners opted out count for nobody, and an organisation without others is not listed', () => {
  const out = { opt_out: true, web_score: null };
  const all = organisationsOf([target('Half', 'a.test', 'unknown', out), target('Half', 'b.test', 'operational'), target('Out', 'c.test', 'unknown', out)]);

  assert.deepEqual(all.map(({ name, domain, targets }) => [name, domain, targets.length]), [['Half', 'b.test', 1]]);
});

test('of those of whom nothing works the worst state comes first, whatever their scores', () => {
  const all = organisationsOf([target('Part', 'a.test', 'partial', { web_score: 0 }), target('Broken', 'b.test', 'broken', { web_score: 0.5 }), target('None', 'c.test', 'absent')]);

  assert.deepEqual(all.map(({ name }) => name), ['None', 'Broken', 'Part']);
});
