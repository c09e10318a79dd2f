/**
 * The small part of ICU MessageFormat that the catalogues need: `{name}`, `{n, plural, one {# day} other {# days}}`,
 * `{kind, select, a {...} other {...}}`. Pure.
 */

/** @typedef {string | Slot} Piece */
/**
 * @typedef {object} Slot
 * @property {string} name
 * @property {'value' | 'plural' | 'select' | 'count'} kind
 * @property {Record<string, Piece[]>} cases
 */

/** A cursor over the pattern; errors name the place, for translators read them. */
class Reader {
  /** @param {string} text */
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  /** @param {RegExp} pattern sticky @returns {string | null} */
  take(pattern) {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    this.at += found ? found[0].length : 0;
    return found ? found[0] : null;
  }

  /** @param {RegExp} pattern @param {string} what @returns {string} */
  need(pattern, what) {
    const found = this.take(pattern);
    if (found === null) {
      throw new SyntaxError(`"${this.text}": ${what} expected at ${this.at}`);
    }
    return found.trim();
  }
}

/** @param {Reader} reader @param {string} name @param {'plural' | 'select'} kind @returns {Slot} */
function readCases(reader, name, kind) {
  /** @type {Record<string, Piece[]>} */
  const cases = {};
  for (let key = reader.take(/\s*(=\d+|\w+)\s*/y); key !== null; key = reader.take(/\s*(=\d+|\w+)\s*/y)) {
    reader.need(/\{/y, 'an opening brace');
    cases[key.trim()] = readPieces(reader, kind === 'plural');
    reader.need(/\}\s*/y, 'a closing brace');
  }
  if (cases.other === undefined) {
    throw new SyntaxError(`"${reader.text}": ${name} has no case "other"`);
  }
  return { name, kind, cases };
}

/** @param {Reader} reader @returns {Slot} */
function readSlot(reader) {
  const name = reader.need(/\s*\w+\s*/y, 'a name');
  if (reader.take(/,/y) === null) {
    return { name, kind: 'value', cases: {} };
  }
  const kind = /** @type {'plural' | 'select'} */ (reader.need(/\s*(plural|select)\s*/y, 'plural or select'));
  reader.need(/,/y, 'a comma');
  return readCases(reader, name, kind);
}

/** @param {Reader} reader @param {boolean} counted whether # means the count @returns {Piece[]} */
function readPieces(reader, counted) {
  /** @type {Piece[]} */
  const pieces = [];
  const plain = counted ? /[^{}#]+/y : /[^{}]+/y;
  while (reader.at < reader.text.length && reader.text[reader.at] !== '}') {
    const text = reader.take(plain);
    if (text !== null) {
      pieces.push(text);
    } else if (counted && reader.take(/#/y) !== null) {
      pieces.push({ name: '', kind: 'count', cases: {} });
    } else {
      reader.need(/\{/y, 'an opening brace');
      pieces.push(readSlot(reader));
      reader.need(/\}/y, 'a closing brace');
    }
  }
  return pieces;
}

/** @param {string} text @returns {Piece[]} */
export function parsePattern(text) {
  const reader = new Reader(text);
  const pieces = readPieces(reader, false);
  if (reader.at !== text.length) {
    throw new SyntaxError(`"${text}": a closing brace too many at ${reader.at}`);
  }
  return pieces;
}
