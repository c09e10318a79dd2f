/** What is decided before the first paint: theme, language, direction, digits. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import vm from 'node:vm';
import { kLanguages } from '../../collector/web/base/language.js';

const script = readFileSync(new URL('../../collector/web/early.js', import.meta.url), 'utf8');

/** A storage as browsers have it, and one that is forbidden. */
function storageOf(content) {
  const held = new Map(Object.entries(content));
  return { getItem: (name) => held.get(name) ?? null, setItem: (name, value) => held.set(name, value), held };
}

/** Runs the script on a page that is asked for like this. */
function opened({ search = '', local = {}, session = storageOf({}), languages = ['en-GB'], isForbidden = false }) {
  const links = [];
  const world = {
    document: {
      documentElement: { dataset: {}, lang: 'en', dir: 'ltr' },
      createElement: () => ({}),
      head: { append: (link) => links.push(link) },
    },
    location: { search },
    navigator: { languages },
    URLSearchParams,
    get localStorage() {
      assert.ok(!isForbidden, 'forbidden');
      return storageOf(local);
    },
    get sessionStorage() {
      assert.ok(!isForbidden, 'forbidden');
      return session;
    },
  };
  vm.runInNewContext(script, world);
  const { lang, dir, dataset } = world.document.documentElement;
  return { lang, dir, theme: dataset.theme, numerals: dataset.numerals, loaded: links.map(({ href }) => href) };
}

test('the address goes before what was chosen, and that before what the browser prefers', () => {
  const local = { 'sextant.language': 'ru' };
  const languages = ['de', 'es-419', 'fr'];
  assert.equal(opened({ search: '?lang=zh', local, languages }).lang, 'zh');
  assert.equal(opened({ local, languages }).lang, 'ru');
  assert.equal(opened({ languages }).lang, 'es');
  assert.equal(opened({ languages: ['de', 'pt'] }).lang, 'en');
});

test('the language of an address stays for its tab', () => {
  const session = storageOf({});
  opened({ search: '?lang=fr', session });
  assert.equal(opened({ session, local: { 'sextant.language': 'ru' } }).lang, 'fr');
});

test('what is no language of ours is passed over, whatever it is called', () => {
  for (const asked of ['xx', 'constructor', '', '<script>']) {
    assert.equal(opened({ search: `?lang=${encodeURIComponent(asked)}`, languages: ['fr-CA'] }).lang, 'fr', asked);
  }
});

test('Arabic is read from the right, with the digits that were chosen', () => {
  assert.deepEqual(opened({ search: '?lang=ar-u-nu-arab' }), {
    lang: 'ar',
    dir: 'rtl',
    theme: undefined,
    numerals: 'arab',
    loaded: ['/web/messages/ar.json', '/web/names/ar.json', '/web/names/own.json'],
  });
  assert.equal(opened({ languages: ['ar-EG'] }).numerals, '');
});

test('every language is known here, with its direction, and no text but its own is fetched', () => {
  for (const tag of Object.keys(kLanguages)) {
    const { lang, dir, loaded } = opened({ search: `?lang=${tag}` });
    assert.deepEqual([lang, dir, loaded], [tag, tag === 'ar' ? 'rtl' : 'ltr', [`/web/messages/${tag}.json`, `/web/names/${tag}.json`, '/web/names/own.json']]);
  }
});

test('where storage is forbidden the page still finds its language', () => {
  assert.equal(opened({ languages: ['es'], isForbidden: true }).lang, 'es');
});

test('a chosen theme stands, a forged one does not', () => {
  assert.equal(opened({ local: { 'sextant.theme': 'dark' } }).theme, 'dark');
  assert.equal(opened({ local: { 'sextant.theme': 'pink' } }).theme, undefined);
});
