/** Somebody with a token, who writes to the collector where docs/repository.md and docs/corrections.md say. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { post } from './probe.mjs';

export class Person {
  /** @param {import('./collector.mjs').Collector} collector @param {string} name @param {...string} words of `person add` */
  static async added(collector, name, ...words) {
    const person = new Person(collector, collector.run('person', 'add', name, ...words).trim());
    // The index follows the ledger: until then the token is nobody's.
    await collector.eventually(`${name} is known`, async () => (await person.write('/v1/repository/submissions', '')).status !== 401);
    return person;
  }

  /** @param {import('./collector.mjs').Collector} collector @param {string} token */
  constructor(collector, token) {
    this.url = collector.ingest;
    this.token = token;
    this.ca = readFileSync(join(collector.folder, 'data', 'tls', 'ca.pem'), 'utf8');
  }

  /** @param {string} path @param {string} body @returns {Promise<{status: number, told: any}>} */
  async write(path, body) {
    const headers = { Authorization: `Bearer ${this.token}`, 'Content-Length': Buffer.byteLength(body) };
    const { status, text } = await post(`${this.url}${path}`, headers, body, this.ca);
    return { status, told: text === '' ? null : JSON.parse(text) };
  }
}

/**
 * Until it is taken: a step that follows another at once is out of turn for as long as the index does not hold the other.
 * @param {import('./collector.mjs').Collector} collector @param {string} what @param {() => Promise<{status: number}>} write
 */
export const taken = (collector, what, write) => collector.eventually(what, async () => (await write()).status === 200);
