/** A score made again before the reader's eyes: rules, strata, pillars, index, each beside what was published. */

import { h } from '../base/dom.js';
import { form, say, sayParts, sayWord } from '../base/language.js';
import { address } from '../base/routes.js';
import { areEqual, recomputed, withheldIn } from '../facts/recompute.js';
import { parseToml } from '../facts/toml.js';
import { table } from './table.js';
import { bdi, code, fingerprint, known, notice } from './words.js';

/** @typedef {import('../facts/recompute.js').Pillar} Pillar */
/** @typedef {import('../facts/recompute.js').Stratum} Stratum */

/** Figures and signs keep their order in every script. @param {string} text */
const formula = (text) => h('span', { class: 'formula', dir: 'ltr' }, text);

/** @param {number | null} a @param {number | null} b */
const agreement = (a, b) =>
  h('span', { class: areEqual(a, b) ? 'same' : 'differs' }, say(areEqual(a, b) ? 'recompute.same' : 'recompute.differs'));

/** What was computed, what was published, and whether they are the same. @param {number | null} again @param {number | null} published */
const compared = (again, published) => [known(again, form.exact), known(published, form.exact), agreement(again, published)];

/** A value that rests on what is withheld. @param {number | null} published */
const taken = (published) => [h('span', { class: 'unknown-value' }, say('recompute.not_compared')), known(published, form.exact), ''];

const kCompared = () => [
  { label: say('column.again'), number: true },
  { label: say('column.published'), number: true },
  { label: '=', kind: 'brief' },
];

/** Where a browser may compute digests at all. @param {string} text @returns {Promise<string | null>} */
async function sha256(text) {
  if (!globalThis.crypto?.subtle) {
    return null;
  }
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((it) => it.toString(16).padStart(2, '0')).join('');
}

/** @param {any} methodology @param {any} rules @param {string | null} digest */
const rulesStep = (methodology, rules, digest) => [
  h('h3', {}, say('recompute.rules')),
  h('p', {}, bdi(methodology.id), ' ', fingerprint(methodology.sha256), ' ', h('a', { href: '/api/v1/methodology' }, code('/api/v1/methodology'))),
  h(
    'p',
    {},
    say('recompute.rules_read', { pillars: rules.pillar.length, strata: rules.stratum.length }),
    ' ',
    say(digest === null ? 'recompute.hash_unable' : digest === methodology.sha256 ? 'recompute.hash_same' : 'recompute.hash_other'),
  ),
];

/** Every summand of a stratum, the services linked. @param {Stratum} stratum */
const members = ({ members: all, valued, value }) =>
  h(
    'details',
    { class: 'summands' },
    h('summary', {}, say('value.of', { part: valued, whole: all.length })),
    h(
      'ul',
      { class: 'inline' },
      all.map((it) => h('li', {}, h('a', { href: address('target', { domain: it.domain }) }, code(it.domain)), ' ', known(it.value, form.exact))),
    ),
    value === null
      ? null
      : formula(`${form.exact(all.reduce((sum, it) => sum + (it.value ?? 0), 0))} / ${form.number(valued)} = ${form.exact(value)}`),
  );

/** @param {any} pillar @param {string} id @returns {number | null} */
const stratumIn = (pillar, id) => pillar?.strata.find((/** @type {any} */ it) => it.id === id)?.value ?? null;

/** @param {Pillar[]} pillars @param {any} published */
const strataStep = (pillars, published) => [
  h('h3', {}, say('recompute.strata')),
  h('p', { class: 'note' }, say('recompute.strata_means')),
  table({
    caption: say('recompute.strata'),
    quiet: true,
    columns: [{ label: say('column.stratum') }, { label: say('column.pillar'), kind: 'brief' }, { label: say('column.weight'), number: true }, { label: say('column.judged'), kind: 'wide' }, ...kCompared()],
    rows: pillars.flatMap(({ id, strata }) =>
      strata.map((it) => [
        sayWord('stratum', it.id),
        sayWord('pillar', id),
        form.number(it.weight),
        members(it),
        ...(it.withheld > 0 ? taken : (/** @type {number | null} */ theirs) => compared(it.value, theirs))(stratumIn(published[id], it.id)),
      ]),
    ),
  }),
];

