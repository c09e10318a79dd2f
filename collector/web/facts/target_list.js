/** The question a target list answers, as it stands in the address; and its pages. Pure. */

import { kStates } from './states.js';

/** Rows a page. */
export const kPage = 100;
/** Whole lists are fetched in steps of this to be sorted here; the API sorts by domain only. */
export const kStep = 1000;
/** Above so many targets a sort here would mislead, and says so. */
export const kMostSorted = 5000;

/** @typedef {{state: string, sector: string, cause: string, q: string, sort: string, down: boolean, cursor: string, from: number}} Question */

const kSorts = ['domain', 'organisation', 'sector', 'state', 'cause', 'web', 'dns'];

/** @param {Record<string, string>} query @returns {Question} */
export function questionOf(query) {
  const sort = kSorts.includes(query.sort) ? query.sort : 'domain';
  const from = Number.parseInt(query.from ?? '0', 10);
  return {
    state: query.state ?? '', sector: query.sector ?? '', cause: query.cause ?? '', q: query.q ?? '', sort,
    down: query.order === 'down', cursor: query.cursor ?? '', from: Number.isFinite(from) && from > 0 ? from : 0,
  };
}

/** Back to the first page: another question has other pages. @param {Partial<Question>} question */
export function queryOf({ state, sector, cause, q, sort, down, cursor, from }) {
  return { state, sector, cause, q, sort: sort === 'domain' ? '' : sort, order: down ? 'down' : '', cursor, from: from || '' };
}

/** Does the API's own order do? @param {Question} question */
export const isApiOrder = ({ sort, down }) => sort === 'domain' && !down;

/** The cursor inside the address of the next page. @param {string | null} next @returns {string} */
export const cursorIn = (next) => (next === null ? '' : new URLSearchParams(next.split('?')[1] ?? '').get('cursor') ?? '');

/** @type {Record<string, (a: any, b: any) => number>} */
const kCompare = {
  domain: (a, b) => a.domain.localeCompare(b.domain, 'en'),
  organisation: (a, b) => a.organisation.localeCompare(b.organisation),
  sector: (a, b) => a.sector.localeCompare(b.sector, 'en'),
  state: (a, b) => kStates.indexOf(a.state) - kStates.indexOf(b.state),
  cause: (a, b) => Number(b.cause !== null) - Number(a.cause !== null) || (a.cause ?? '').localeCompare(b.cause ?? '', 'en'),
  web: (a, b) => (a.web_score ?? 2) - (b.web_score ?? 2),
  dns: (a, b) => (a.dns_score ?? 2) - (b.dns_score ?? 2),
};

/** @param {any[]} targets @param {Question} question @returns {any[]} */
export function sortTargets(targets, { sort, down }) {
  const ordered = [...targets].sort((a, b) => kCompare[sort](a, b) || kCompare.domain(a, b));
  return down ? ordered.reverse() : ordered;
}
