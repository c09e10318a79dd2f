import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { allMessages } from './all_messages.mjs';
import { kSectors } from '../../collector/web/parts/target_filter.js';

const kRoot = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, kRoot), 'utf8');
const english = allMessages('en');
const schemas = JSON.parse(read('docs/generated/openapi.json')).components.schemas;

const scripts = readdirSync(new URL('collector/web/', kRoot), { withFileTypes: true })
  .flatMap((entry) =>
    entry.isDirectory()
      ? readdirSync(new URL(`collector/web/${entry.name}/`, kRoot)).map((name) => `${entry.name}/${name}`)
      : [entry.name],
  )
  .filter((name) => name.endsWith('.js'));
const sources = scripts.map((name) => read(`collector/web/${name}`)).join('\n');

/** Keys written out, and the beginnings of those that are put together: say('a.b'), say(`a.${b}`), sayWord('a', b). */
const written = [...sources.matchAll(/'((?:[a-z_0-9]+\.)+[a-z_0-9]+)'/g)]
  .map(([, key]) => key)
  .filter((key) => !/\.(js|json|css)$/.test(key));
const families = [
  ...sources.matchAll(/say(?:Parts)?\(`([a-z_]+)\.\$\{/g),
  ...sources.matchAll(/say(?:Parts)?\(`([a-z]+\.[a-z]+_)\$\{/g),
  ...sources.matchAll(/sayWord\('([a-z_]+)'/g),
  ...sources.matchAll(/options\('([a-z_]+)'/g),
].map(([, family]) => family);

test('every key that a script writes out is in the catalogue', () => {
  const said = [...sources.matchAll(/say(?:Parts)?\('([^']+)'/g)].map(([, key]) => key);
  assert.ok(said.length > 100);
  assert.deepEqual(
    said.filter((key) => !(key in english.messages)),
    [],
  );
});

test('every message is used', () => {
  const isUsed = (key) =>
    written.includes(key) ||
    key === 'brand' ||
    families.some((family) => key.startsWith(family.includes('.') ? family : `${family}.`));
  assert.deepEqual(
    Object.keys(english.messages).filter((key) => !isUsed(key)),
    [],
  );
});

test('every word of the closed lists of the API has a text', () => {
  const lists = {
    state: 'State',
    cause: 'Cause',
    outcome: 'Outcome',
    level: 'Level',
    owner: 'Owner',
    tier: 'Tier',
    flag: 'Flag',
  };
  for (const [family, schema] of Object.entries(lists)) {
    for (const word of schemas[schema].enum) {
      assert.ok(`${family}.${word}` in english.messages, `${family}.${word}`);
    }
  }
  for (const state of schemas.State.enum) {
    assert.ok(`state_means.${state}` in english.messages, state);
  }
});

test('the sectors offered are those of the API, each with a text', () => {
  const described = JSON.parse(read('docs/generated/openapi.json')).paths['/api/v1/targets'].get.parameters.find(
    ({ name }) => name === 'sector',
  );
  assert.deepEqual([...kSectors].sort(), [...described.schema.enum].sort());
  kSectors.forEach((sector) => assert.ok(`sector.${sector}` in english.messages, sector));
});

test('no script holds a sentence of its own', () => {
  const code = sources.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '').replace(/new \w*Error\([^;]*;/g, '');
  const sentences = [...code.matchAll(/'([A-Z][a-z]+ [a-z][^']*)'|`([A-Z][a-z]+ [a-z][^`]*)`/g)].map(([text]) => text);
  assert.deepEqual(sentences, []);
});
