/**
 * A probe's sending side, from docs/protocol.md alone: what the tests report goes in by the same door as everybody's,
 * over TLS with the pinned authority, and is judged like everybody's.
 */

import { createHash, randomBytes } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { request } from 'node:https';

/** The largest window a collector accepts is 2^20 octets; the size must stand in the frame. */
function compress(text) {
  const octets = Buffer.from(text);
  const words = ['-q', '-3', '--check', '--zstd=wlog=20', `--stream-size=${octets.length}`, '-c'];
  return execFileSync('zstd', words, { input: octets, maxBuffer: 1 << 24 });
}

/** In the certificate instead of ::1: Node 18 takes no IPv6 address for an identity (its check makes an empty name of it). */
export const kCollectorName = 'collector.example.test';

export function post(address, headers, body, ca) {
  return new Promise((done, failed) => {
    const how = { method: 'POST', headers, ca, servername: kCollectorName, minVersion: 'TLSv1.3', timeout: 30_000 };
    const sent = request(address, how, (answer) => {
      const pieces = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('end', () => done({ status: answer.statusCode, text: Buffer.concat(pieces).toString() }));
    });
    sent.on('timeout', () => sent.destroy(new Error('the collector does not answer')));
    sent.on('error', failed);
    sent.end(body);
  });
}

export class Probe {
  /** @param {{name: string, token: string, url: string, ca: string}} identity */
  constructor(identity) {
    this.identity = identity;
    this.stream = randomBytes(16).toString('hex');
    this.seq = 0;
    this.previous = '';
  }

  /** Sends lines as one sealed batch; returns once the collector says that they are in its ledger. */
  async send(lines) {
    const { name, token, url, ca } = this.identity;
    this.seq += 1;
    const header = {
      schema: 1, kind: 'header', probe: name, stream: this.stream, seq: this.seq, sealed: new Date().toISOString(),
      results: lines.length, boot_id: 'browser-tests', software: 'sextant-browser-tests/1', previous_sha256: this.previous,
    };
    const batch = compress([JSON.stringify(header), ...lines].map((line) => `${line}\n`).join(''));
    const digest = createHash('sha256').update(batch).digest('hex');
    const headers = {
      Authorization: `Bearer ${token}`, 'Content-Type': 'application/x-ndjson', 'Content-Encoding': 'zstd',
      'Sextant-Probe': name, 'Sextant-Digest': `sha-256=${digest}`, 'Content-Length': batch.length,
    };
    const answer = await post(`${url}/v1/batches/${this.stream}/${this.seq}`, headers, batch, ca);
    if (answer.status !== 200) {
      throw new Error(`the collector refused batch ${this.seq} of ${name}: ${answer.status} ${answer.text}`);
    }
    this.previous = digest;
  }
}
