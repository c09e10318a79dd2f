/** The collector under test: the real program, on ::1 alone, on a copy of a ledger that was measured in the laboratory. */

import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { kCollectorName, Probe } from './probe.mjs';

const kReadyMs = 60_000;

async function freePort() {
  const server = createServer().listen(0, '::1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

const settings = (folder, root, ports) => `
[data]
directory = "${folder}/data"
[ingest]
listen = ["[::1]:${ports.ingest}"]
[serve]
listen = ["[::1]:${ports.serve}"]
[methodology]
file = "${root}/config/methodologies/irs-1.toml"
[score]
interval = "1s"
[log]
level = "warning"
`;

export class Collector {
  /** @param {{program: string, recording: string, root: string}} where @param {object} [raised] one that another process has raised */
  constructor(where, raised = {}) {
    this.where = where;
    this.folder = raised.folder ?? mkdtempSync(join(tmpdir(), 'sextant-browser-'));
    Object.assign(this, raised);
    this.config = join(this.folder, 'collector.toml');
    this.log = join(this.folder, 'log.txt');
  }

  /** One verb of the program, to its end. */
  run(...words) {
    const command = [...words, '--config', this.config];
    return execFileSync(this.where.program, command, { encoding: 'utf8', timeout: 120_000, maxBuffer: 1 << 28 });
  }

  /** The ledger's copy gets an index and a certificate of its own. */
  async prepare() {
    const [ingest, serve] = [await freePort(), await freePort()];
    this.ingest = `https://[::1]:${ingest}`;
    this.page = `http://[::1]:${serve}`;
    mkdirSync(join(this.folder, 'data'));
    cpSync(join(this.where.recording, 'ledger'), join(this.folder, 'data', 'ledger'), { recursive: true });
    writeFileSync(this.config, settings(this.folder, this.where.root, { ingest, serve }));
    this.run('init', '--name', kCollectorName, '--name', '::1');
    this.run('rejudge');
  }

  async start() {
    const log = openSync(this.log, 'a');
    this.process = spawn(this.where.program, ['serve', '--config', this.config], { stdio: ['ignore', log, log] });
    await this.eventually('the collector is ready', async () => (await fetch(`${this.page}/readyz`)).ok);
  }

  /** Asks again until it is so: a socket that does not answer yet is no failure before the deadline. */
  async eventually(what, ask) {
    const deadline = Date.now() + kReadyMs;
    while (!(await ask().catch(() => false))) {
      if (Date.now() > deadline || this.process?.exitCode != null) {
        throw new Error(`not so after ${kReadyMs / 1000} s: ${what}\n${readFileSync(this.log, 'utf8').slice(-2000)}`);
      }
      await pause(50);
    }
  }

  async api(path) {
    const answer = await fetch(`${this.page}/api/v1/${path}`);
    if (!answer.ok) {
      throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    }
    return answer.json();
  }

  /** A probe of the recording, with the token it had there. */
  probe(name) {
    const token = readFileSync(join(this.where.recording, 'tokens', name), 'utf8').trim();
    const ca = readFileSync(join(this.folder, 'data', 'tls', 'ca.pem'), 'utf8');
    return new Probe({ name, token, url: this.ingest, ca });
  }

  /** A recorded run of a home router, brought as a laboratory brings it. */
  submit(folder, name) {
    const program = join(this.where.program, '..', '..', 'probe', 'cpe', 'sextant-cpe');
    const token = join(this.where.recording, 'tokens', name);
    const ca = join(this.folder, 'data', 'tls', 'ca.pem');
    const words = ['submit', folder, '--collector', this.ingest, '--token-file', token, '--ca', ca, '--json'];
    return JSON.parse(execFileSync(program, words, { encoding: 'utf8', timeout: 60_000 }));
  }

  /** 143 is how it says that it was asked to end (`--help`); a sanitizer's finding says otherwise. */
  async stop() {
    if (this.process && this.process.exitCode === null) {
      this.process.kill('SIGTERM');
      await once(this.process, 'exit');
    }
    const said = readFileSync(this.log, { encoding: 'utf8', flag: 'a+' });
    rmSync(this.folder, { recursive: true });
    if (this.process && this.process.exitCode !== 143) {
      throw new Error(`the collector ended with ${this.process.exitCode}\n${said.slice(-4000)}`);
    }
  }
}
