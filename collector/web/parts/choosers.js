/** What a reader can set for themselves: theme, language, digits. */

import { h } from '../base/dom.js';
import { kLanguages, say, spoken } from '../base/language.js';
import { globeGlyph } from './glyphs.js';

const kThemes = ['system', 'light', 'dark'];
const kStored = 'sextant.theme';

/** @param {string} theme */
function applyTheme(theme) {
  const root = document.documentElement;
  if (theme === 'system') {
    delete root.dataset.theme;
  } else {
    root.dataset.theme = theme;
  }
  try {
    localStorage.setItem(kStored, theme);
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

/**
 * @param {string} id
 * @param {string} label
 * @param {string} chosen
 * @param {[string, string][]} choices
 * @param {(value: string) => void} choose
 */
function chooser(id, label, chosen, choices, choose) {
  const onchange = (/** @type {Event} */ event) => choose(/** @type {HTMLSelectElement} */ (event.target).value);
  return h(
    'div',
    { class: 'chooser' },
    h('label', { for: id, class: 'unseen' }, label),
    h(
      'select',
      { id, onchange },
      choices.map(([value, text]) => h('option', { value, selected: value === chosen }, text)),
    ),
  );
}

export const themeChooser = () =>
  chooser(
    'theme',
    say('theme.label'),
    document.documentElement.dataset.theme ?? 'system',
    kThemes.map((theme) => [theme, say(`theme.${theme}`)]),
    applyTheme,
  );

/**
 * Every language under its own name, as a link of its own: a list that opens, for a select would change the page at each
 * step of the arrow keys. @param {(tag: string) => void} choose
 */
export function languageChooser(choose) {
  const item = (/** @type {[string, string]} */ [tag, name]) =>
    h(
      'li',
      {},
      h(
        'a',
        {
          href: `${location.pathname}?lang=${tag}`,
          lang: tag,
          hreflang: tag,
          'aria-current': tag === spoken.tag ? 'true' : null,
          onclick: (/** @type {Event} */ event) => {
            event.preventDefault();
            choose(tag);
          },
        },
        name,
      ),
    );
  const summary = h(
    'summary',
    {},
    globeGlyph(),
    h('span', { class: 'unseen' }, say('language.label'), ' '),
    h('span', {}, kLanguages[/** @type {keyof typeof kLanguages} */ (spoken.tag)]),
  );
  const details = /** @type {HTMLDetailsElement} */ (
    h('details', { class: 'languages', id: 'languages' }, summary, h('ul', {}, Object.entries(kLanguages).map(item)))
  );
  closesWhenLeft(details, summary);
  return details;
}

/** A list over the page must not stay open behind the reader's back. @param {HTMLDetailsElement} details @param {HTMLElement} summary */
function closesWhenLeft(details, summary) {
  details.addEventListener('focusout', (event) => {
    if (event.relatedTarget instanceof Node && !details.contains(event.relatedTarget)) {
      details.open = false;
    }
  });
  details.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && details.open) {
      details.open = false;
      summary.focus();
    }
  });
}

/** Only where a language is written with more than one set of digits. @param {(numerals: string) => void} choose */
export const digitChooser = (choose) =>
  spoken.choices.length < 2
    ? null
    : chooser(
        'digits',
        say('digits.label'),
        spoken.numerals,
        spoken.choices.map((it) => [it, new Intl.NumberFormat(`en-u-nu-${it}`, { useGrouping: false }).format(123)]),
        choose,
      );
