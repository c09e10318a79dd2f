/** Consensus and single verdicts of one target, folded by check. Pure. */

/** @typedef {{probe: string, verdict: any, attempts: number[]}} Said  what one probe said, once or more times alike */
/**
 * @typedef {object} CheckRow
 * @property {string} check
 * @property {string} area
 * @property {any} home    the consensus from inside the country, or null
 * @property {any} abroad  the consensus from elsewhere, or null
 * @property {any} shown   the one of them that speaks for the target
 * @property {Said[]} probes
 */

/** Areas in the order in which a visitor meets them. */
const kAreas = ['vantage', 'dns', 'web', 'mail', 'security', 'cpe', 'networks'];

/** @param {string} check @returns {string} */
export const areaOf = (check) => check.split('.')[0];

/** Bad news first: the reader came for it. */
const kOutcomes = ['fail', 'partial', 'error', 'not_testable', 'pass', 'not_applicable'];

/** @param {CheckRow} row */
const badness = ({ shown }) => kOutcomes.indexOf(shown.outcome);

/**
 * One row a check: what home said, what abroad said, what each probe said.
 * @param {any} document the answer of /verdicts
 * @returns {CheckRow[]}
 */
export function checksOf(document) {
  /** @type {Map<string, any>} */
  const rows = new Map();
  for (const row of document.consensus ?? []) {
    const known = rows.get(row.check) ?? {
      check: row.check,
      area: areaOf(row.check),
      home: null,
      abroad: null,
      probes: [],
    };
    known[row.in_country ? 'home' : 'abroad'] = row;
    rows.set(row.check, known);
  }
  for (const { probe, attempt, verdicts } of document.results ?? []) {
    for (const verdict of verdicts ?? []) {
      noteVerdict(rows.get(verdict.check)?.probes ?? [], probe, attempt, verdict);
    }
  }
  return [...rows.values()].map((row) => ({ ...row, shown: shownOf(row) }));
}

/**
 * Attempts that said the same are told once.
 * @param {Said[]} said
 * @param {string} probe
 * @param {number} attempt
 * @param {any} verdict
 */
function noteVerdict(said, probe, attempt, verdict) {
  const same = said.find(
    (it) => it.probe === probe && it.verdict.rule === verdict.rule && it.verdict.detail === verdict.detail,
  );
  if (same) {
    same.attempts.push(attempt);
  } else {
    said.push({ probe, verdict, attempts: [attempt] });
  }
}

/** The side that enters the score: home, unless only abroad could say anything. @param {any} row */
function shownOf({ home, abroad }) {
  return [home, abroad].find((it) => it?.counts) ?? home ?? abroad;
}

/** @param {CheckRow[]} rows @returns {{area: string, rows: CheckRow[]}[]} */
export function byArea(rows) {
  const areas = [...new Set(rows.map(({ area }) => area))].sort((a, b) => kAreas.indexOf(a) - kAreas.indexOf(b));
  return areas.map((area) => ({
    area,
    rows: rows
      .filter((row) => row.area === area)
      .sort((a, b) => badness(a) - badness(b) || a.check.localeCompare(b.check, 'en')),
  }));
}

/**
 * What fails beside the check that decided the state: each cause once, the first check that names it.
 * @param {CheckRow[]} rows @param {{check: string, cause: string | null}} decided
 */
export function othersOf(rows, { check, cause }) {
  const isOther = (/** @type {CheckRow} */ row) =>
    row.check !== check && row.shown.cause && row.shown.cause !== cause && ['fail', 'partial'].includes(row.shown.outcome);
  const failing = byArea(rows).flatMap((area) => area.rows.filter(isOther));
  // A file more, that of firstOfEach, is too much for this page.
  return failing.filter((row) => row === failing.find(({ shown }) => shown.cause === row.shown.cause));
}

/** Outcomes that say something of the target; the others say that there was nothing to judge, or that nobody could. */
const kJudged = ['pass', 'partial', 'fail'];

/**
 * How many checks passed of those that were judged, and how many stand aside, by the reason.
 * @param {CheckRow[]} rows @returns {{passed: number, judged: number, aside: {outcome: string, count: number}[]}}
 */
export function countChecks(rows) {
  const count = (/** @type {string} */ outcome) => rows.filter(({ shown }) => shown.outcome === outcome).length;
  return {
    passed: count('pass'),
    judged: kJudged.reduce((sum, outcome) => sum + count(outcome), 0),
    aside: kOutcomes
      .filter((outcome) => !kJudged.includes(outcome) && count(outcome) > 0)
      .map((outcome) => ({ outcome, count: count(outcome) })),
  };
}

/** Commands that repeat what the check observed. @param {any} row @returns {string[]} */
export const repeatOf = ({ shown }) => shown.repeat ?? [];
