/** The question a target list answers, as it stands in the address. Pure. */

/** Rows a page. */
export const kPage = 100;

/** Columns the API orders by; `-` before one for downwards. */
const kSorts = ['domain', 'organisation', 'sector', 'state', 'cause', 'web_score', 'dns_score', 'mail_score'];

/**
 * @typedef {object} Question
 * @property {string} state
 * @property {string} sector
 * @property {string} cause
 * @property {string} q
 * @property {string} sort    a column
 * @property {boolean} down
 * @property {string} cursor  of the page, opaque; the first has none
 */

/** @param {Record<string, string>} query @returns {Question} */
export function questionOf(query) {
  const asked = query.sort ?? '';
  const column = asked.startsWith('-') ? asked.slice(1) : asked;
  const isKnown = kSorts.includes(column);
  return {
    state: query.state ?? '',
    sector: query.sector ?? '',
    cause: query.cause ?? '',
    q: query.q ?? '',
    sort: isKnown ? column : 'domain',
    down: isKnown && asked.startsWith('-'),
    cursor: query.cursor ?? '',
  };
}

/**
 * The same question as an address and the API write it.
 * @param {Partial<Question>} question
 */
export function queryOf({ state, sector, cause, q, sort, down, cursor }) {
  const order = sort === 'domain' && !down ? '' : `${down ? '-' : ''}${sort ?? ''}`;
  return { state, sector, cause, q, sort: order, cursor };
}

/**
 * What a click on a column asks: that order, the other way round when it stands already, from the first page.
 * @param {Question} question @param {string} column @returns {Question}
 */
export function sortedBy(question, column) {
  const isThis = question.sort === column;
  return { ...question, sort: column, down: isThis && !question.down, cursor: '' };
}

/** @param {Question} question @param {string} column @returns {'ascending' | 'descending' | 'none'} */
export function orderOf({ sort, down }, column) {
  if (sort !== column) {
    return 'none';
  }
  return down ? 'descending' : 'ascending';
}

/** The cursor inside the address of the next page. @param {string | null} next @returns {string} */
export const cursorIn = (next) =>
  next === null ? '' : (new URLSearchParams(next.split('?')[1] ?? '').get('cursor') ?? '');
