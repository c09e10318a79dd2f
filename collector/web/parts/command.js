/** A command to repeat a test, with a button that copies it. */

import { h } from '../base/dom.js';
import { say } from '../base/language.js';
import { code } from './words.js';

/**
 * Where the clipboard is out of reach (plain HTTP), the text is selected for the reader's own keys.
 * @param {string} text
 * @param {Element} shown
 */
async function copy(text, shown) {
  try {
    await navigator.clipboard.writeText(text);
    return 'command.copied';
  } catch {
    getSelection()?.selectAllChildren(shown);
    return 'command.selected';
  }
}

/** @param {string} text */
export function command(text) {
  const shown = code(text);
  const said = h('span', { class: 'said', role: 'status' });
  const onclick = async () => {
    said.textContent = say(await copy(text, shown));
  };
  return h(
    'div',
    { class: 'command' },
    h('pre', { tabindex: 0, dir: 'ltr' }, shown),
    h(
      'button',
      { type: 'button', onclick, 'aria-label': say('command.copy_what', { command: text }) },
      say('command.copy'),
    ),
    said,
  );
}

/** The first ones show the fault; the same for every further name and address is there for who asks. */
const kShown = 2;

/** @param {string[]} all */
export function commands(all) {
  const more = all.slice(kShown);
  return h(
    'div',
    { class: 'commands' },
    all.slice(0, kShown).map(command),
    more.length === 0
      ? null
      : h('details', {}, h('summary', {}, say('command.more', { count: more.length })), more.map(command)),
  );
}
