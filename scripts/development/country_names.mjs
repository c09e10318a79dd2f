/** Writes the names of countries by language: country_names.mjs PACKAGES FOLDER. The verb `dev world` calls it. */

import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [packages, folder] = process.argv.slice(2);
const need = createRequire(join(packages, 'package.json'));
const codes = need('i18n-iso-countries/codes.json').map(([two]) => two);

/** Where the long form says more than the name: "Hong Kong SAR China", "Myanmar (Burma)". */
const kShort = new Set(['HK', 'MM', 'MO', 'PS']);

const languages = readdirSync(join(folder, '..', 'messages')).map((name) => name.slice(0, 2));
mkdirSync(folder, { recursive: true });
for (const tag of languages) {
  const { territories } = need(`cldr-localenames-full/main/${tag}/territories.json`).main[tag].localeDisplayNames;
  const nameOf = (code) => (kShort.has(code) ? territories[`${code}-alt-short`] : null) ?? territories[code];
  const names = Object.fromEntries(codes.filter(nameOf).sort().map((code) => [code, nameOf(code)]));
  writeFileSync(join(folder, `${tag}.json`), `${JSON.stringify(names, null, 0).replaceAll(',"', ',\n"')}\n`);
  console.log(`${folder}/${tag}.json: ${Object.keys(names).length} names`);
}
