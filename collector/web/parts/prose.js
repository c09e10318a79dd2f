/** What an author wrote, from the tree that the collector made of it: elements of a closed list, never markup. */

import { h } from '../base/dom.js';

/** Only these are followed; the collector lets no others through. @param {string} url */
const isWebAddress = (url) => /^https?:\/\//.test(url);

/** A link that leads away from here. @param {string} url @param {...import('../base/dom.js').Child} children */
export const outside = (url, ...children) =>
  isWebAddress(url) ? h('a', { href: url, rel: 'noopener noreferrer external' }, ...children) : h('span', {}, ...children);

/** @type {Record<string, (span: any) => import('../base/dom.js').Child>} */
const kSpans = {
  text: ({ text }) => text,
  code: ({ text }) => h('code', { dir: 'ltr' }, text),
  emphasis: ({ spans }) => h('em', {}, inline(spans)),
  strong: ({ spans }) => h('strong', {}, inline(spans)),
  link: ({ url, spans }) => outside(url, inline(spans)),
  line_break: () => h('br', {}),
};

/** @param {any[]} [spans] */
const inline = (spans = []) => spans.map((span) => kSpans[span.kind]?.(span) ?? null);

/** Sections of the page are h2: what an author heads within one begins below it. @param {number} level */
const headingTag = (level) => `h${Math.min(level, 4)}`;

/** @type {Record<string, (block: any) => import('../base/dom.js').Child>} */
const kBlocks = {
  paragraph: ({ spans }) => h('p', {}, inline(spans)),
  heading: ({ level, spans }) => h(headingTag(level), {}, inline(spans)),
  list: ({ ordered, start, blocks }) =>
    ordered ? h('ol', { start: start === 1 ? null : start }, prose(blocks)) : h('ul', {}, prose(blocks)),
  item: ({ blocks }) => h('li', {}, prose(blocks)),
  quote: ({ blocks }) => h('blockquote', {}, prose(blocks)),
  code: ({ text }) => h('pre', { tabindex: 0, dir: 'ltr' }, h('code', {}, text)),
  rule: () => h('hr', {}),
};

/** @param {any[]} [blocks] @returns {import('../base/dom.js').Child[]} */
export const prose = (blocks = []) => blocks.map((block) => kBlocks[block.kind]?.(block) ?? null);