/** @param {Pillar} pillar */
function pillarSum({ source, strata, value, measured }) {
  if (source !== 'targets') {
    return source === 'none' ? known(null, String) : say(source === 'withheld' ? 'recompute.taken' : 'recompute.elsewhere');
  }
  const parts = strata.filter((it) => it.value !== null);
  const sum = parts.map((it) => `${form.number(it.weight)} × ${form.exact(it.value ?? 0)}`).join(' + ');
  const weights = parts.map(({ weight }) => form.number(weight)).join(' + ');
  const line = measured === null ? known(null, String) : formula(`(${sum}) / (${weights}) = ${form.exact(measured)}`);
  return value === null && measured !== null ? [line, h('small', {}, say('recompute.too_little'))] : line;
}

/** @param {Pillar[]} pillars @param {any} published */
const pillarStep = (pillars, published) => [
  h('h3', {}, say('recompute.pillars')),
  table({
    caption: say('recompute.pillars'),
    quiet: true,
    columns: [{ label: say('column.pillar') }, { label: say('recompute.sum'), kind: 'wide' }, ...kCompared()],
    rows: pillars.map((it) => [sayWord('pillar', it.id), pillarSum(it), ...(it.source === 'withheld' ? taken(it.value) : compared(it.value, published[it.id]?.value ?? null))]),
  }),
];

/** @param {Pillar[]} pillars @param {number | null} value */
function indexSum(pillars, value) {
  const there = pillars.filter((it) => it.value !== null);
  const sum = there.map((it) => `${form.share(it.weight)} × ${form.exact(it.value ?? 0)}`).join(' + ');
  return value === null ? known(null, String) : formula(`(${sum}) / (${there.map(({ weight }) => form.share(weight)).join(' + ')}) = ${form.exact(value)}`);
}

/** @param {import('../facts/recompute.js').Recomputed} again @param {any} index */
const indexStep = (again, index) => [
  h('h3', {}, say('recompute.index')),
  h('p', {}, indexSum(again.pillars, again.value)),
  table({
    caption: say('recompute.index'),
    quiet: true,
    columns: [{ label: say('column.value') }, ...kCompared()],
    rows: [
      [say('column.index'), ...compared(again.value, index.value)],
      [say('recompute.lower', { value: form.exact(0) }), ...compared(again.low, index.bounds.low)],
      [say('recompute.upper', { value: form.exact(1) }), ...compared(again.high, index.bounds.high)],
      [say('recompute.geometric'), ...compared(again.geometric, index.geometric)],
    ],
  }),
];

/** Where a figure exists at all, one sentence says how it ended. @param {number | null} again @param {number | null} published */
function ending(again, published) {
  const told = (/** @type {number | null} */ it) => (it === null ? say('value.unknown') : form.exact(it));
  const isSame = areEqual(again, published);
  return h(
    'div',
    { class: `notice ${isSame ? 'plain' : 'warning'}`, 'data-equal': String(isSame) },
    say(isSame ? 'recompute.equal' : 'recompute.unequal', { again: told(again), published: told(published) }),
  );
}

/** Why not all of it can be made again. @param {number} count of services */
const withheldNotice = (count) =>
  count === 0 ? null : h('div', { class: 'notice plain', 'data-withheld': String(count) }, say('recompute.withheld', { count }));

/**
 * @param {any} nation of /countries/{country} @param {any} methodology of /methodology
 * @returns {Promise<import('../base/dom.js').Child>}
 */
export async function recomputation(nation, methodology) {
  const { document } = nation;
  if (document.methodology.sha256 !== methodology.sha256) {
    return notice('warning', say('recompute.other_rules', { id: document.methodology.id }));
  }
  const rules = parseToml(methodology.toml);
  const again = recomputed(document, rules);
  return [
    ending(again.value, document.index.value),
    withheldNotice(withheldIn(again)),
    rulesStep(methodology, rules, await sha256(methodology.toml)),
    strataStep(again.pillars, document.pillars),
    pillarStep(again.pillars, document.pillars),
    indexStep(again, document.index),
    h('p', { class: 'note' }, sayParts('recompute.not_this', { command: code('sextant-collector score') })),
  ];
}
