/** Sessions with mail hosts, address by address. Pure. */

import { byHost, linesOf, note, sight, trustWord } from './evidence.js';

/** @typedef {import('./evidence.js').Sight} Sight */

/** The steps of a session, in order (RFC 5321, RFC 3207, RFC 7672). */
export const kMailSteps = ['connect', 'banner', 'ehlo', 'starttls', 'handshake', 'dane'];

/** Only the step at which the session stopped has its failure; those after it were not tried. @param {any} session */
const plainSteps = (session) => [
  { step: 'connect', good: true, word: 'open' },
  { step: 'banner', good: session.greeting === 220, word: String(session.greeting ?? '') },
  { step: 'ehlo', good: session.ehlo === 250, word: String(session.ehlo ?? '') },
  {
    step: 'starttls',
    good: session.starttls_offered === true,
    word: session.starttls_offered ? 'offered' : 'unoffered',
  },
];

/** @param {string} probe @param {any} session @returns {[string, Sight][]} */
function sights(probe, session) {
  const { step: last, failure, handshake, dane } = session;
  const reached = last === 'done' ? kMailSteps.length : kMailSteps.indexOf(last);
  /** @type {[string, Sight][]} */
  const told = plainSteps(session)
    .filter(({ step }) => kMailSteps.indexOf(step) <= reached)
    .filter(({ step }) => step !== 'starttls' || session.ehlo === 250)
    .map(({ step, good, word }) => [
      step,
      sight(probe, step === last ? { failure, elapsed_seconds: session.elapsed_seconds } : {}, good, word),
    ]);
  if (handshake) {
    // Between mail hosts a certificate binds only where DANE or MTA-STS says so: the word tells, no verdict is made of it.
    told.push(['handshake', sight(probe, handshake, true, trustWord(handshake))]);
  }
  if (dane) {
    told.push(['dane', sight(probe, {}, dane === 'matched', dane)]);
  }
  return told;
}

/** @param {any} document @returns {import('./evidence.js').AddressRow[]} mail hosts' addresses, IPv6 first */
export function mailRows(document) {
  /** @type {Map<string, import('./evidence.js').AddressRow>} */
  const rows = new Map();
  for (const { probe, result } of linesOf(document)) {
    for (const session of result.evidence.mail?.sessions ?? []) {
      for (const [step, seen] of sights(probe, session)) {
        note(rows, session.host, session.address, step, seen);
      }
    }
  }
  return [...rows.values()].sort(byHost);
}
