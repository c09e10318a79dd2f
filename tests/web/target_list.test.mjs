import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeQuery } from '../../collector/web/base/routes.js';
import { cursorIn, isApiOrder, queryOf, questionOf, sortTargets } from '../../collector/web/facts/target_list.js';

const target = (domain, state, cause, web) => ({
  domain,
  organisation: domain,
  sector: 'tax',
  state,
  cause,
  web_score: web,
  dns_score: null,
});

test('a question read from an address writes the same address', () => {
  const query = {
    state: 'broken',
    sector: 'tax',
    cause: 'timeout',
    q: 'ministry',
    sort: 'web',
    order: 'down',
    from: '100',
  };
  assert.equal(writeQuery(queryOf(questionOf(query))), writeQuery(query));
  assert.equal(writeQuery(queryOf(questionOf({}))), '');
});

test('nonsense in an address is the plain list', () => {
  const question = questionOf({ sort: 'constructor', from: '-5', order: 'sideways' });
  assert.deepEqual([question.sort, question.from, question.down, isApiOrder(question)], ['domain', 0, false, true]);
});

test('the cursor is taken out of the address of the next page', () => {
  assert.equal(cursorIn('/api/v1/targets?cursor=ZGE%3D&country=KE'), 'ZGE=');
  assert.equal(cursorIn(null), '');
});

test('states sort by how good they are, causes with those that have one first', () => {
  const targets = [
    target('a.test', 'absent', 'no_aaaa', 0),
    target('b.test', 'operational', null, 1),
    target('c.test', 'partial', 'timeout', 0.9),
  ];
  const domains = (sort, down = false) =>
    sortTargets(targets, { ...questionOf({}), sort, down })
      .map(({ domain }) => domain[0])
      .join('');
  assert.equal(domains('state'), 'bca');
  assert.equal(domains('state', true), 'acb');
  assert.equal(domains('cause'), 'acb');
  assert.equal(domains('web'), 'acb');
});

test('a score that is not known sorts after every score', () => {
  const order = sortTargets([target('a.test', 'down', null, null), target('b.test', 'operational', null, 1)], {
    ...questionOf({}),
    sort: 'web',
  });
  assert.deepEqual(
    order.map(({ domain }) => domain),
    ['b.test', 'a.test'],
  );
});
