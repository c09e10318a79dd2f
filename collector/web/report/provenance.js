/** Where the numbers of a report or letter come from: the part that makes it more than a claim. */

import { h } from '../base/dom.js';
import { say } from '../base/language.js';
import { command } from '../parts/command.js';
import { bdi, code, daysText, facts, link, section, timeMark } from '../parts/words.js';

/**
 * @typedef {object} Frame  what is known of a report beside its facts
 * @property {string} id    "" while it is not kept
 */

/** The window of a score. @param {any} nation */
export const windowText = ({ window }) => daysText(window);

/** Where a kept report stands for ever. @param {any} facts @param {Frame} frame */
const permanentAddress = ({ publisher }, { id }) => `${publisher.page}/reports/${id}`;

/** Whole fingerprints: on paper there is nothing to hover over. @param {any} document @param {Frame} frame */
export function hashes(document, frame) {
  const { nation } = document;
  return facts(
    [
      [say('nation.fact_window'), windowText(nation)],
      [say('nation.fact_as_of'), timeMark(document.as_of)],
      [say('column.methodology'), [bdi(nation.methodology), h('br'), code(nation.methodology_sha256)]],
      [say('nation.frame'), [bdi(nation.title ?? ''), h('br'), code(nation.frame_sha256)]],
      [say('nation.software'), bdi(nation.software)],
      frame.id ? [say('report.id'), code(frame.id)] : null,
      frame.id ? [say('report.address'), link(permanentAddress(document, frame), code(permanentAddress(document, frame)))] : null,
    ],
    'facts full',
  );
}

/** How anyone makes the same numbers again. @param {any} document @param {Frame} frame */
export function repetition({ country, as_of: asOf, publisher }, { id }) {
  return section(
    'repeat',
    say('report.repeat'),
    h('p', {}, say('report.repeat_means')),
    id ? command(`curl -s ${publisher.page}/api/v1/reports/${id} | sha256sum`) : null,
    command(`sextant-collector report ${country} --as-of ${asOf}`),
  );
}

/** Who publishes, and where a finding is disputed. @param {any} document */
export const publisherText = ({ publisher }) => [
  publisher.name ? h('p', { class: 'publisher' }, bdi(publisher.name)) : null,
  publisher.contact ? h('p', { class: 'publisher' }, say('report.contact'), ' ', bdi(publisher.contact)) : null,
];
