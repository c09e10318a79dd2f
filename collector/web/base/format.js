/** Numbers, times and names as a reader of one language writes them. Pure. */

/** @param {string} locale @param {Intl.NumberFormatOptions} options */
function numberFormat(locale, options) {
  const format = new Intl.NumberFormat(locale, options);
  return (/** @type {number} */ value) => format.format(value);
}

/**
 * A share as points of 100, rounded once: 0.7275 is 72.8, though its double times 100 lies below 72.75.
 * @param {number} share from 0 to 1
 */
export const scorePoints = (share) => Math.round(Number((share * 1000).toPrecision(12))) / 10;

/** Rounds are UTC days and probes stand in many zones: every time is shown in UTC. */
const kUtc = /** @type {const} */ ({ timeZone: 'UTC' });
const kDay = /** @type {const} */ ({ day: 'numeric', month: 'short', year: 'numeric' });
const kMoment = /** @type {const} */ ({
  ...kDay,
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
  hourCycle: 'h23',
});
const kClock = /** @type {const} */ ({ hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });

/** @param {string} locale @param {Intl.DateTimeFormatOptions} options */
function timeFormat(locale, options) {
  const format = new Intl.DateTimeFormat(locale, { ...kUtc, ...options });
  return (/** @type {string | number} */ value) => {
    const time = new Date(value);
    return Number.isNaN(time.getTime()) ? String(value) : format.format(time);
  };
}

/** The names we carry are the same in every browser; for a code newer than them it has one of its own. @param {string} locale @param {Record<string, string>} carried */
function regionNames(locale, carried) {
  const names = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' });
  const name = (/** @type {string} */ code) => (Object.hasOwn(carried, code) ? carried[code] : (names.of(code) ?? code));
  return (/** @type {string} */ code) => (/^[A-Z]{2}$/.test(code) ? name(code) : code);
}

/** Nearby servers answer in less than a millisecond; nobody needs the decimals of a second. @param {string} locale */
function elapsedFormat(locale) {
  const brief = numberFormat(locale, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 1 });
  const short = numberFormat(locale, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 });
  const long = numberFormat(locale, { style: 'unit', unit: 'second', maximumFractionDigits: 1 });
  return (/** @type {number} */ seconds) => {
    if (seconds >= 1) {
      return long(seconds);
    }
    return seconds < 0.01 ? brief(seconds * 1000) : short(seconds * 1000);
  };
}

/**
 * @param {string} locale a BCP 47 tag
 * @param {Record<string, string>} [countries] names by ISO 3166 code
 */
export function makeForm(locale, countries = {}) {
  const score = numberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const share = numberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return {
    number: numberFormat(locale, {}),
    /** Where there is room for a few digits. */
    compact: numberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3 }),
    /** 0 to 1 in the API, 0 to 100 for people. */
    score: (/** @type {number} */ value) => score(scorePoints(value)),
    /** The same with as many digits as two people compare when they check each other. */
    exact: (/** @type {number} */ value) => share(value * 100),
    share,
    points: numberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' }),
    percent: numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }),
    elapsed: elapsedFormat(locale),
    day: timeFormat(locale, kDay),
    dayOfYear: timeFormat(locale, { day: 'numeric', month: 'short' }),
    moment: timeFormat(locale, kMoment),
    clock: timeFormat(locale, kClock),
    country: regionNames(locale, countries),
    list: (/** @type {string[]} */ words) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(words),
    compare: new Intl.Collator(locale, { numeric: true }).compare,
  };
}
