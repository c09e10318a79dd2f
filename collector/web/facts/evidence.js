/** Evidence folded address by address: what every probe saw at each step of a visit. Pure. */

/**
 * @typedef {object} Sight  what one probe saw of one step
 * @property {string} probe
 * @property {boolean} good
 * @property {string} word     a failure's kind, a status, a version, ...
 * @property {string} detail
 * @property {number} seconds
 */

/**
 * @typedef {object} AddressRow
 * @property {string} host
 * @property {string} address
 * @property {'ipv4' | 'ipv6'} family
 * @property {Record<string, Sight[]>} steps
 */

/** @param {string} address @returns {'ipv4' | 'ipv6'} */
export const familyOf = (address) => (address.includes(':') ? 'ipv6' : 'ipv4');

/** The steps of a visit, in order. */
export const kWebSteps = ['tcp80', 'tcp443', 'tls', 'http', 'https'];
/** What a name server is asked, in order. */
export const kServerSteps = ['authority', 'authority_tcp', 'authority_large', 'authority_data'];

/** @param {string} probe @param {any} step @param {boolean} good @param {string} word @returns {Sight} */
export function sight(probe, step, good, word) {
  const failed = step.failure;
  return {
    probe,
    good: !failed && good,
    word: failed ? failed.kind : word,
    detail: failed?.detail ?? '',
    seconds: step.elapsed_seconds ?? 0,
  };
}

/** @param {any} fetch */
const isAnswer = (fetch) => fetch.status > 0 && fetch.status < 400;

/** @param {any} handshake @returns {string} */
export function trustWord(handshake) {
  if (!handshake.chain_valid) {
    return 'untrusted';
  }
  return handshake.name_matches ? handshake.version : 'other_name';
}

/**
 * The first hop of a chain of redirects happened at its own address; later hops are told as the answers of theirs.
 * @param {any} fetch
 */
const isFirstHop = (fetch) => !fetch.hop;

/** @param {any} evidence @param {string} probe @returns {[any, string, Sight][]} */
function webSights(evidence, probe) {
  const connects = (evidence.connects ?? []).map((/** @type {any} */ it) => [
    it,
    `tcp${it.port}`,
    sight(probe, it, true, 'open'),
  ]);
  const handshakes = (evidence.handshakes ?? []).map((/** @type {any} */ it) => [
    it,
    'tls',
    sight(probe, it, it.chain_valid === true && it.name_matches === true, trustWord(it)),
  ]);
  const fetches = (evidence.fetches ?? [])
    .filter(isFirstHop)
    .map((/** @type {any} */ it) => [
      it,
      it.url?.startsWith('https:') ? 'https' : 'http',
      sight(probe, it, isAnswer(it), String(it.status ?? '')),
    ]);
  return [...connects, ...handshakes, ...fetches];
}

/** @param {AddressRow} a @param {AddressRow} b */
export const byHost = (a, b) =>
  a.host.length - b.host.length ||
  a.host.localeCompare(b.host, 'en') ||
  b.family.localeCompare(a.family, 'en') ||
  a.address.localeCompare(b.address, 'en');

/**
 * @param {Map<string, AddressRow>} rows
 * @param {string} host
 * @param {string} address
 * @param {string} step
 * @param {Sight} seen
 */
export function note(rows, host, address, step, seen) {
  const key = `${host} ${address}`;
  const row = rows.get(key) ?? { host, address, family: familyOf(address), steps: {} };
  row.steps[step] = [...(row.steps[step] ?? []), seen];
  rows.set(key, row);
}

/** @param {any} document the answer of /evidence @returns {any[]} */
export const linesOf = (document) => (document?.results ?? []).filter((/** @type {any} */ it) => it.result?.evidence);

/** @param {any} document @returns {AddressRow[]} the hosts' addresses, IPv6 first */
export function webRows(document) {
  /** @type {Map<string, AddressRow>} */
  const rows = new Map();
  for (const { probe, result } of linesOf(document)) {
    for (const [step, name, seen] of webSights(result.evidence, probe)) {
      note(rows, step.host, step.address, name, seen);
    }
  }
  return [...rows.values()].sort(byHost);
}

export const kRcodes = ['noerror', 'formerr', 'servfail', 'nxdomain', 'notimp', 'refused'];

/** @param {any} lookup @returns {string} */
function replyWord(lookup) {
  const rcode = lookup.reply?.rcode ?? 0;
  if (rcode !== 0) {
    return kRcodes[rcode] ?? `rcode ${rcode}`;
  }
  return lookup.reply?.authoritative ? 'authoritative' : 'lame';
}

/** @param {any} document @returns {AddressRow[]} the name servers' addresses, IPv6 first */
export function serverRows(document) {
  /** @type {Map<string, AddressRow>} */
  const rows = new Map();
  for (const { probe, result } of linesOf(document)) {
    for (const lookup of result.evidence.lookups ?? []) {
      if (kServerSteps.includes(lookup.purpose)) {
        const good = lookup.reply?.rcode === 0 && lookup.reply?.authoritative === true;
        note(
          rows,
          lookup.server_name ?? '',
          lookup.server,
          lookup.purpose,
          sight(probe, lookup, good, replyWord(lookup)),
        );
      }
    }
  }
  return [...rows.values()].sort(byHost);
}

/**
 * @typedef {object} Agreement
 * @property {'good' | 'bad' | 'mixed' | 'none'} verdict
 * @property {number} good   probes that saw it work
 * @property {number} total  probes that tried
 * @property {string[]} words
 * @property {number | null} seconds  of the quickest
 */

/**
 * One line about a step seen by several probes: did all agree, and how long did the quickest need?
 * @param {Sight[] | undefined} sights
 * @returns {Agreement}
 */
export function agreement(sights) {
  const seen = sights ?? [];
  const probes = [...new Set(seen.map(({ probe }) => probe))];
  // A probe that had to ask twice may have seen both; one failure is enough to say so.
  const good = probes.filter((probe) => seen.every((it) => it.probe !== probe || it.good)).length;
  const verdict = probes.length === 0 ? 'none' : good === probes.length ? 'good' : good === 0 ? 'bad' : 'mixed';
  const telling = verdict === 'good' ? seen : seen.filter((it) => !it.good);
  // A clock that was set during the step gives nothing to tell.
  const times = seen.filter((it) => it.good && it.seconds > 0).map(({ seconds }) => seconds);
  return {
    verdict,
    good,
    total: probes.length,
    words: [...new Set(telling.map(({ word }) => word))],
    seconds: times.length ? Math.min(...times) : null,
  };
}
