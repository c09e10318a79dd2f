/** What laboratories found of home routers. Pure. */

import { takenApart } from './reasons.js';

/**
 * @typedef {object} Row
 * @property {string} row          as the catalogue numbers it
 * @property {string} requirement
 * @property {string} document
 * @property {string} level
 * @property {string} verdict      a key of messages
 * @property {string} reason
 * @property {number[]} packets
 * @property {boolean} dissent
 */

/** "NOT-OBSERVED" as a key of messages: not_observed. @param {string | null} verdict */
export const verdictKey = (verdict) => (verdict ?? 'not_observed').toLowerCase().replace(/[^a-z]/g, '_');

/** @type {[string, RegExp][]} */
const kCitations = [
  ['citation.section', /^(?<document>RFC \d+) section (?<section>[\d.]+)$/],
  ['citation.sections', /^(?<document>RFC \d+) sections (?<first>[\d.]+) and (?<second>[\d.]+)$/],
  ['citation.rule', /^(?<document>RFC \d+) (?<rule>REC-\d+)$/],
  ['citation.parity', /^parity with IPv4$/],
  ['citation.monitoring', /^monitoring$/],
];

/** Where the catalogue says that a requirement stands, so that any language can say it. @param {string} text */
export const citationOf = (text) => takenApart(kCitations, text);

/** What a reader looks for first: what fails, then what is not told, and last what nobody saw. */
const kOrder = ['fail', 'warn', 'withheld', 'pass', 'info', 'n_a', 'not_observed'];

/** @param {any} device @returns {Row[]} */
export const rowsOf = ({ rows }) =>
  rows.map((/** @type {any} */ it) => ({
    row: it.row,
    requirement: it.requirement,
    document: it.document,
    level: it.level,
    verdict: verdictKey(it.verdict),
    reason: it.reason,
    packets: it.packets,
    dissent: it.dissent,
  }));

/**
 * Rows by verdict, the gravest first; within one as the catalogue has them. Verdicts that no row has are left out.
 * @param {Row[]} rows @returns {{verdict: string, rows: Row[]}[]}
 */
export const byVerdict = (rows) =>
  kOrder
    .map((verdict) => ({ verdict, rows: rows.filter((it) => it.verdict === verdict) }))
    .filter(({ rows }) => rows.length > 0);

/**
 * How many rows have which verdict, in the same order.
 * @param {Record<string, number>} counts @returns {{verdict: string, count: number}[]}
 */
export const countsOf = (counts) =>
  kOrder
    .map((verdict) => ({
      verdict,
      count: Object.entries(counts).find(([word]) => verdictKey(word) === verdict)?.[1] ?? 0,
    }))
    .filter(({ count }) => count > 0);

/** Other firmwares of the same model. @param {any} device @param {any[]} devices */
export const siblingsOf = (device, devices) =>
  devices.filter((it) => it.id !== device.id && it.maker === device.maker && it.model === device.model);

/** What says nothing of a device: nobody saw it. */
const kSilent = [null, 'NOT-OBSERVED'];

/**
 * Rows of two devices by what they can tell: a verdict on each side can be compared, one alone cannot.
 * @param {any} comparison
 */
export function comparedOf({ rows }) {
  /** @type {Record<'differ' | 'alike' | 'one' | 'none' | 'withheld', any[]>} */
  const groups = { differ: [], alike: [], one: [], none: [], withheld: [] };
  for (const it of rows) {
    const sides = [it.before, it.after];
    const silent = sides.filter((side) => kSilent.includes(side)).length;
    const both = it.change === 'same' ? groups.alike : groups.differ;
    (sides.includes('withheld') ? groups.withheld : [both, groups.one, groups.none][silent]).push(it);
  }
  return groups;
}

/**
 * Requirements that some device was judged by, the least kept first; and those that nobody was.
 * @param {any[]} requirements
 */
export function byShare(requirements) {
  const judged = requirements.filter(({ share, withheld }) => share !== null || withheld > 0);
  return {
    judged: judged.sort((a, b) => (a.share ?? 1) - (b.share ?? 1)),
    others: requirements.length - judged.length,
  };
}
