/** What a reader of the event stream keeps: the newest lines, and how many there were. Pure. */

/** A page left open overnight must not grow. */
export const kKept = 200;

/**
 * @typedef {object} Line
 * @property {string} id
 * @property {'result' | 'score' | 'vantage' | 'gap'} kind
 * @property {any} data
 * @property {number} at  ms since 1970, when it came in
 */

/** @typedef {{lines: Line[], seen: number, waiting: number, paused: boolean, gaps: number}} Feed */

/** @returns {Feed} */
export const emptyFeed = () => ({ lines: [], seen: 0, waiting: 0, paused: false, gaps: 0 });

/**
 * Paused, the feed still takes lines in, and counts those the reader has not seen.
 * @param {Feed} feed
 * @param {Line} line
 * @returns {Feed}
 */
export function take(feed, line) {
  return {
    ...feed,
    lines: [line, ...feed.lines].slice(0, kKept),
    seen: feed.seen + 1,
    waiting: feed.paused ? feed.waiting + 1 : 0,
    gaps: feed.gaps + (line.kind === 'gap' ? 1 : 0),
  };
}

/** @param {Feed} feed @param {boolean} paused @returns {Feed} */
export const setPaused = (feed, paused) => ({ ...feed, paused, waiting: 0 });

/**
 * A line whose data is no JSON is dropped: null.
 * @param {string} kind
 * @param {string} id
 * @param {string} text
 * @param {number} at
 * @returns {Line | null}
 */
export function lineOf(kind, id, text, at) {
  try {
    return { id, kind: /** @type {Line['kind']} */ (kind), data: text === '' ? {} : JSON.parse(text), at };
  } catch {
    return null;
  }
}
