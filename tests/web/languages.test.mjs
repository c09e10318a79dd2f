/** The six catalogues: complete, alike in what they leave to be filled in, and in the forms that each language counts by. */

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Catalogue } from '../../collector/web/base/catalogue.js';
import { kLanguages } from '../../collector/web/base/language.js';
import { parsePattern } from '../../collector/web/base/pattern.js';
import { allMessages } from './all_messages.mjs';

const kTags = Object.keys(kLanguages);
const catalogues = new Map(kTags.map((tag) => [tag, allMessages(tag)]));
const english = catalogues.get('en');

/** Every place to be filled in, at any depth. */
const slotsIn = (pieces) =>
  pieces.filter((it) => typeof it !== 'string').flatMap((slot) => [slot, ...Object.values(slot.cases).flatMap(slotsIn)]);

const namesIn = (slots) => [...new Set(slots.map(({ name }) => name).filter(Boolean))].sort();
const casesOf = (slots, kind) => slots.filter((it) => it.kind === kind).map(({ name, cases }) => [name, Object.keys(cases)]);

test('the languages are the six of the United Nations', () => {
  assert.deepEqual([...kTags].sort(), ['ar', 'en', 'es', 'fr', 'ru', 'zh']);
});

for (const [tag, { locale, dir, name, numerals, reviewed, messages }] of catalogues) {
  const slots = new Map(Object.entries(messages).map(([key, text]) => [key, slotsIn(parsePattern(text))]));

  test(`${tag}: it says what it is`, () => {
    assert.equal(new Intl.Locale(locale).language, tag);
    assert.equal(dir, tag === 'ar' ? 'rtl' : 'ltr');
    assert.equal(name, kLanguages[tag]);
    assert.equal(typeof reviewed, 'boolean');
    for (const system of numerals) {
      assert.equal(new Intl.NumberFormat(`${locale}-u-nu-${system}`).resolvedOptions().numberingSystem, system);
    }
  });

  test(`${tag}: it has the keys of the first, in their order, and each says something`, () => {
    assert.deepEqual(Object.keys(messages), Object.keys(english.messages));
    assert.deepEqual(Object.keys(messages).filter((key) => messages[key].trim() === ''), []);
  });

  test(`${tag}: each text leaves the same places to be filled in, and chooses between the same cases`, () => {
    for (const [key, text] of Object.entries(english.messages)) {
      const wanted = slotsIn(parsePattern(text));
      assert.deepEqual(namesIn(slots.get(key)), namesIn(wanted), key);
      assert.deepEqual(casesOf(slots.get(key), 'select'), casesOf(wanted, 'select'), key);
    }
  });

  test(`${tag}: who counts, counts in all forms of the language, or in one that fits them all`, () => {
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    for (const [key, found] of slots) {
      for (const [counted, cases] of casesOf(found, 'plural')) {
        const inflected = cases.filter((it) => !it.startsWith('='));
        assert.deepEqual(inflected.length === 1 ? ['other'] : [...forms].sort(), inflected.sort(), `${key}, ${counted}`);
      }
    }
  });
}

test('Arabic counts in six forms, Russian in four: the rule above is not an empty one', () => {
  const formsIn = (tag) => casesOf(slotsIn(parsePattern(catalogues.get(tag).messages['finder.found'])), 'plural')[0][1].filter((it) => !it.startsWith('='));
  assert.deepEqual(formsIn('ar').sort(), ['few', 'many', 'one', 'other', 'two', 'zero']);
  assert.deepEqual(formsIn('ru').sort(), ['few', 'many', 'one', 'other']);
});

test('a text that is the same in English is so on purpose', () => {
  const isWord = (text) => /[a-z]{3}/.test(text.replace(/\{[^}]*\}/g, ''));
  for (const [tag, { messages }] of catalogues) {
    const same = Object.keys(messages).filter((key) => messages[key] === english.messages[key] && isWord(messages[key]));
    const most = tag === 'en' ? Infinity : tag === 'fr' ? 40 : tag === 'es' ? 12 : 2;
    assert.ok(same.length <= most, `${tag}: ${same.join(', ')}`);
  }
});

test('a Russian count that ends in one is still a count of several', () => {
  const { locale, messages } = catalogues.get('ru');
  const catalogue = new Catalogue(messages, locale);
  const told = (count) => catalogue.text('device.packets', { count, list: '' }).trim();

  assert.notEqual(told(1), told(2));
  assert.deepEqual([21, 31, 101].map(told), [2, 2, 2].map(told));
});
