/** In the place of a nation's numbers, where there are none yet: its list is known, and that is something. */

import { ApiError, read } from '../base/api.js';
import { h } from '../base/dom.js';
import { chapter, form, say } from '../base/language.js';
import { address, writeQuery } from '../base/routes.js';
import { countryHead } from './country.js';
import { notice } from './words.js';

/** @param {string} country @param {AbortSignal} signal */
async function isListed(country, signal) {
  const { targets } = await read(`/api/v1/targets${writeQuery({ country, limit: 1 })}`, signal);
  return targets.length > 0;
}

/** @param {string} country @returns {import('../base/navigation.js').View} */
function view(country) {
  const step = (/** @type {string} */ it) => h('a', { href: address(it, { country }), class: 'button' }, say(`tab.${it}`));
  return {
    title: form.country(country),
    content: [
      countryHead(country, 'nation', form.country(country)),
      notice('plain', h('p', {}, say('unmeasured.means'))),
      h('p', { class: 'actions' }, step('targets'), ' ', step('organisations')),
    ],
  };
}

/**
 * What stands there when the collector has no numbers of a nation; the error itself where it knows nothing of it at all.
 * @param {string} country @param {unknown} error @param {AbortSignal} signal
 */
export async function unmeasured(country, error, signal) {
  if (!(error instanceof ApiError) || error.status !== 404 || !(await isListed(country, signal))) {
    throw error;
  }
  await chapter('unmeasured');
  return view(country);
}
