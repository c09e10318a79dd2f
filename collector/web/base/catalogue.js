/** Texts of one language. Pure: what it is given is all it knows. */

import { parsePattern } from './pattern.js';

/** @typedef {import('./pattern.js').Piece} Piece */
/** @typedef {import('./pattern.js').Slot} Slot */
/** @typedef {Record<string, any>} Values */

/**
 * First strong isolate, and its end (Unicode Bidirectional Algorithm, section 2.4): a name from elsewhere keeps its own
 * direction, and the sentence around it keeps its order.
 * @param {string} text
 */
const isolated = (text) => `\u2068${text}\u2069`;

export class Catalogue {
  /** @param {Record<string, string>} messages @param {string} locale a BCP 47 tag @param {string} [dir] */
  constructor(messages, locale, dir = 'ltr') {
    this.messages = messages;
    this.locale = locale;
    this.isolates = dir === 'rtl';
    this.plurals = new Intl.PluralRules(locale);
    this.numbers = new Intl.NumberFormat(locale);
    /** @type {Map<string, Piece[]>} */
    this.parsed = new Map();
  }

  /** Texts that only some views need. @param {Record<string, string>} messages */
  add(messages) {
    this.messages = { ...this.messages, ...messages };
  }

  /** @param {string} key */
  has(key) {
    return Object.hasOwn(this.messages, key);
  }

  /**
   * The message in pieces: strings and whatever was given as a value, so that a link can stand inside a sentence.
   * A missing key shows itself; the tests see to it that none is.
   * @param {string} key @param {Values} [values] @returns {any[]}
   */
  parts(key, values = {}) {
    if (!this.has(key)) {
      return [key];
    }
    let pieces = this.parsed.get(key);
    if (pieces === undefined) {
      pieces = parsePattern(this.messages[key]);
      this.parsed.set(key, pieces);
    }
    return this.#filled(pieces, values, 0);
  }

  /** @param {string} key @param {Values} [values] @returns {string} */
  text(key, values) {
    return this.parts(key, values).join('');
  }

  /** @param {Piece[]} pieces @param {Values} values @param {number} count @returns {any[]} */
  #filled(pieces, values, count) {
    return pieces.flatMap((piece) => (typeof piece === 'string' ? [piece] : this.#slot(piece, values, count)));
  }

  /** @param {Slot} slot @param {Values} values @param {number} count @returns {any[]} */
  #slot(slot, values, count) {
    const value = values[slot.name];
    switch (slot.kind) {
      case 'count':
        return [this.numbers.format(count)];
      case 'plural':
        return this.#filled(
          slot.cases[`=${value}`] ?? slot.cases[this.plurals.select(value)] ?? slot.cases.other,
          values,
          value,
        );
      case 'select':
        return this.#filled(slot.cases[value] ?? slot.cases.other, values, count);
      default:
        return [this.#value(value ?? `{${slot.name}}`)];
    }
  }

  /** @param {any} value */
  #value(value) {
    if (typeof value === 'number') {
      return this.numbers.format(value);
    }
    return typeof value === 'string' && this.isolates ? isolated(value) : value;
  }
}
