/** Text that would sing if anything became markup or code, put wherever somebody else than us is the author. */

import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { caseStudy, profile } from './experience.mjs';
import { Person, taken } from './person.mjs';
import { kCountry, kHostile, kProbes, renamed, resultsIn } from './story.mjs';

/** It breaks out of attributes and elements, asks another origin for a picture, and says so if it may. @param {string} place */
export const canary = (place) => `zz"'><x-canary><img src=//canary.test/${place} onerror=sung=1><script>sung=1</script>`;

/** Free text of strangers in the evidence: key to the place it is. Names and addresses have a grammar of their own, which ingest asks for. */
const kFree = new Map([
  ['title', 'title'],
  ['greeting_text', 'banner'],
  ['issuer', 'certificate'],
  ['hsts', 'header'],
  ['why_bogus', 'dnssec'],
]);

/** The same value with every text replaced that strangers write as they please. @param {any} value @param {string} [key] @returns {any} */
function poisoned(value, key = '') {
  if (Array.isArray(value)) {
    return value.map((it) => poisoned(it, key));
  }
  if (value === null || typeof value !== 'object') {
    return kFree.has(key) ? canary(kFree.get(key)) : value;
  }
  if (value.type === 16 && 'data' in value) {
    return { ...value, data: canary('txt') };
  }
  const inside = Object.fromEntries(Object.entries(value).map(([name, it]) => [name, poisoned(it, name)]));
  return 'kind' in inside && 'locus' in inside ? { ...inside, detail: canary('failure') } : inside;
}

/** A result of the laboratory in which every stranger sings, as if it were about the hostile country's service. */
function poisonedResult(results) {
  const speaks = ({ line }) => /"failure"/.test(line) && /"greeting_text"/.test(line) && /"title"/.test(line) && /"type":16/.test(line);
  const donor = results.find((it) => it.country === kCountry && it.probe === kProbes[1] && speaks(it));
  const result = JSON.parse(renamed(donor.line, donor.domain, kHostile.domain, kHostile.country));
  const evidence = poisoned(result.evidence);
  evidence.notes = [...(evidence.notes ?? []), canary('note')];
  evidence.task.target.organisation = canary('organisation');
  return JSON.stringify({ ...result, evidence });
}

/** An owner disputes, the operator answers: reasons, names and numbers sing. */
async function dispute(collector) {
  const owner = await Person.added(collector, 'canary-owner', '--role', 'owner', '--domain', 'example.test', '--organisation', canary('by'));
  const letter = JSON.stringify({ target: kHostile.domain, why: canary('why') });
  const { status, told } = await owner.write('/v1/disputes', letter);
  if (status !== 200) {
    throw new Error(`the dispute was refused: ${JSON.stringify(told)}`);
  }
  await collector.eventually('the case is known', async () => (await collector.api(`targets/${kHostile.domain}/corrections`)).corrections.length > 0);
  collector.run('corrections', 'answer', String(told.case), '--finding', 'corrected', '--by', canary('operator'), '--why', canary('answer'), '--numbers', canary('numbers'));
  await collector.eventually('the answer is known', async () => (await collector.api('errata')).errata.length > 0);
}

/** A case study and a profile that passed a careless reviewer. */
async function publish(collector) {
  const { scores } = await collector.api(`countries/${kCountry}/history`);
  const author = await Person.added(collector, 'canary-author', '--role', 'author', '--country', kHostile.country);
  const reviewer = await Person.added(collector, 'canary-reviewer', '--role', 'reviewer', '--country', kHostile.country);
  // Raw HTML in the prose is refused (docs/repository.md); between backticks it is text.
  const texts = Object.fromEntries(['title', 'summary', 'contributor', 'action', 'confounder'].map((it) => [it, canary(`study-${it}`)]));
  const newest = scores.at(-1).window.last;
  const study = caseStudy(kHostile.country, newest, { ...texts, name: 'canary', situation: `\`${canary('study-prose')}\`` });
  const event = { title: canary('event-title'), place: canary('event-place'), audience: canary('event-audience') };
  for (const text of [study, profile(kHostile.country, newest, event)]) {
    const { status, told } = await author.write('/v1/repository/submissions', text);
    if (status !== 200) {
      throw new Error(`a contribution was refused: ${JSON.stringify(told)}`);
    }
    for (const word of ['approve', 'publish']) {
      await taken(collector, word, () => reviewer.write(`/v1/repository/submissions/${told.submission}/${word}`, ''));
    }
  }
  await collector.eventually('both are published', async () => (await collector.api(`repository?country=${kHostile.country}`)).contributions.length === 2);
}

/** A home router whose maker has a strange name. @returns {Promise<string>} its id */
async function bring(collector) {
  const run = join(collector.folder, 'canary-router');
  cpSync(join(collector.where.root, 'tests', 'probe', 'cpe', 'captures', 'dhcpcd-dnsmasq-scarcity'), run, { recursive: true });
  const manifest = join(run, 'run.json');
  const device = { maker: canary('maker'), model: canary('model'), firmware: canary('firmware') };
  writeFileSync(manifest, JSON.stringify({ ...JSON.parse(readFileSync(manifest, 'utf8')), device }));
  const { device: id } = collector.submit(run, kProbes[0]);
  await collector.eventually('the router is there', async () => (await collector.api('devices')).devices.some((it) => it.id === id));
  return id;
}

/** All of it, by everybody's doors. @param {import('./collector.mjs').Collector} collector */
export async function tellCanary(collector) {
  await collector.probe(kProbes[1]).send([poisonedResult(resultsIn(collector))]);
  await collector.eventually('the result is known', async () =>
    (await collector.api(`targets/${kHostile.domain}/evidence`)).results.some(({ probe }) => probe === kProbes[1]));
  const device = await bring(collector);
  await publish(collector);
  await dispute(collector);
  return { device };
}
