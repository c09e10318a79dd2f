/** The series of a case study, folded for the chart of scores. Pure. */

/**
 * As the chart of scores takes them: a value without an interval has itself for one.
 * @param {{points: {day: string, value: number, low: number | null, high: number | null}[]}} series
 */
export const scoresOf = ({ points }) =>
  points.map(({ day, value, low, high }) => ({
    index: value,
    interval: [low ?? value, high ?? value],
    window: { first: day, last: day },
    as_of: `${day}T00:00:00Z`,
  }));

/** Below this the two means are the same number on the page, which shows tenths of a hundredth. */
const kLeast = 0.0005;

/** @param {number} difference @returns {'rose' | 'fell' | 'same'} */
export const changeSign = (difference) => (Math.abs(difference) < kLeast ? 'same' : difference > 0 ? 'rose' : 'fell');

/**
 * What is asked of the repository, by its address.
 * @param {Record<string, string>} query
 */
export const repositoryQuestion = ({ q = '', country = '', kind = '', language = '', cursor = '' }) => ({
  q,
  country,
  kind,
  language,
  cursor,
});
