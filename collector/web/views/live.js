/** Results as they come in. Nothing here is kept: the page shows the newest, the ledger has all. */

import { paths } from '../base/api.js';
import { h, replace } from '../base/dom.js';
import { form, say, sayWord } from '../base/language.js';
import { address } from '../base/routes.js';
import { emptyFeed, kKept, lineOf, setPaused, take } from '../facts/feed.js';
import { yesNoGlyph } from '../parts/glyphs.js';
import { bdi, causeLink, code, finding, known, notice, range, stateMark, statusMark } from '../parts/words.js';

/** @typedef {import('../base/navigation.js').Context} Context */
/** @typedef {import('../facts/feed.js').Line} Line */

const kKinds = /** @type {const} */ (['result', 'score', 'vantage', 'gap']);

/** One result does not change what the public sees; where the two differ, both are told. @param {any} result */
const stillShown = ({ state, shown }) =>
  shown && shown.state !== state ? [' · ', say('live.shown', { state: sayWord('state', shown.state) })] : null;

/** @type {Record<Line['kind'], (data: any) => import('../base/dom.js').Child>} */
const kTellers = {
  result: (it) => [
    h('a', { href: address('target', { domain: it.domain }) }, code(it.domain)),
    stateMark(it.state),
    h('span', {}, causeLink(it.cause)),
    h('span', { class: 'by' }, say('live.by', { probe: it.probe }), stillShown(it)),
  ],
  score: (it) => [
    h('a', { href: address('nation', { country: it.country }) }, form.country(it.country)),
    h('b', {}, known(it.index, form.score)),
    h('span', {}, range(it.interval?.[0], it.interval?.[1])),
    statusMark(it.status),
  ],
  vantage: (it) => [
    h('b', {}, bdi(it.name)),
    ...['ipv4', 'ipv6'].map((family) =>
      h('span', { class: 'mark' }, yesNoGlyph(it[`qualified_${family}`]), sayWord('family', family)),
    ),
    finding(it.reason ?? ''),
  ],
  gap: () => h('span', {}, say('live.gap')),
};

/** @param {Line} line */
const item = ({ kind, data, at }) =>
  h(
    'li',
    { class: kind },
    h('time', { datetime: new Date(at).toISOString() }, form.clock(at)),
    h('span', { class: 'kind' }, say(`live.kind_${kind}`)),
    h('div', {}, kTellers[kind](data)),
  );

/** Redraws at most once a frame, however many lines come in; nothing while the reader has stopped the list. */
function painter(/** @type {() => void} */ paint) {
  let wanted = false;
  return () => {
    if (!wanted) {
      wanted = true;
      requestAnimationFrame(() => {
        wanted = false;
        paint();
      });
    }
  };
}

/**
 * The stream reconnects by itself, from the last id it saw; only its state is said aloud, never its lines.
 * @param {(kind: Line['kind'], event: MessageEvent) => void} take
 * @param {(state: string) => void} tell
 */
function listen(take, tell) {
  const source = new EventSource(paths.events());
  source.addEventListener('open', () => tell('open'));
  source.addEventListener('error', () => tell(source.readyState === EventSource.CLOSED ? 'closed' : 'waiting'));
  kKinds.forEach((kind) => source.addEventListener(kind, (event) => take(kind, /** @type {MessageEvent} */ (event))));
  return source;
}

/** @param {() => void} onclick */
function controls(onclick) {
  const button = h('button', { type: 'button', 'aria-pressed': 'false', onclick }, say('live.pause'));
  const status = h('p', { class: 'stream', role: 'status' }, say('live.state_connecting'));
  const count = h('p', { class: 'count' });
  return { button, status, count, element: h('div', { class: 'controls' }, button, status, count) };
}

/** @param {Context} _context */
export async function show(_context) {
  let feed = emptyFeed();
  const list = h('ol', { class: 'feed', 'aria-label': say('live.list') });
  const empty = notice('plain', say('live.none'));
  const shown = controls(() => {
    feed = setPaused(feed, !feed.paused);
    shown.button.setAttribute('aria-pressed', String(feed.paused));
    repaint();
  });
  const repaint = painter(() => {
    replace(
      shown.count,
      feed.paused && feed.waiting > 0
        ? say('live.waiting', { count: feed.waiting })
        : say('live.seen', { seen: feed.seen, most: kKept }),
    );
    empty.hidden = feed.lines.length > 0;
    if (!feed.paused) {
      replace(list, feed.lines.map(item));
    }
  });
  const source = listen(
    (kind, event) => {
      const line = lineOf(kind, event.lastEventId, event.data, Date.now());
      feed = line === null ? feed : take(feed, line);
      repaint();
    },
    (state) => {
      shown.status.dataset.state = state;
      replace(shown.status, say(`live.state_${state}`));
    },
  );
  repaint();
  return {
    title: say('nav.live'),
    content: [
      h(
        'div',
        { class: 'head' },
        h('h1', { tabindex: -1 }, say('nav.live')),
        h('p', { class: 'lead' }, say('live.lead')),
      ),
      shown.element,
      empty,
      list,
    ],
    leave: () => source.close(),
  };
}
