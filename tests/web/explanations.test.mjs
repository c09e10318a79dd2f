/** What the collector says in English is translated from the sentence that it says today, and never from an older one. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { kLanguages } from '../../collector/web/base/language.js';

const kRoot = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/generated/checks.md', kRoot), 'utf8');
const read = (tag) => JSON.parse(readFileSync(new URL(`collector/web/explanations/${tag}.json`, kRoot), 'utf8'));

/** The rows of one sort of table: the id in their first cell, and the cell that is asked for. */
const tableOf = (pattern, cell) => Object.fromEntries([...page.matchAll(pattern)].map((row) => [row[1], row[cell].replaceAll('\\<', '<')]));

const kCheck = /^\| ([a-z]+\.[a-z0-9_]+) \| [A-Z]-\d+[a-z]? \| \w+ \| (.+) \|$/gm;
const kRule = /^\| `([a-z0-9_]+\.[a-z0-9_]+)` \| \w+ \| (.+) \| \w* \|$/gm;
const kCause = /^\| `([a-z0-9_]+)` \| \w+ \| (.+?) \| (.+) \|$/gm;

/** What the programs say: docs/generated is compared with them on every run. */
const said = { questions: tableOf(kCheck, 2), rules: tableOf(kRule, 2), sentences: tableOf(kCause, 2), advice: tableOf(kCause, 3) };

/** The English that was translated. */
const source = read('en');
const kKinds = Object.keys(source);

/** A new check need not wait for its translators: until they come the page says it in English, and marks it. */
const kLeastTranslated = 0.9;

test('the page of the programs is read whole', () => {
  assert.ok(Object.keys(said.questions).length > 40 && Object.keys(said.rules).length > 250);
  assert.ok(Object.keys(said.sentences).length > 50 && said.advice.timeout.includes('ICMPv6'));
});

test('what was translated is what the programs say: where they say something else now, translate anew or take it out', () => {
  for (const kind of kKinds) {
    const stale = Object.keys(source[kind]).filter((id) => source[kind][id] !== said[kind][id]);
    assert.deepEqual(stale, [], kind);
  }
});

test('nearly all of what the programs say is there to be translated', () => {
  for (const kind of kKinds) {
    const part = Object.keys(source[kind]).length / Object.keys(said[kind]).length;
    assert.ok(part >= kLeastTranslated, `${kind}: ${part}`);
  }
});

/** Addresses, commands and names of the field are the same in every language. */
const kTerms =
  /\[::\][:\d]*|RFC \d+|\b(?:ss|curl|dig|ip6?tables|nft|knotc|rndc|openssl|traceroute|delv) -?\w*|\b(?:AAAA|SPF|DKIM|MX|TLSA|PTR|ROA|HSTS|STARTTLS|ICMPv6)\b/g;

/** Left-to-right isolate and its end: a command inside Arabic keeps its order. */
const count = (text, mark) => text.split(mark).length;

for (const tag of Object.keys(kLanguages).filter((it) => it !== 'en')) {
  const translated = read(tag);

  test(`${tag}: every sentence has its translation, in the order of the source, and none is left over`, () => {
    assert.deepEqual(Object.keys(translated), kKinds);
    for (const kind of kKinds) {
      assert.deepEqual(Object.keys(translated[kind]), Object.keys(source[kind]), kind);
      assert.deepEqual(Object.keys(source[kind]).filter((id) => translated[kind][id].trim() === ''), [], kind);
    }
  });

  test(`${tag}: commands, addresses and terms of the field came through`, () => {
    for (const kind of kKinds) {
      for (const [id, text] of Object.entries(source[kind])) {
        const lost = (text.match(kTerms) ?? []).filter((term) => !translated[kind][id].includes(term.trim()));
        assert.deepEqual(lost, [], `${kind} ${id}`);
      }
    }
  });

  test(`${tag}: what is isolated ends`, () => {
    for (const text of kKinds.flatMap((kind) => Object.values(translated[kind]))) {
      assert.equal(count(text, '\u2066'), count(text, '\u2069'), text);
    }
  });
}
