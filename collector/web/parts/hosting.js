/** Where the addresses of a target lie: networks and countries by family, and what follows of them. */

import { h } from '../base/dom.js';
import { form, say } from '../base/language.js';
import { table } from './table.js';
import { facts, known, notice } from './words.js';

/** @param {boolean | null} value */
const answer = (value) => known(value, (it) => say(it ? 'value.yes' : 'value.no'));

/** @param {string} family @param {any} network */
const row = (family, network) => [
  family,
  network.as_number === 0 ? known(null, String) : `AS${network.as_number}`,
  known(network.as_name || null, String),
  known(network.country || null, form.country),
];

/** @param {any} hosting as the API tells it, null without context */
export function hostingTable(hosting) {
  if (!hosting) {
    return notice('plain', say('hosting.none'));
  }
  return [
    facts(
      [
        [say('hosting.in_country'), answer(hosting.in_country)],
        [say('hosting.same_operator'), answer(hosting.same_operator)],
      ],
      'facts strip',
    ),
    h('p', { class: 'note' }, say('hosting.means')),
    table({
      caption: say('hosting.title'),
      quiet: true,
      columns: [
        { label: say('hosting.family') },
        { label: say('hosting.network') },
        { label: say('hosting.organisation') },
        { label: say('hosting.country') },
      ],
      rows: [
        ...hosting.ipv6.map((/** @type {any} */ it) => row('IPv6', it)),
        ...hosting.ipv4.map((/** @type {any} */ it) => row('IPv4', it)),
      ],
    }),
  ];
}
