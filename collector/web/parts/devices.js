/** Small pieces that the pages of home routers share. */

import { h } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { address } from '../base/routes.js';
import { citationOf, countsOf, verdictKey } from '../facts/devices.js';
import { deviceGlyph } from './glyphs.js';
import { bdi, code, english, explained, known, notice, range } from './words.js';

/** @param {string | null} verdict as the API says it, or a key of messages */
export function verdictMark(verdict) {
  const key = verdictKey(verdict);
  return h('span', { class: 'mark' }, deviceGlyph(key), h('span', {}, sayWord('device_verdict', key)));
}

/** @param {any} device */
const deviceName = ({ maker, model, firmware }) => [bdi(`${maker} ${model}`, 'strong'), ' ', h('small', {}, bdi(firmware))];

/** @param {any} device */
export const deviceLink = (device) => h('a', { href: address('device', { id: device.id }) }, deviceName(device));

/** A share with what of it is not certain; withheld ones are not known to the public. @param {any} share */
export const shareText = (share) =>
  share === null
    ? sayWord('device_verdict', 'withheld')
    : [known(share.value, form.score), h('small', {}, range(share.low, share.high))];

/** @param {any} device */
export const countList = ({ counts }) =>
  h(
    'ul',
    { class: 'legend' },
    countsOf(counts).map(({ verdict, count }) =>
      h('li', {}, deviceGlyph(verdict), h('b', {}, form.number(count)), ' ', sayWord('device_verdict', verdict)),
    ),
  );

/** Of what may not be told yet; null when nothing is withheld. @param {any} device */
export const withheldNotice = ({ withheld_until: until }) =>
  until === null ? null : notice('warning', say('device.withheld', { day: form.day(until) }));

/** Where a requirement stands written; a form of it newer than this page is English. @param {string} document */
function citation(document) {
  const it = citationOf(document);
  return it === null ? english(document) : say(it.key, it.values);
}

/** The key words of requirements (RFC 2119) are the same in every language. @param {string} level */
export const levelText = (level) => (level === 'info' ? sayWord('level', level) : bdi(level));

/** A requirement with where it stands written. @param {{row: string, requirement: string, document: string}} it */
export const requirementText = ({ row, requirement, document }) => [
  code(row, 'strong'),
  ' ',
  h('span', { class: 'requirement' }, explained('requirements', row, requirement)),
  h('small', {}, citation(document)),
];

/** What leads up to a page of home routers. @param {...[string, import('../base/dom.js').Child]} steps */
export const deviceTrail = (...steps) =>
  h(
    'p',
    { class: 'over' },
    h('a', { href: address('devices') }, say('nav.devices')),
    steps.map(([href, text]) => [' / ', h('a', { href }, text)]),
  );
