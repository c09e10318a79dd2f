/** The chapters on services: each with its state and cause, and what every cause means. */

import { h } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { address } from '../base/routes.js';
import { byOrganisation } from '../facts/report.js';
import { table } from '../parts/table.js';
import { adviceOf, bdi, causeText, explained, facts, known, link, scoresNote, section, targetMark, targetName } from '../parts/words.js';

/** @param {any[]} targets @param {{first: string, last: string}} window of their scores @param {{addressee?: boolean}} [to] addressee: all are of the one who reads it */
export function servicesChapter(targets, window, { addressee = false } = {}) {
  const unlessAddressed = (/** @type {any} */ it) => (addressee ? [] : [it]);
  return section(
    'services',
    say('report.services'),
    scoresNote(window),
    table({
      caption: say('report.services_caption'),
      columns: [
        { label: say('column.target') },
        ...unlessAddressed({ label: say('report.organisation'), kind: 'organisation' }),
        { label: say('column.sector') },
        { label: say('column.state') },
        { label: say('column.cause'), kind: 'cause' },
        { label: say('pillar.web'), number: true },
        { label: say('pillar.dns'), number: true },
        { label: say('pillar.mail'), number: true },
      ],
      rows: byOrganisation(targets, form.compare).map((it) => [
        link(address('target', { domain: it.domain }), targetName(it)),
        ...unlessAddressed(bdi(it.organisation)),
        sayWord('sector', it.sector),
        targetMark(it),
        causeText(it.cause),
        known(it.web_score, form.score),
        known(it.dns_score, form.score),
        known(it.mail_score, form.score),
      ]),
    }),
  );
}

/** @param {any} remedy @param {any[]} targets */
function remedyOf(remedy, targets) {
  const count = targets.filter(({ cause }) => cause === remedy.cause).length;
  return h(
    'div',
    { class: 'finding' },
    h('h3', {}, causeText(remedy.cause)),
    facts(
      [
        [say('fix.mender'), sayWord('owner', remedy.owner)],
        count === 0 ? null : [say('column.targets'), form.number(count)],
      ],
      'facts inline',
    ),
    explained('sentences', remedy.cause, remedy.sentence, 'p'),
    adviceOf(remedy),
  );
}

/** @param {any[]} remedies @param {any[]} targets */
export function remediesChapter(remedies, targets) {
  return section(
    'remedies',
    say('report.remedies'),
    h('p', {}, say('report.remedies_means')),
    remedies.map((remedy) => remedyOf(remedy, targets)),
  );
}
