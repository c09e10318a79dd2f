import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Catalogue } from '../../collector/web/base/catalogue.js';
import { parsePattern } from '../../collector/web/base/pattern.js';

const catalogueOf = (text, locale = 'en') => new Catalogue({ it: text }, locale);

test('a plain message is itself, a missing one shows its key', () => {
  assert.equal(catalogueOf("the owner's word").text('it'), "the owner's word");
  assert.equal(catalogueOf('').text('other'), 'other');
});

test('values stand where the braces were, numbers as the language writes them', () => {
  assert.equal(catalogueOf('{a} of {b}').text('it', { a: 1234, b: 'x' }), '1,234 of x');
  assert.equal(catalogueOf('{a}', 'de').text('it', { a: 1234.5 }), '1.234,5');
  assert.equal(catalogueOf('{a}').text('it'), '{a}');
});

test('a plural follows the language, an exact number goes before it', () => {
  const days = catalogueOf('{n, plural, =0 {none} one {# day} other {# days}}');
  assert.deepEqual(
    [0, 1, 2, 1000].map((n) => days.text('it', { n })),
    ['none', '1 day', '2 days', '1,000 days'],
  );
  const russian = catalogueOf('{n, plural, one {# день} few {# дня} many {# дней} other {# дня}}', 'ru');
  assert.deepEqual(
    [1, 3, 5, 21].map((n) => russian.text('it', { n })),
    ['1 день', '3 дня', '5 дней', '21 день'],
  );
});

test('a select takes the case that is named, else the other', () => {
  const proved = catalogueOf('{it, select, true {proved} other {not proved}}, {n}');
  assert.equal(proved.text('it', { it: 'true', n: 'x' }), 'proved, x');
  assert.equal(proved.text('it', { it: 'no', n: 'x' }), 'not proved, x');
});

test('a plural can hold a value of its own inside', () => {
  assert.equal(catalogueOf('{n, plural, one {# of {all}} other {# in {all}}}').text('it', { n: 2, all: 9 }), '2 in 9');
});

test('a number sign outside a plural is a number sign', () => {
  assert.equal(catalogueOf('batch #{n}').text('it', { n: 3 }), 'batch #3');
});

test('pieces keep what is no text, so that a link can stand in a sentence', () => {
  const link = { tag: 'a' };
  assert.deepEqual(catalogueOf('see {link}.').parts('it', { link }), ['see ', link, '.']);
});

test('where text runs from the right, a name from elsewhere is isolated, a number is not', () => {
  const arabic = new Catalogue({ it: '{name}: {n}' }, 'ar-u-nu-arab', 'rtl');
  assert.equal(arabic.text('it', { name: 'www.example.test', n: 12 }), '\u2068www.example.test\u2069: ١٢');
});

test('a message named like a property of every object is not found by accident', () => {
  assert.equal(new Catalogue({}, 'en').has('constructor'), false);
});

test('what a translator mistyped is refused with its place', () => {
  for (const text of ['{', '{a', 'a}', '{n, plural, one {x}}', '{n, number}', '{n, plural, other {x}', '{}']) {
    assert.throws(() => parsePattern(text), SyntaxError, text);
  }
});
