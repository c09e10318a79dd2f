/**
 * The collector under test as if it had measured every nation for years: two of its answers are made up, in the shape and with
 * as many digits as it gives its own; all else is its own, octet for octet, so that what is weighed is what goes over the wire.
 */

import { createServer, request } from 'node:http';
import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import { api, base } from './page.mjs';
import { kCountry } from './story.mjs';

export const kNations = 193;
const kDays = 1000;
const kDay = 86_400_000;
const names = JSON.parse(readFileSync(new URL('../../../collector/web/names/en.json', import.meta.url), 'utf8'));
const codes = Object.keys(names.countries ?? names).filter((it) => /^[A-Z]{2}$/.test(it)).slice(0, kNations);

const isFraction = (it) => typeof it === 'number' && !Number.isInteger(it);
const decimalsOf = (it) => (Array.isArray(it) || (it !== null && typeof it === 'object') ? Math.max(0, ...Object.values(it).map(decimalsOf)) : isFraction(it) ? String(it).split('.')[1].length : 0);

/** Other figures with as many digits; what is not known stays so. */
function varied(it, decimals) {
  if (Array.isArray(it)) {
    return it.map((part) => varied(part, decimals));
  }
  if (it !== null && typeof it === 'object') {
    return Object.fromEntries(Object.entries(it).map(([name, part]) => [name, varied(part, decimals)]));
  }
  return isFraction(it) ? Number(Math.random().toFixed(decimals)) : Number.isInteger(it) ? Math.floor(Math.random() * 2 * (it + 10)) : it;
}

/** A pillar that the laboratory has nothing of is measured somewhere. */
const measured = (nation) => ({ ...nation, pillars: Object.fromEntries(Object.keys(nation.pillars).map((id) => [id, { value: 0.5001, low: 0.2501, high: 0.7501, coverage: 0.9001 }])) });

async function nations() {
  const { countries } = await api('countries');
  const decimals = decimalsOf(countries);
  const template = measured(countries.find(({ country }) => country === kCountry));
  return {
    schema: 1,
    countries: codes.map((country) => ({ ...varied(template, decimals), country, title: `Public services of ${country}`, frame_sha256: randomBytes(32).toString('hex') })),
  };
}

async function history() {
  const { scores } = await api(`countries/${kCountry}/history`);
  const decimals = decimalsOf(scores);
  const [last] = scores.slice(-1);
  const day = (i, back) => new Date(Date.parse(last.window.last) - (kDays - 1 - i + back) * kDay).toISOString().slice(0, 10);
  const time = () => new Date(Math.floor(Math.random() * kDay)).toISOString().slice(11, 19);
  return Array.from({ length: kDays }, (_, i) => ({ ...varied(last, decimals), as_of: `${day(i, 0)}T${time()}Z`, window: { first: day(i, 27), last: day(i, 0) } }));
}

const evenly = (rows, most) => (rows.length <= most ? rows : Array.from({ length: most }, (_, i) => rows[Math.floor((i * (rows.length - 1)) / (most - 1))]));

function answer(response, document) {
  response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
  response.end(gzipSync(JSON.stringify(document)));
}

function pass(asked, response) {
  const { hostname, port } = new URL(base);
  const onward = request({ hostname: hostname.replace(/[[\]]/g, ''), port, path: asked.url, method: asked.method, headers: { ...asked.headers, host: new URL(base).host } }, (got) => {
    response.writeHead(got.statusCode, got.headers);
    got.pipe(response);
  });
  onward.on('error', () => response.destroy());
  response.on('close', () => onward.destroy());
  asked.pipe(onward);
}

/** @returns {Promise<{base: string, close: () => void}>} */
export async function wholeWorld() {
  const [list, days] = [await nations(), await history()];
  const server = createServer((asked, response) => {
    const { pathname, searchParams } = new URL(asked.url, base);
    if (pathname === '/api/v1/countries') {
      answer(response, list);
    } else if (pathname === `/api/v1/countries/${kCountry}/history`) {
      answer(response, { schema: 1, country: kCountry, scores: evenly(days, Number(searchParams.get('points') ?? kDays)) });
    } else {
      pass(asked, response);
    }
  }).listen(0, '::1');
  await once(server, 'listening');
  return {
    base: `http://[::1]:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
