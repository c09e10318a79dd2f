/**
 * A national score made again from its document and the methodology's file: the arithmetic of docs/methodology.md, steps 7
 * and 8, written anew so that an error in one of the two shows. Pure.
 */

/**
 * @typedef {object} Stratum
 * @property {string} id
 * @property {number} weight
 * @property {{domain: string, value: number | null}[]} members
 * @property {number} valued
 * @property {number} withheld  members whose value the public is not told yet: what is made of it cannot be made again
 * @property {number | null} value
 * @property {number} low
 * @property {number} high
 */
/**
 * @typedef {object} Pillar
 * @property {string} id
 * @property {number} weight
 * @property {boolean} required  without it there is no index
 * @property {'targets' | 'elsewhere' | 'withheld' | 'none'} source  whether its value is made from targets, from other documents, taken
 *   as published because a part of it is withheld, or there is none
 * @property {Stratum[]} strata
 * @property {number} coverage
 * @property {number | null} value      null also where too little of it is covered
 * @property {number | null} measured   what its targets give, enough of them or not
 * @property {number} low
 * @property {number} high
 */
/** @typedef {{pillars: Pillar[], value: number | null, low: number, high: number, geometric: number | null, present: number}} Recomputed */

/** @param {number[]} numbers */
const sum = (numbers) => numbers.reduce((all, it) => all + it, 0);

/**
 * What is unknown counts 0 in the lower bound and 1 in the upper one.
 * @param {any} rules of the stratum @param {[string, any][]} targets @param {string} role @returns {Stratum}
 */
function stratumOf(rules, targets, role) {
  const inside = targets.filter(([, it]) => rules.tiers.includes(it.tier) && it.roles[role] && it.roles[role].standing !== 'not_applicable');
  const roles = inside.map(([domain, it]) => ({ domain, ...it.roles[role] }));
  const valued = roles.filter(({ value }) => value !== null);
  const end = (/** @type {'low' | 'high'} */ side, /** @type {number} */ otherwise) =>
    sum(roles.map((it) => (it.value === null ? otherwise : it[side]))) / roles.length;
  return {
    id: rules.id,
    weight: rules.weight,
    members: roles.map(({ domain, value }) => ({ domain, value })),
    valued: valued.length,
    withheld: roles.filter(({ standing }) => standing === 'withheld').length,
    value: valued.length === 0 ? null : sum(valued.map(({ value }) => value)) / valued.length,
    low: end('low', 0),
    high: end('high', 1),
  };
}

/** A sum of shares may fall short of an exact 80 % in its last bit. @param {number} share @param {number} least */
const reaches = (share, least) => share + 1e-9 >= least;

/** @param {Stratum[]} strata @param {any} publication @param {number} coverage */
const isSufficient = (strata, publication, coverage) =>
  reaches(coverage, publication.pillar_coverage) &&
  strata.every(({ valued, members }) => reaches(valued / members.length, publication.stratum_coverage));

/** As it was published, for want of what it is made of. @param {any} pillar of the document */
function published({ value = null, coverage = 0, bounds = null } = {}) {
  return { coverage, value, measured: value, low: bounds?.low ?? 0, high: bounds?.high ?? 1 };
}

/** @param {any} rules of the pillar @param {any} methodology @param {any} document @returns {Pillar} */
function pillarOf(rules, methodology, document) {
  const base = { id: rules.id, weight: rules.weight, required: rules.required ?? false };
  const theirs = published(document.pillars[rules.id]);
  if (!rules.role) {
    return { ...base, ...theirs, source: theirs.value === null ? 'none' : 'elsewhere', strata: [] };
  }
  const targets = Object.entries(document.targets);
  /** @type {Stratum[]} */
  const strata = methodology.stratum
    .map((/** @type {any} */ it) => stratumOf(it, targets, rules.role))
    .filter((/** @type {Stratum} */ { members }) => members.length > 0);
  if (strata.some(({ withheld }) => withheld > 0)) {
    return { ...base, ...theirs, source: 'withheld', strata };
  }
  const known = strata.filter(({ value }) => value !== null);
  const whole = sum(strata.map(({ weight }) => weight));
  const weighted = (/** @type {Stratum[]} */ all, /** @type {(it: Stratum) => number} */ of) => sum(all.map((it) => it.weight * of(it)));
  const measured = known.length === 0 ? null : weighted(known, ({ value }) => value ?? 0) / sum(known.map(({ weight }) => weight));
  const coverage = whole === 0 ? 0 : weighted(strata, ({ valued, members }) => valued / members.length) / whole;
  return {
    ...base,
    source: 'targets',
    strata,
    coverage,
    value: isSufficient(strata, methodology.publication, coverage) ? measured : null,
    measured,
    low: whole === 0 ? 0 : weighted(strata, ({ low }) => low) / whole,
    high: whole === 0 ? 1 : weighted(strata, ({ high }) => high) / whole,
  };
}

/** @param {any} document of /countries/{country} @param {any} methodology its parsed file @returns {Recomputed} */
export function recomputed(document, methodology) {
  const pillars = methodology.pillar.map((/** @type {any} */ it) => pillarOf(it, methodology, document));
  const present = pillars.filter((/** @type {Pillar} */ { value }) => value !== null);
  const all = sum(pillars.map((/** @type {Pillar} */ { weight }) => weight));
  const there = sum(present.map((/** @type {Pillar} */ { weight }) => weight));
  const over = (/** @type {(it: Pillar) => number} */ of) => sum(present.map((/** @type {Pillar} */ it) => it.weight * of(it)));
  const isWhole = there > 0 && pillars.every((/** @type {Pillar} */ { required, value }) => !required || value !== null);
  const floored = (/** @type {Pillar} */ { value }) => Math.max(value ?? 0, methodology.geometric_floor);
  return {
    pillars,
    present: all === 0 ? 0 : there / all,
    value: isWhole ? over(({ value }) => value ?? 0) / there : null,
    geometric: there === 0 ? null : Math.exp(over((it) => Math.log(floored(it))) / there),
    low: all === 0 ? 0 : over(({ low }) => low) / all,
    high: all === 0 ? 1 : (over(({ high }) => high) + all - there) / all,
  };
}

/** Services of which something is withheld. @param {Recomputed} again */
export const withheldIn = ({ pillars }) => sum(pillars.flatMap(({ strata }) => strata.map(({ withheld }) => withheld)));

/** To four decimals, as is promised; nothing known equals nothing known. @param {number | null} a @param {number | null} b */
export const areEqual = (a, b) => (a === null || b === null ? a === b : Math.abs(a - b) < 0.00005);
