/** What is asked of home routers is said in every language, and each translation is of the sentence that the catalogue has today. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { kLanguages } from '../../collector/web/base/language.js';
import { citationOf } from '../../collector/web/facts/devices.js';
import { allMessages } from './all_messages.mjs';

const kRoot = new URL('../../', import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, kRoot), 'utf8'));
const textsIn = (tag) => read(`collector/web/explanations/requirements/${tag}.json`).requirements;

/** `sextant-cpe list --json`: docs/generated is compared with the program on every run. */
const catalogue = read('docs/generated/cpe-requirements.json');
const said = Object.fromEntries(catalogue.map(({ row, requirement }) => [row, requirement]));

/** Everyday words for them are better than the abbreviation. */
const kSpelledOut = ['ISP', 'GUI'];

/** Numbers, and what is written in capitals: options, protocols, messages. */
const termsOf = (text) => [
  ...(text.match(/\d+/g) ?? []),
  ...(text.match(/\w+/g) ?? []).filter((word) => /[A-Z].*[A-Z]/.test(word) && !kSpelledOut.includes(word)).map((word) => word.replace(/s$/, '')),
];

test('each requirement of the catalogue has a text, from its sentence of today; no text is left over', () => {
  assert.ok(catalogue.length > 150);
  assert.deepEqual(textsIn('en'), said, 'translate anew what changed, then take its English into explanations/requirements/en.json');
});

for (const tag of Object.keys(kLanguages).filter((it) => it !== 'en')) {
  const translated = textsIn(tag);

  test(`${tag}: every requirement has its translation, in the order of the catalogue, and none is left over`, () => {
    assert.deepEqual(Object.keys(translated), Object.keys(said));
    assert.deepEqual(Object.keys(said).filter((row) => translated[row].trim() === '' || translated[row] === said[row]), []);
  });

  test(`${tag}: numbers and names of the field came through`, () => {
    for (const [row, text] of Object.entries(said)) {
      assert.deepEqual(termsOf(text).filter((term) => !translated[row].includes(term)), [], row);
    }
  });

  test(`${tag}: what is isolated ends, and in Arabic no line of Latin words goes without`, () => {
    for (const text of Object.values(translated)) {
      assert.equal(text.split('\u2066').length, text.split('\u2069').length, text);
      const open = tag === 'ar' ? text.replace(/\u2066[^\u2069]*\u2069/g, '') : '';
      assert.doesNotMatch(open, /[A-Za-z0-9][ /=+-][A-Za-z0-9]|::/, text);
    }
  });
}

test('where a requirement stands written can be said in every language', () => {
  const { messages } = allMessages('en');
  for (const { document } of catalogue) {
    const found = citationOf(document);
    assert.ok(found !== null && found.key in messages, document);
  }
  assert.deepEqual(citationOf('RFC 4291 sections 2.5 and 2.7')?.values, { document: 'RFC 4291', first: '2.5', second: '2.7' });
  assert.equal(citationOf('TR-124 issue 9'), null);
});

test('levels are the key words of RFC 2119, or for information', () => {
  assert.deepEqual([...new Set(catalogue.map(({ level }) => level))].sort(), ['MUST', 'SHOULD', 'info']);
});
