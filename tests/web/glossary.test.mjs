/** Nothing on these pages is without an explanation: every cause, every check and every word, in every language. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { kLanguages } from '../../collector/web/base/language.js';
import { allMessages } from './all_messages.mjs';
import { checksByArea, checksOfCause } from '../../collector/web/facts/glossary.js';

const kRoot = new URL('../../', import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, kRoot), 'utf8'));
const schemas = read('docs/generated/openapi.json').components.schemas;
const generated = readFileSync(new URL('docs/generated/checks.md', kRoot), 'utf8');
const checks = [...generated.matchAll(/^\| ([a-z]+\.[a-z0-9_]+) \| [A-Z]-\d+[a-z]? \| \w+ \|/gm)].map(([, id]) => id);
const rules = [...generated.matchAll(/^\| `([a-z0-9_]+\.[a-z0-9_]+)` \| \w+ \|/gm)].map(([, id]) => id);

for (const tag of Object.keys(kLanguages)) {
  const { messages } = allMessages(tag);
  const explanations = read(`collector/web/explanations/${tag}.json`);
  const told = (kind, id) => (explanations[kind][id] ?? '').length > 8;

  test(`${tag}: every cause of the closed list has its name, what is wrong and what to do`, () => {
    const causes = schemas.Cause.enum;
    assert.ok(causes.length > 50);
    const bare = causes.filter((it) => !messages[`cause.${it}`] || !told('sentences', it) || !told('advice', it));
    assert.deepEqual(bare, []);
  });

  test(`${tag}: every check has its question, every rule its sentence`, () => {
    assert.ok(checks.length > 50 && rules.length > 300);
    assert.deepEqual(checks.filter((it) => !told('questions', it)), []);
    assert.deepEqual(rules.filter((it) => (explanations.rules[it] ?? '') === ''), []);
  });

  test(`${tag}: every word of a closed list has its meaning`, () => {
    for (const [kind, name] of Object.entries({ state: 'State', outcome: 'Outcome', level: 'Level', flag: 'Flag' })) {
      const bare = schemas[name].enum.filter((it) => !messages[`${kind}.${it}`] || !messages[`${kind}_means.${it}`]);
      assert.deepEqual(bare, [], kind);
    }
    const terms = Object.keys(messages).filter((key) => key.startsWith('term.'));
    assert.ok(terms.length > 15);
    assert.deepEqual(terms.filter((key) => !messages[key.replace('term.', 'term_means.')]), []);
  });
}

const some = [
  { id: 'web.b', area: 'web', rules: [{ cause: 'timeout' }, { cause: null }] },
  { id: 'dns.a', area: 'dns', rules: [{ cause: 'timeout' }] },
  { id: 'web.a', area: 'web', rules: [] },
];

test('a cause knows the checks that name it', () => {
  assert.deepEqual(checksOfCause(some, 'timeout'), ['web.b', 'dns.a']);
  assert.deepEqual(checksOfCause(some, 'refused'), []);
});

test('checks are told area by area, in the order of the catalogue', () => {
  assert.deepEqual(checksByArea(some).map(([area, all]) => [area, all.map(({ id }) => id)]), [['web', ['web.b', 'web.a']], ['dns', ['dns.a']]]);
});
