/** One home router: what it does right and wrong, row by row. */

import { paths, read, readIfThere } from '../base/api.js';
import { h, replace } from '../base/dom.js';
import { startExplanations } from '../base/explanations.js';
import { form, say, sayWord } from '../base/language.js';
import { address, writeQuery } from '../base/routes.js';
import { byVerdict, rowsOf, siblingsOf } from '../facts/devices.js';
import { countList, deviceTrail, requirementText, shareText, verdictMark, withheldNotice } from '../parts/devices.js';
import { table } from '../parts/table.js';
import { bdi, facts, finding, fingerprint, known, section, timeMark } from '../parts/words.js';

/** @typedef {import('../base/navigation.js').Context} Context */
/** @typedef {import('../facts/devices.js').Row} Row */

/** @param {Row} it */
const rowCells = (it) => [
  requirementText(it),
  verdictMark(it.verdict),
  [
    it.reason ? finding(it.reason) : '',
    it.dissent ? h('span', { class: 'flag' }, say('device.dissent')) : null,
    it.packets.length === 0
      ? null
      : h('small', {}, say('device.packets', { count: it.packets.length, list: form.list(it.packets.map(form.number)) })),
  ],
];

/** @param {{verdict: string, rows: Row[]}} group */
const group = ({ verdict, rows }) =>
  h(
    'details',
    { open: ['fail', 'warn', 'withheld'].includes(verdict) ? '' : null },
    h('summary', {}, verdictMark(verdict), ' ', form.number(rows.length)),
    table({
      caption: sayWord('device_verdict', verdict),
      quiet: true,
      columns: [
        { label: say('column.requirement') },
        { label: say('column.verdict') },
        { label: say('column.reason'), kind: 'wide' },
      ],
      rows: rows.map(rowCells),
    }),
  );

/** @param {any} device */
const gateTable = ({ gate_parts: parts }) =>
  table({
    caption: say('device.gate'),
    quiet: true,
    columns: [{ label: say('column.part') }, { label: say('column.state') }, { label: say('column.reason'), kind: 'wide' }],
    rows: parts.map((/** @type {any} */ it) => [
      sayWord('gate_part', it.part),
      sayWord('device_gate', it.state),
      finding(it.reason),
    ]),
  });

/** @param {any} device */
const runTable = ({ run_list: runs }) =>
  table({
    caption: say('device.runs'),
    quiet: true,
    columns: [
      { label: say('column.run') },
      { label: say('column.started') },
      { label: say('column.laboratory') },
      { label: say('column.packets'), number: true },
      { label: say('column.capture') },
    ],
    rows: runs.map((/** @type {any} */ it) => [
      fingerprint(it.run),
      timeMark(it.began),
      bdi(it.laboratory),
      form.number(it.packets),
      say(it.capture_kept ? 'value.yes' : 'value.no'),
    ]),
  });

/** @param {any} device @param {any[]} devices */
function siblings(device, devices) {
  const others = siblingsOf(device, devices);
  return others.length === 0
    ? null
    : section(
        'firmwares',
        say('device.other_firmwares'),
        h(
          'ul',
          { class: 'inline' },
          others.map((it) =>
            h(
              'li',
              {},
              h('a', { href: address('comparison', { id: device.id, other: it.id }) }, say('device.compare_with', { firmware: it.firmware })),
            ),
          ),
        ),
      );
}

/** Of a regulator's figures. @param {any} device */
const homesText = ({ homes }) =>
  homes.length === 0
    ? known(null, String)
    : homes.map((/** @type {any} */ it) =>
        h('div', {}, `${form.country(it.country)} ${form.percent(it.share)}`, ' ', h('small', {}, bdi(it.source), ' ', form.day(it.dated))),
      );

/** @param {any} device @param {any[]} devices */
function body(device, devices) {
  return [
    withheldNotice(device),
    facts(
      [
        [say('column.out_of_the_box'), sayWord('device_gate', device.gate)],
        [say('column.value'), shareText(device.score)],
        [say('column.connectivity'), shareText(device.connectivity)],
        [say('pillar.security'), shareText(device.security)],
        [say('column.homes'), homesText(device)],
      ],
      'facts strip',
    ),
    countList(device),
    section('rows', say('column.requirements'), byVerdict(rowsOf(device)).map(group)),
    section('gate', say('device.gate'), gateTable(device)),
    siblings(device, devices),
    section('runs', say('device.runs'), runTable(device)),
  ];
}

/** A laboratory reads what it brought itself. The token stays in this page alone. @param {(token: string) => void} ask */
function tokenForm(ask) {
  const input = h('input', { type: 'password', id: 'token', name: 'token', autocomplete: 'off' });
  return h(
    'form',
    {
      class: 'filter',
      'aria-label': say('device.token'),
      onsubmit: (/** @type {Event} */ event) => {
        event.preventDefault();
        ask(/** @type {HTMLInputElement} */ (input).value.trim());
      },
    },
    h('div', { class: 'field' }, h('label', { for: 'token' }, say('device.token')), input),
    h('button', { type: 'submit' }, say('device.token_show')),
    h('p', { class: 'said', role: 'status' }),
  );
}

/** @param {Context} context */
export async function show({ names: { id }, signal }) {
  const [device] = await Promise.all([read(paths.device(id), signal), startExplanations('requirements/')]);
  const alike = await readIfThere(paths.devices(writeQuery({ q: device.model, limit: 1000 })), signal);
  const region = h('div', { class: 'results' }, body(device, alike?.devices ?? []));
  const ask = async (/** @type {string} */ token) => {
    const told = await read(paths.device(id), signal, token).catch(() => device);
    replace(region, ...body(told, alike?.devices ?? []));
    const said = form_.querySelector('.said');
    if (said !== null) {
      replace(said, told.withheld_until === null ? '' : say('device.token_wrong'));
    }
  };
  const form_ = tokenForm((token) => void ask(token));
  const name = `${device.maker} ${device.model} ${device.firmware}`;
  return {
    title: name,
    content: [
      h('div', { class: 'head' }, deviceTrail(), h('h1', { tabindex: -1 }, bdi(name))),
      region,
      device.withheld_until === null ? null : form_,
    ],
  };
}
