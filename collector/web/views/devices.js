/** The home routers that laboratories have measured. */

import { paths, read } from '../base/api.js';
import { h } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { address, writeQuery } from '../base/routes.js';
import { cursorIn } from '../facts/target_list.js';
import { countList, deviceLink, shareText } from '../parts/devices.js';
import { table } from '../parts/table.js';
import { notice, timeMark } from '../parts/words.js';

/** @typedef {import('../base/navigation.js').Context} Context */

const kPage = 100;

/** @param {any} device */
const row = (device) => [
  deviceLink(device),
  sayWord('device_gate', device.gate),
  shareText(device.score),
  shareText(device.connectivity),
  shareText(device.security),
  countList(device),
  device.homes.map((/** @type {any} */ it) => `${form.country(it.country)} ${form.percent(it.share)}`).join(', '),
  timeMark(device.newest_run, form.day),
];

/** @param {any[]} devices */
function deviceTable(devices) {
  return table({
    caption: say('devices.caption'),
    quiet: true,
    columns: [
      { label: say('column.device') },
      { label: say('column.out_of_the_box') },
      { label: say('column.value'), number: true },
      { label: say('column.connectivity'), number: true },
      { label: say('pillar.security'), number: true },
      { label: say('column.requirements') },
      { label: say('column.homes') },
      { label: say('column.newest_run') },
    ],
    rows: devices.map(row),
  });
}

/** @param {string} cursor @param {string | null} next */
function pager(cursor, next) {
  const link = (/** @type {string} */ to, /** @type {string} */ text) =>
    h('a', { href: address('devices', {}, { cursor: to }), class: 'button' }, text);
  if (cursor === '' && next === null) {
    return null;
  }
  return h(
    'nav',
    { class: 'pager', 'aria-label': say('targets.pages') },
    cursor === '' ? null : link('', say('targets.first_page')),
    next === null ? null : link(cursorIn(next), say('targets.next_page')),
  );
}

/** @param {Context} context */
export async function show({ query, signal }) {
  const cursor = query.cursor ?? '';
  const { devices, next } = await read(paths.devices(writeQuery({ cursor, limit: kPage })), signal);
  return {
    title: say('nav.devices'),
    content: [
      h(
        'div',
        { class: 'head' },
        h('h1', { tabindex: -1 }, say('nav.devices')),
        h('p', { class: 'lead' }, say('devices.lead')),
      ),
      devices.length === 0 ? notice('plain', say('devices.none')) : deviceTable(devices),
      pager(cursor, next),
      h(
        'p',
        { class: 'note' },
        h('a', { href: address('requirements') }, say('devices.requirements')),
        ' · ',
        h('a', { href: paths.table('devices') }, say('devices.csv')),
      ),
    ],
  };
}
