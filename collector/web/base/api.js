/** Reads the collector's API. The browser's cache revalidates by ETag, so asking again is cheap. */

/** How long one answer may take; the collector's slowest view answers in well under a second. */
const kDeadlineMs = 20_000;

export class ApiError extends Error {
  /**
   * @param {string} path
   * @param {number} status 0 when nothing answered
   * @param {{title?: string, detail?: string}} [problem] RFC 9457
   */
  constructor(path, status, problem = {}) {
    super(problem.title ?? `${status} ${path}`);
    this.path = path;
    this.status = status;
    this.detail = problem.detail ?? '';
  }
}

/** @param {Response} answer @returns {Promise<{title?: string, detail?: string}>} */
async function problemIn(answer) {
  try {
    return await answer.json();
  } catch {
    return {};
  }
}

/** @param {string} path @param {AbortSignal} signal @param {string} token @returns {Promise<any>} */
async function request(path, signal, token) {
  const headers = new Headers({ Accept: 'application/json' });
  if (token !== '') {
    headers.set('Authorization', `Bearer ${token}`);
  }
  const answer = await fetch(path, { signal, headers });
  if (!answer.ok) {
    throw new ApiError(path, answer.status, await problemIn(answer));
  }
  return answer.json();
}

/**
 * One document. Throws ApiError; an AbortError of the caller's own signal goes through as it is.
 * @param {string} path below the collector's root
 * @param {AbortSignal} [signal] of the navigation
 * @param {string} [token] of a laboratory, for what is withheld from others
 * @returns {Promise<any>}
 */
export async function read(path, signal, token = '') {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), kDeadlineMs);
  const giveUp = () => deadline.abort();
  signal?.addEventListener('abort', giveUp, { once: true });
  try {
    return await request(path, deadline.signal, token);
  } catch (error) {
    if (error instanceof ApiError || signal?.aborted) {
      throw error;
    }
    throw new ApiError(path, 0);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}

/**
 * A document that an older collector may not have, or that may be out of reach for the moment: null then.
 * @param {string} path @param {AbortSignal} [signal] @returns {Promise<any>}
 */
export async function readIfThere(path, signal) {
  try {
    return await read(path, signal);
  } catch (error) {
    if (error instanceof ApiError) {
      return null;
    }
    throw error;
  }
}

/** @param {string} piece */
const safe = (piece) => encodeURIComponent(piece);

/** So many days a chart can show; a longer history comes thinned. */
const kPoints = 366;

/** A table as spreadsheets read it. @param {string} path */
const sheet = (path, code = '') => `/api/v1/${path}.csv?${code && `country=${safe(code)}&`}excel=1`;

/** Where each document stands. */
export const paths = {
  table: (/** @type {string} */ name, /** @type {string} */ code = '') => sheet(`exports/${name}`, code),
  countryTable: (/** @type {string} */ name, /** @type {string} */ code) => sheet(`countries/${safe(code)}/${name}`),
  allocationTable: () => sheet('allocation'),
  countries: () => '/api/v1/countries',
  country: (/** @type {string} */ code) => `/api/v1/countries/${safe(code)}`,
  history: (/** @type {string} */ code) => `/api/v1/countries/${safe(code)}/history?points=${kPoints}`,
  fixes: (/** @type {string} */ code) => `/api/v1/countries/${safe(code)}/fixes`,
  leverage: (/** @type {string} */ code) => `/api/v1/countries/${safe(code)}/leverage`,
  networks: (/** @type {string} */ code) => `/api/v1/countries/${safe(code)}/networks`,
  exposure: (/** @type {string} */ code) => `/api/v1/countries/${safe(code)}/exposure`,
  policies: (/** @type {string} */ code) => `/api/v1/countries/${safe(code)}/policies`,
  sectors: (/** @type {string} */ code) => `/api/v1/sectors?country=${safe(code)}`,
  changes: (/** @type {string} */ code) => `/api/v1/changes?country=${safe(code)}&limit=1000`,
  lastChanges: (/** @type {string} */ code) =>
    `/api/v1/changes?country=${safe(code)}&since=last-round&limit=1000`,
  draft: (/** @type {string} */ code) => `/api/v1/countries/${safe(code)}/report`,
  reports: (/** @type {string} */ code) => `/api/v1/countries/${safe(code)}/reports`,
  report: (/** @type {string} */ id) => `/api/v1/reports/${safe(id)}`,
  target: (/** @type {string} */ domain) => `/api/v1/targets/${safe(domain)}`,
  verdicts: (/** @type {string} */ domain) => `/api/v1/targets/${safe(domain)}/verdicts`,
  evidence: (/** @type {string} */ domain) => `/api/v1/targets/${safe(domain)}/evidence`,
  checks: () => '/api/v1/checks',
  causes: () => '/api/v1/causes',
  methodology: () => '/api/v1/methodology',
  methodologies: () => '/api/v1/methodologies',
  errata: () => '/api/v1/errata',
  corrections: () => '/api/v1/corrections',
  targetCorrections: (/** @type {string} */ domain) => `/api/v1/targets/${safe(domain)}/corrections`,
  devices: (/** @type {string} */ query) => `/api/v1/devices${query}`,
  device: (/** @type {string} */ id) => `/api/v1/devices/${safe(id)}`,
  comparison: (/** @type {string} */ id, /** @type {string} */ other) =>
    `/api/v1/devices/${safe(id)}/comparison/${safe(other)}`,
  requirements: () => '/api/v1/requirements',
  eventsTable: (/** @type {string} */ code) => sheet('repository/events', code),
  eventsCalendar: (/** @type {string} */ code) => `/api/v1/repository/events.ics${code && `?country=${safe(code)}`}`,
  repository: (/** @type {string} */ query) => `/api/v1/repository${query}`,
  contribution: (/** @type {string} */ id) => `/api/v1/repository/${safe(id)}`,
  contributionVersion: (/** @type {string} */ id, /** @type {string} */ version) =>
    `/api/v1/repository/${safe(id)}/versions/${safe(version)}`,
  allocation: () => '/api/v1/allocation',
  vantages: () => '/api/v1/vantages',
  gates: (/** @type {string} */ probe) => `/api/v1/vantages/${safe(probe)}/gates?limit=1000`,
  events: () => '/api/v1/events',
};
