/** A table that is opened from a page is opened by a spreadsheet: names from elsewhere must not come to it as formulas. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';

import { paths } from '../../collector/web/base/api.js';

const kRoot = new URL('../../collector/', import.meta.url);
const kPages = ['web/', 'serve/page/'];

const files = kPages.flatMap((folder) =>
  readdirSync(new URL(folder, kRoot), { withFileTypes: true })
    .flatMap((it) => (it.isDirectory() ? readdirSync(new URL(`${folder}${it.name}/`, kRoot)).map((name) => `${folder}${it.name}/${name}`) : [folder + it.name]))
    .filter((name) => /\.(js|html)$/.test(name)),
);
const written = files.flatMap((name) => [...readFileSync(new URL(name, kRoot), 'utf8').matchAll(/\/api\/[^\s'"`]*\.csv[^\s'"`]*/g)].map(([link]) => ({ name, link })))
  .filter(({ link }) => !link.includes('${'));
const made = Object.entries(paths)
  .map(([name, path]) => ({ name, link: path('KE', 'KE') }))
  .filter(({ link }) => link.includes('.csv'));
const links = [...written, ...made];

test('every link to a table asks for the form that is safe in a spreadsheet', () => {
  assert.ok(written.length >= 3 && made.length >= 4, `${written.length} and ${made.length} links: this test would prove nothing`);
  assert.deepEqual(links.filter(({ link }) => !/[?&]excel=1$/.test(link)), []);
});
