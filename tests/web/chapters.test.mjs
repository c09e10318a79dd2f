/** A text of a chapter is there only for views that load the chapter: a key that is said without it shows itself. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

const kWeb = new URL('../../collector/web/', import.meta.url);
const read = (path) => readFileSync(new URL(path, kWeb), 'utf8');
const json = (path) => JSON.parse(read(path));

const everywhere = Object.keys(json('messages/en.json').messages);
const chapters = new Map(readdirSync(new URL('chapters/', kWeb)).map((name) => [name, Object.keys(json(`chapters/${name}/en.json`))]));

/** What a module imports at once, and what that imports; types are no imports. */
function importedBy(path, seen = new Set()) {
  if (!seen.has(path)) {
    seen.add(path);
    for (const [, from] of read(path).matchAll(/from '(\.[^']+)'/g)) {
      importedBy(new URL(from, new URL(path, kWeb)).href.slice(kWeb.href.length), seen);
    }
  }
  return [...seen];
}

const namedIn = (text) => [...text.matchAll(/'(\w+)'/g)].map(([, name]) => name);
/** Those of a report, on the screen and on paper, and of a letter on paper. */
const ofReports = namedIn(/kReportChapters = (.*)/.exec(read('report/national.js'))[1]);
const kOwn = { 'views/report.js': ofReports, 'report/print.js': [...ofReports, 'letter'] };

/** What is said of each view by the table in main.js. */
const views = [
  ...[...read('main.js').matchAll(/^.*import\('\.\/(views\/\w+\.js)'\)(.*)$/gm)].map(([, path, rest]) => ({ path, loaded: [...namedIn(rest), ...(kOwn[path] ?? [])] })),
  { path: 'report/print.js', loaded: kOwn['report/print.js'] },
];

/** Parts that load a chapter of their own before they say anything of it. */
const ownChapters = (source) => [...source.matchAll(/chapter\('(\w+)'\)/g)].map(([, name]) => name);
const kLoadedByItself = { 'charts/map.js': ['map'] };

/** @param {string} path @param {string[]} loaded */
function missingIn(path, loaded) {
  const source = read(path);
  const there = new Set([...everywhere, ...[...loaded, ...ownChapters(source), ...(kLoadedByItself[path] ?? [])].flatMap((name) => chapters.get(name))]);
  const said = [...source.matchAll(/say(?:Parts)?\('([^']+)'/g)].map(([, key]) => key).filter((key) => !there.has(key));
  const families = [...source.matchAll(/sayWord\('(\w+)'/g)].map(([, family]) => family);
  return [...said, ...families.filter((family) => ![...there].some((key) => key.startsWith(`${family}.`)))];
}

test('every view is known here with its chapters', () => {
  assert.ok(views.length > 20);
  assert.deepEqual(views.flatMap(({ loaded }) => loaded).filter((name) => !chapters.has(name)), []);
});

for (const { path, loaded } of views) {
  test(`${path} loads the chapter of every text that it or its parts say`, () => {
    const missing = importedBy(path).flatMap((module) => missingIn(module, loaded).map((key) => `${module}: ${key}`));

    assert.deepEqual(missing, []);
  });
}
