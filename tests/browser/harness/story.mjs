/**
 * What the collector under test has to tell: the laboratory's own day as it was measured; some days before it, made of
 * the same evidence, on which some services of the first country were in another state; and a country whose frame is
 * hostile. Only the days and the frame are made up; whatever is shown was judged by the collector from real evidence.
 */

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { tellExperience } from './experience.mjs';
import { frameText } from './frame_text.mjs';
import { tellNetworks } from './networks.mjs';

const kDay = 86_400_000;
export const kCountry = 'KE';
export const kProbes = ['home-1', 'home-2', 'abroad-1'];
const kBroken = 'home-broken';

/** A frame that tries to be markup wherever a frame may hold text. */
export const kHostile = {
  country: 'AA',
  title: '"><script>document.title="owned"</script>',
  organisation: '<img src=x onerror="document.title=`owned`">',
  domain: 'hostile.example.test',
  late: 'late.example.test',
};

const hostileFrame = () =>
  frameText(kHostile.country, kHostile.title, [kHostile.domain, kHostile.late].map((domain) => ({ domain, organisation: kHostile.organisation })));

/** Every result of the ledger, as the probe sent it, with what it is about. */
export function resultsIn(collector) {
  const lines = collector.run('ledger', 'export').split('\n').filter((line) => line.startsWith('{"schema":1,"kind":"result"'));
  return lines.map((line) => {
    const { task, vantage } = JSON.parse(line).evidence;
    return { line, domain: task.target.domain, country: task.target.country, probe: vantage.probe };
  });
}

const newestRound = (results) => results.map(({ line }) => JSON.parse(line).evidence.task.round).sort().at(-1);

/** What a probe said of its own line when it had no result to tell. */
function ownLines(collector, probe) {
  const lines = collector.run('ledger', 'export').split('\n').filter((line) => line.startsWith('{"schema":1,"kind":"vantage"'));
  return lines.filter((line) => JSON.parse(line).vantage.probe === probe);
}

/** The same evidence under another name. Raw replies keep the old one: nothing is judged from them. */
export function renamed(line, from, to, country) {
  const result = JSON.parse(line.replaceAll(from, to));
  if (country) {
    result.evidence.task.target = { ...result.evidence.task.target, country, organisation: 'x' };
  }
  return JSON.stringify(result);
}

/** The same evidence, whole days earlier. */
const daysAgo = (line, days) =>
  line
    .replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/g, (time) => new Date(Date.parse(`${time}Z`) - days * kDay).toISOString().slice(0, 19))
    .replace(/"round":"(\d{4}-\d\d-\d\d)"/, (_, day) => `"round":"${new Date(Date.parse(day) - days * kDay).toISOString().slice(0, 10)}"`);

/** Days before the recorded one. Three rounds in a row change a public state (hysteresis_rounds): these are the two last and today's. */
const kPast = [5, 4, 3, 2, 1];
const kOtherwise = 3;

/** Recipient to donor: two that work today had none or a dead address, one that is broken today worked. */
async function otherStates(collector) {
  const { targets } = await collector.api(`targets?country=${kCountry}&limit=1000`);
  const inState = (state) => targets.filter((it) => it.state === state).map((it) => it.domain);
  const [good, other, another] = inState('operational');
  const [broken] = inState('broken');
  const [absent] = inState('absent');
  return new Map([[good, absent], [other, broken], [broken, another]]);
}

/** One more probe, whose own IPv6 is broken: it has nothing to say of any service, but its gates have a history. */
async function tellBroken(collector) {
  const lines = ownLines(collector, kBroken);
  const probe = collector.probe(kBroken);
  for (const days of kPast) {
    await probe.send(lines.map((line) => daysAgo(line, days)));
  }
}

async function tellPast(collector, results) {
  const donors = await otherStates(collector);
  for (const name of kProbes) {
    const own = results.filter((it) => it.country === kCountry && it.probe === name);
    const byDomain = new Map(own.map((it) => [it.domain, it.line]));
    const lineOf = ({ domain, line }, days) => {
      const donor = days >= kOtherwise ? donors.get(domain) : undefined;
      return donor ? renamed(byDomain.get(donor), donor, domain) : line;
    };
    const probe = collector.probe(name);
    for (const days of kPast) {
      await probe.send(own.map((it) => daysAgo(lineOf(it, days), days)));
    }
  }
}

/** A country with nobody's data in it but one result, of a target that is called as it pleases. */
async function tellHostile(collector, results) {
  const file = join(collector.folder, 'hostile.toml');
  writeFileSync(file, hostileFrame());
  collector.run('frame', 'import', file);
  await collector.probe(kProbes[0]).send([resultFor(kHostile.domain, results)]);
  await collector.eventually('the hostile target is judged', async () => {
    const { targets } = await collector.api(`targets?country=${kHostile.country}`);
    return targets.some((it) => it.state !== 'unknown');
  });
}

/** One more result about a target of the hostile country, not sent yet: the evidence of a target that was measured. */
export function resultFor(domain, results) {
  const measured = results.find((it) => it.probe === kProbes[0] && it.country === kCountry);
  return renamed(measured.line, measured.domain, domain, kHostile.country);
}

/** A home router as it was recorded, and under the name of its next firmware another recording of it. */
export const kFirmwares = ['12', '13'];

async function tellDevices(collector) {
  const captures = join(collector.where.root, 'tests', 'probe', 'cpe', 'captures');
  const next = join(collector.folder, 'next-firmware');
  cpSync(join(captures, 'dhcpcd-dnsmasq-outage-renumber'), next, { recursive: true });
  const manifest = join(next, 'run.json');
  writeFileSync(manifest, readFileSync(manifest, 'utf8').replace('"firmware": "12"', `"firmware": "${kFirmwares[1]}"`));
  for (const folder of [join(captures, 'dhcpcd-dnsmasq-steady'), join(captures, 'dhcpcd-dnsmasq-security'), next]) {
    collector.submit(folder, kProbes[0]);
  }
  await collector.eventually('the routers are there', async () => (await collector.api('devices')).devices.length === kFirmwares.length);
}

/** @param {import('./collector.mjs').Collector} collector @param {{hostile: boolean}} story */
export async function tell(collector, { hostile }) {
  const results = resultsIn(collector);
  await tellPast(collector, results);
  await tellBroken(collector);
  await tellDevices(collector);
  tellNetworks(collector, newestRound(results));
  if (hostile) {
    await tellHostile(collector, results);
  }
  await collector.eventually('the past is scored', async () => {
    const { scores } = await collector.api(`countries/${kCountry}/history`);
    return scores.length > kPast.length;
  });
  await tellExperience(collector, kCountry);
}
