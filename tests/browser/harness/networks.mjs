/** What registries and those who count users would tell of the countries in the story: made up, the same each time. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const kDay = 86_400_000;
const kRegistries = { afrinic: ['EG', 'KE', 'SN'], apnic: ['JP', 'MY'], arin: ['CA', 'US'], lacnic: ['BR'], ripencc: ['FR', 'KZ', 'SA'] };
const kFirst = { afrinic: '2c00', apnic: '2400', arin: '2600', lacnic: '2800', ripencc: '2a00' };
/** A country's holders began in these years; a holder has IPv6 from its third year on where its number is even. */
const kYears = [2006, 2009, 2012, 2015, 2018, 2020, 2022, 2024];

const before = (day, days) => new Date(Date.parse(day) - days * kDay).toISOString().slice(0, 10);
const compact = (day) => day.replaceAll('-', '');

/** What one holder had by a year. */
function recordsOf({ registry, country, place, number, year }, until) {
  const holder = `${country.toLowerCase()}-${number}`;
  const line = (type, start, value, since) => `${registry}|${country}|${type}|${start}|${value}|${since}0301|allocated|${holder}`;
  const octet = 20 + place * 8 + number;
  return [
    line('asn', 64512 + place * 8 + number, 1, year),
    line('ipv4', `100.${octet}.0.0`, 16384 << (number % 3), year),
    ...(number % 2 === 0 && year + 3 <= until ? [line('ipv6', `${kFirst[registry]}:${octet.toString(16)}00::`, number === 0 ? 29 : 32, year + 3)] : []),
  ];
}

const kCountries = Object.values(kRegistries).flat().sort();
/** Some had more holders than others, and sooner. */
const yearsOf = (place, until) => kYears.slice(place % 4).filter((year) => year <= until);

/** What changed hands between the two days: one block went over the ocean, one was given back. */
const movedBy = (registry, isNow) => [
  ...(registry === (isNow ? 'arin' : 'ripencc') ? [`${registry}|${isNow ? 'US' : 'FR'}|ipv4|100.200.0.0|65536|20100301|allocated|moved`] : []),
  ...(registry === 'apnic' && !isNow ? ['apnic|JP|ipv4|100.210.0.0|16384|20100301|allocated|returned'] : []),
];

/** A delegated-extended file of one registry as it was on a day. */
function delegated(registry, day, isNow) {
  const until = Number(day.slice(0, 4));
  const held = kRegistries[registry].flatMap((country) => {
    const place = kCountries.indexOf(country);
    return yearsOf(place, until).flatMap((year, number) => recordsOf({ registry, country, place, number, year }, until));
  });
  const lines = [...held, ...movedBy(registry, isNow)];
  const sums = ['asn', 'ipv4', 'ipv6'].map((type) => `${registry}|*|${type}|*|${lines.filter((it) => it.includes(`|${type}|`)).length}|summary`);
  return [`2|${registry}|${compact(day)}|${lines.length}|20060101|${compact(day)}|+0000`, ...sums, ...lines, ''].join('\n');
}

/** Two who count, not quite of one mind. */
function users(day) {
  const shares = kCountries.flatMap((country, place) => [
    `meter,${country},${day},${(0.08 + place * 0.05).toFixed(3)}`,
    `counter,${country},${day},${(0.1 + place * 0.05).toFixed(3)}`,
  ]);
  return ['source,country,date,share', ...shares, ''].join('\n');
}

/** @param {import('./collector.mjs').Collector} collector @param {string} day of the newest files */
export function tellNetworks(collector, day) {
  const folder = join(collector.folder, 'networks-told');
  mkdirSync(folder);
  const write = (name, text) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const files = Object.keys(kRegistries).flatMap((registry) => [before(day, 800), day].map((it) => write(`${registry}-${it}.txt`, delegated(registry, it, it === day))));
  collector.run('networks', 'import', 'delegated', ...files);
  collector.run('networks', 'import', 'users', write('users.csv', users(day)));
}
