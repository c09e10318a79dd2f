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

/** @param {string[]} commands */
export const commands = (commands) => h('div', { class: 'commands' }, commands.map(command));
