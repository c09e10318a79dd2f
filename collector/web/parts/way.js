/** What stands between a service and a visitor without IPv4: hosts that its page needs, and the way from the root. */

import { h } from '../base/dom.js';
import { say, sayList, sayWord } from '../base/language.js';
import { table } from './table.js';
import { stepCell } from './visit.js';
import { code, finding } from './words.js';

/** @param {import('../facts/page_hosts.js').PageHost[]} hosts */
export const hostTable = (hosts) =>
  table({
    caption: say('needs.caption'),
    columns: [
      { label: say('column.name') },
      { label: say('column.party') },
      { label: say('column.used_for') },
      { label: sayWord('family', 'ipv6') },
      { label: sayWord('family', 'ipv4') },
    ],
    rows: hosts.map(({ host, party, kinds, over6, over4 }) => [
      code(host),
      sayWord('party', party),
      sayList(kinds.map((it) => sayWord('resource', it))),
      stepCell(over6),
      stepCell(over4),
    ]),
  });

/** @param {import('../facts/ways.js').Link} link */
const linkLine = ({ zone, servers }) =>
  h(
    'li',
    {},
    code(zone),
    h(
      'ul',
      {},
      servers.map(({ name, answer, detail, blocked_by }) =>
        h(
          'li',
          {},
          code(name),
          ' ',
          sayWord('server_answer', answer),
          blocked_by ? [' ', say('ways.blocked_by', { zone: blocked_by })] : null,
          detail ? [' ', finding(detail)] : null,
        ),
      ),
    ),
  );

/** @param {import('../facts/ways.js').Way} way */
const walk = ({ links }) =>
  links.length === 0
    ? h('span', { class: 'note' }, say('ways.no_walk'))
    : h(
        'details',
        { class: 'step' },
        h('summary', {}, h('span', {}, say('ways.walk', { count: links.length }))),
        h('ol', {}, links.map(linkLine)),
      );

/** @param {import('../facts/ways.js').Way[]} ways */
export const wayTable = (ways) =>
  table({
    caption: say('ways.caption'),
    columns: [
      { label: say('column.name') },
      { label: say('column.type') },
      { label: say('column.family') },
      { label: say('column.answer') },
      { label: say('column.walk') },
    ],
    rows: ways.map((way) => [
      code(way.name),
      code(way.type),
      sayWord('family', way.family),
      stepCell(way.sights),
      walk(way),
    ]),
  });
