/** Which address shows which view. Pure: no window, no history. */

/**
 * @typedef {object} Route
 * @property {string} view
 * @property {Record<string, string>} names  what stood in the braces
 * @property {Record<string, string>} query
 */

const kCountry = /^[A-Za-z]{2}$/;
/** A report is named by a digest, a home router by the beginning of one. */
const kDigest = /^[0-9a-f]{16}([0-9a-f]{48})?$/i;
const kDomain = /^[A-Za-z0-9_]([A-Za-z0-9_.-]{0,251}[A-Za-z0-9_])?$/;

const kPaths = /** @type {const} */ ([
  ['nations', '/'],
  ['nation', '/countries/{country}'],
  ['targets', '/countries/{country}/targets'],
  ['organisations', '/countries/{country}/organisations'],
  ['letter', '/countries/{country}/letters/{domain}'],
  ['fix', '/countries/{country}/fix'],
  ['leverage', '/countries/{country}/leverage'],
  ['changes', '/countries/{country}/changes'],
  ['reports', '/countries/{country}/reports'],
  ['draft', '/countries/{country}/report'],
  ['report', '/reports/{id}'],
  ['target', '/targets/{domain}'],
  ['methodology', '/methodology'],
  ['glossary', '/glossary'],
  ['repository', '/repository'],
  ['contribution', '/repository/{contribution}'],
  ['contribution_version', '/repository/{contribution}/versions/{version}'],
  ['devices', '/devices'],
  ['device', '/devices/{id}'],
  ['comparison', '/devices/{id}/comparison/{other}'],
  ['requirements', '/requirements'],
  ['allocation', '/allocation'],
  ['vantages', '/vantages'],
  ['live', '/live'],
]);

/** @param {string} piece @returns {string | null} */
function decoded(piece) {
  try {
    return decodeURIComponent(piece);
  } catch {
    return null;
  }
}

/**
 * Codes in upper case and domains in lower, as they stand in frames; null for what can be neither.
 * @param {string} name @param {string} piece @returns {string | null}
 */
function canonical(name, piece) {
  const value = decoded(piece);
  if (value === null) {
    return null;
  }
  if (name === 'country') {
    return kCountry.test(value) ? value.toUpperCase() : null;
  }
  if (name === 'id' || name === 'other') {
    return kDigest.test(value) ? value.toLowerCase() : null;
  }
  return kDomain.test(value) ? value.toLowerCase() : null;
}

/** @param {string} pattern @param {string[]} pieces @returns {Record<string, string> | null} */
function namesIn(pattern, pieces) {
  const wanted = pattern.split('/').filter(Boolean);
  if (wanted.length !== pieces.length) {
    return null;
  }
  /** @type {Record<string, string>} */
  const names = {};
  for (const [i, word] of wanted.entries()) {
    const name = word.startsWith('{') ? word.slice(1, -1) : null;
    const value = name === null ? null : canonical(name, pieces[i]);
    if (name === null ? word !== pieces[i] : value === null) {
      return null;
    }
    if (name !== null && value !== null) {
      names[name] = value;
    }
  }
  return names;
}

/**
 * The language that an address may ask for is no question to a view: early.js has heard it.
 * @param {string} search @returns {Record<string, string>}
 */
export function readQuery(search) {
  const { lang: _, ...query } = Object.fromEntries(new URLSearchParams(search));
  return query;
}

/**
 * What is empty is left out, so that one question has one address.
 * @param {Record<string, string | number | null | undefined>} query @returns {string}
 */
export function writeQuery(query) {
  const kept = Object.entries(query).filter(([, value]) => value !== null && value !== undefined && value !== '');
  const text = new URLSearchParams(kept.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? '' : `?${text}`;
}

/** @param {string} pathname @param {string} [search] @returns {Route | null} */
export function match(pathname, search = '') {
  const pieces = pathname.split('/').filter(Boolean);
  for (const [view, pattern] of kPaths) {
    const names = namesIn(pattern, pieces);
    if (names !== null) {
      return { view, names, query: readQuery(search) };
    }
  }
  return null;
}

/**
 * The address of a view.
 * @param {string} view @param {Record<string, string>} [names]
 * @param {Record<string, string | number | null | undefined>} [query] @returns {string}
 */
export function address(view, names = {}, query = {}) {
  const found = kPaths.find(([name]) => name === view);
  if (found === undefined) {
    throw new RangeError(`no view ${view}`);
  }
  const path = found[1].replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(names[name]));
  return path + writeQuery(query);
}
