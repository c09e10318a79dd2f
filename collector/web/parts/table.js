/** Tables: real ones, with caption and scopes, that fold into cards where the page is narrow. */

import { h } from '../base/dom.js';
import { say } from '../base/language.js';

/** @typedef {import('../base/dom.js').Child} Child */
/**
 * @typedef {object} Column
 * @property {string} label
 * @property {boolean} [number]  set in figures that stand under each other
 * @property {string} [kind]     a class for its cells
 * @property {{href: string, order: 'ascending' | 'descending' | 'none'}} [sort]
 */
/**
 * @typedef {object} Table
 * @property {string} caption
 * @property {boolean} [quiet]      the caption is for those who do not see the heading above
 * @property {Column[]} columns     the first one names its row
 * @property {Child[][]} rows
 * @property {string} [kind]        `cards` folds into cards; `plain` scrolls sideways in its own region
 */

let count = 0;

/**
 * A table wider than its place scrolls there, and only then is a stop of the keyboard with a name. It is no landmark: the section it
 * stands in is one, often of the same name.
 * @param {Element} element @param {string} name the id of its caption
 */
function scrollsWhenWide(element, name) {
  const look = () => {
    const isWide = element.scrollWidth > element.clientWidth + 1;
    for (const [attribute, value] of [
      ['tabindex', '0'],
      ['role', 'group'],
      ['aria-labelledby', name],
    ]) {
      if (isWide) {
        element.setAttribute(attribute, value);
      } else {
        element.removeAttribute(attribute);
      }
    }
  };
  new ResizeObserver(look).observe(element);
}

/** @param {Column} column @param {number} i */
function heading(column, i) {
  const order = column.sort?.order;
  const content = column.sort
    ? h(
        'a',
        { href: column.sort.href, class: 'sort', id: `sort-${i}`, 'data-keep': '' },
        column.label,
        order === 'none' ? null : h('span', { class: `order ${order}`, 'aria-hidden': 'true' }),
      )
    : column.label;
  return h(
    'th',
    {
      scope: 'col',
      role: 'columnheader',
      class: column.number ? 'number' : null,
      'aria-sort': order && order !== 'none' ? order : null,
    },
    content,
  );
}

/** @param {Column} column @param {Child} content @param {boolean} first */
function cell(column, content, first) {
  const kind = [column.number ? 'number' : '', column.kind ?? ''].join(' ').trim() || null;
  return first
    ? h('th', { scope: 'row', role: 'rowheader', class: kind, 'data-label': column.number ? column.label : null }, content)
    : h('td', { role: 'cell', class: kind, 'data-label': column.label }, content);
}

/**
 * The explicit roles keep the table a table where the style sheet makes blocks of its rows.
 * @param {Table} table @returns {HTMLElement}
 */
export function table({ caption, quiet = false, columns, rows, kind = 'cards' }) {
  count += 1;
  const id = `table-${count}`;
  const element = h(
    'div',
    { class: 'scroll' },
    h(
      'table',
      { role: 'table', class: kind },
      h('caption', { id, class: quiet ? 'unseen' : null }, caption),
      h('thead', { role: 'rowgroup' }, h('tr', { role: 'row' }, columns.map(heading))),
      h(
        'tbody',
        { role: 'rowgroup' },
        rows.map((cells) =>
          h(
            'tr',
            { role: 'row' },
            cells.map((content, i) => cell(columns[i], content, i === 0)),
          ),
        ),
      ),
    ),
  );
  scrollsWhenWide(element, id);
  return element;
}

/**
 * A picture with its figures: the picture is one image to a screen reader, the figures are a table under it.
 * @param {{label: string, picture: Child, legend?: Child, figures: HTMLElement}} parts
 */
export function figure({ label, picture, legend = null, figures }) {
  return h(
    'figure',
    {},
    h('div', { class: 'picture', role: 'img', 'aria-label': label }, picture),
    legend,
    h('details', {}, h('summary', {}, say('chart.as_table')), figures),
  );
}
