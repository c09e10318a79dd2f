/**
 * As much of TOML as a methodology is written in: tables, tables in lists, and keys with texts, numbers, truths and lists of
 * them. Who recomputes a score must read the rules from the published file, not from us. Pure.
 */

/** @typedef {Record<string, any>} Table */

/** What a line says without its comment; the files have no `#` inside a text. @param {string} line */
const bare = (line) => line.replace(/#.*$/, '').trim();

/** A key's value may go on over lines until its bracket closes. @param {string} text @returns {string[]} */
function statementsIn(text) {
  const statements = [];
  let open = '';
  for (const line of text.split('\n').map(bare)) {
    open = open === '' ? line : `${open} ${line}`;
    const goesOn = /=\s*\[/.test(open) && !open.endsWith(']');
    if (!goesOn) {
      statements.push(open);
      open = '';
    }
  }
  return statements.filter((it) => it !== '');
}

/** Texts, numbers, truths and lists are written as in JSON, but for a comma at the end. @param {string} written */
const valueOf = (written) => JSON.parse(written.replace(/,\s*\]$/, ']'));

/** The table that a name with dots means: of a list the newest. @param {Table} root @param {string[]} names @returns {Table} */
function reach(root, names) {
  return names.reduce((table, name) => {
    table[name] ??= {};
    return Array.isArray(table[name]) ? table[name].at(-1) : table[name];
  }, root);
}

/** @param {string} text @returns {Table} throws SyntaxError where a value is none of these */
export function parseToml(text) {
  /** @type {Table} */
  const root = {};
  let table = root;
  for (const statement of statementsIn(text)) {
    const [, isList, name] = /^\[(\[)?\s*([\w.]+)\s*\]\]?$/.exec(statement) ?? [];
    if (name === undefined) {
      const [, key, value] = /^([\w-]+)\s*=\s*(.+)$/.exec(statement) ?? [];
      if (key === undefined) {
        throw new SyntaxError(statement);
      }
      table[key] = valueOf(value);
      continue;
    }
    const names = name.split('.');
    if (isList) {
      const holder = reach(root, names.slice(0, -1));
      const last = /** @type {string} */ (names.at(-1));
      holder[last] = [...(holder[last] ?? []), {}];
    }
    table = reach(root, names);
  }
  return root;
}
