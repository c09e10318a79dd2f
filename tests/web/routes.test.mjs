import assert from 'node:assert/strict';
import { test } from 'node:test';
import { address, match, readQuery, writeQuery } from '../../collector/web/base/routes.js';

test('every view has an address that leads back to it', () => {
  const places = [
    ['nations', {}],
    ['nation', { country: 'KE' }],
    ['targets', { country: 'KE' }],
    ['fix', { country: 'KE' }],
    ['leverage', { country: 'KE' }],
    ['changes', { country: 'KE' }],
    ['reports', { country: 'KE' }],
    ['draft', { country: 'KE' }],
    ['report', { id: 'a'.repeat(64) }],
    ['target', { domain: 'www.example.test' }],
    ['devices', {}],
    ['device', { id: '0123456789abcdef' }],
    ['comparison', { id: '0123456789abcdef', other: 'fedcba9876543210' }],
    ['requirements', {}],
    ['vantages', {}],
    ['live', {}],
  ];
  for (const [view, names] of places) {
    assert.deepEqual(match(address(view, names)), { view, names, query: {} });
  }
});

test('codes are upper case and domains lower, however they are typed', () => {
  assert.deepEqual(match('/countries/ke/fix').names, { country: 'KE' });
  assert.deepEqual(match('/targets/WWW.Example.TEST').names, { domain: 'www.example.test' });
});

test('what names neither a country nor a domain is no view', () => {
  for (const path of [
    '/countries/KEN',
    '/countries/1',
    '/targets/',
    '/targets/a%2Fb',
    '/targets/<b>',
    '/targets/%',
    '/devices/www.example.test',
    '/devices/0123456789abcde',
    '/nowhere',
    '/countries/KE/targets/x',
    '/targets/-a',
  ]) {
    assert.equal(match(path), null, path);
  }
});

test('an empty answer is left out of the query, so that one question has one address', () => {
  assert.equal(
    writeQuery({ state: '', sector: 'health', cause: null, q: 'a b&c', from: 0 }),
    '?sector=health&q=a+b%26c&from=0',
  );
  assert.equal(writeQuery({}), '');
  assert.deepEqual(readQuery('?sector=health&q=a+b%26c'), { sector: 'health', q: 'a b&c' });
  assert.deepEqual(readQuery('?lang=fr&sort=index'), { sort: 'index' });
});

test('an unknown view is a bug, said at once', () => {
  assert.throws(() => address('nothing'), RangeError);
});
