/** Controls of a form. */

import { h } from '../base/dom.js';

/** Typing is over when no key came for so long. */
const kTypingPauseMs = 300;

/** A control with its label over it. @param {string} label @param {HTMLElement} control @param {string} [kind] */
export const field = (label, control, kind = '') =>
  h('div', { class: `field ${kind}`.trim() }, h('label', { for: control.id }, label), control);

/**
 * Words to search for; asks by itself once the reader stops typing.
 * @param {string} id @param {() => void} ask
 */
export function searchBox(id, ask) {
  const input = /** @type {HTMLInputElement} */ (
    h('input', { id, name: 'q', type: 'search', maxlength: 200, autocomplete: 'off', spellcheck: 'false' })
  );
  let typing = 0;
  input.addEventListener('input', () => {
    clearTimeout(typing);
    typing = window.setTimeout(() => {
      typing = 0;
      ask();
    }, kTypingPauseMs);
  });
  const words = () => input.value.trim();
  const set = (/** @type {string} */ asked) => {
    // What is being typed is not asked yet and must not be lost.
    if (typing === 0 && words() !== asked) {
      input.value = asked;
    }
  };
  return { input, words, set };
}
