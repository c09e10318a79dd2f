/** What to fix first: which one change, by whom, would lift the nation most. */

import { ApiError, paths, read, readIfThere } from '../base/api.js';
import { h } from '../base/dom.js';
import { startExplanations } from '../base/explanations.js';
import { form, say } from '../base/language.js';
import { readTargets } from '../base/targets.js';
import { fixesOf } from '../facts/fixes.js';
import { countryHead } from '../parts/country.js';
import { fixList, namesOf } from '../parts/fixes.js';
import { notice } from '../parts/words.js';

/** @typedef {import('../base/navigation.js').Context} Context */

/** The list of services only adds names: without it the page still says what to mend. @param {unknown} error @returns {{targets: any[]}} */
function unnamed(error) {
  if (error instanceof ApiError) {
    return { targets: [] };
  }
  throw error;
}

/** @param {Context} context */
export async function show({ names: { country }, signal }) {
  const [document, { targets }, leverage] = await Promise.all([
    read(paths.fixes(country), signal),
    readTargets(country, signal).catch(unnamed),
    readIfThere(paths.leverage(country), signal),
    startExplanations(),
  ]);
  const fixes = fixesOf(document);
  return {
    title: say('title.of_country', { page: say('tab.fix'), country: form.country(country) }),
    content: [
      countryHead(country, 'fix', say('tab.fix')),
      h('p', { class: 'lead' }, say('fix.lead')),
      h('p', { class: 'note' }, say('fix.gain_means')),
      fixes.length === 0 ? notice('plain', say('fix.none')) : fixList(country, fixes, namesOf(targets, leverage)),
    ],
  };
}
