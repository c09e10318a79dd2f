import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeQuery } from '../../collector/web/base/routes.js';
import { cursorIn, orderOf, queryOf, questionOf, sortedBy } from '../../collector/web/facts/target_list.js';

test('a question read from an address writes the same address', () => {
  const query = { state: 'broken', sector: 'tax', cause: 'timeout', q: 'ministry', sort: '-web_score', cursor: 'ZGE' };
  assert.equal(writeQuery(queryOf(questionOf(query))), writeQuery(query));
  assert.equal(writeQuery(queryOf(questionOf({}))), '');
  assert.equal(writeQuery(queryOf(questionOf({ sort: '-domain' }))), '?sort=-domain');
});

test('nonsense in an address is the plain list', () => {
  for (const sort of ['constructor', '-', '--state', 'sideways']) {
    const question = questionOf({ sort });
    assert.deepEqual([question.sort, question.down, writeQuery(queryOf(question))], ['domain', false, ''], sort);
  }
});

test('a click on a column sorts by it, a second one turns it round, both from the first page', () => {
  const once = sortedBy(questionOf({ cursor: 'ZGE', state: 'broken' }), 'cause');
  const twice = sortedBy(once, 'cause');
  assert.deepEqual(
    [writeQuery(queryOf(once)), writeQuery(queryOf(twice))],
    ['?state=broken&sort=cause', '?state=broken&sort=-cause'],
  );
  assert.deepEqual(
    [orderOf(once, 'cause'), orderOf(twice, 'cause'), orderOf(twice, 'state')],
    ['ascending', 'descending', 'none'],
  );
});

test('the cursor is taken out of the address of the next page', () => {
  assert.equal(cursorIn('/api/v1/targets?cursor=ZGE%3D&country=KE'), 'ZGE=');
  assert.equal(cursorIn('/api/v1/targets'), '');
  assert.equal(cursorIn(null), '');
});
