/** The sentences that the page takes apart are those that the collector says. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { reasonOf } from '../../collector/web/facts/reasons.js';

const source = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** What is pushed to the reasons of an index, with a word or a number in place of each value. */
function sentencesIn(path) {
  const pushed = [...source(path).matchAll(/reasons\.push_back\(([^;]+)\);/g)].map(([, text]) => text);
  return pushed.map((text) =>
    text.replace(/"\s*\+\s*([\w:.>()-]+)\s*\+\s*"/g, (_, value) => (/rules->id/.test(value) ? 'web' : '45')).replace(/^\s*"|"\s*$/g, ''),
  );
}

test('each of the collector is known', () => {
  const sentences = ['lib/score/index.cpp', 'collector/aggregate/national_score.cpp'].flatMap(sentencesIn);

  assert.ok(sentences.length >= 3, 'the sources have no reasons any more: this test would prove nothing');
  for (const sentence of sentences) {
    assert.notEqual(reasonOf(sentence), null, sentence);
  }
});

test('values are taken out, what is new is left as it is', () => {
  assert.deepEqual(reasonOf('only 45 % of the pillar weight is measured, 70 % is required'), {
    key: 'reason.weight',
    values: { measured: '45', required: '70' },
  });
  assert.equal(reasonOf('the moon was full'), null);
});
