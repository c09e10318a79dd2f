/** Moves between views without loading the page anew: address, title, focus, scroll, and what goes wrong. */

import { match } from './routes.js';

/**
 * @typedef {object} Context  what a view is given
 * @property {Record<string, string>} names
 * @property {Record<string, string>} query
 * @property {AbortSignal} signal  of this navigation
 * @property {(href: string, how?: {quiet?: boolean}) => void} go
 * @property {Views} views
 */
/** @typedef {Record<string, () => Promise<{show: (context: Context) => Promise<View>}>>} Views */
/**
 * @typedef {object} View  what a view gives back
 * @property {string} title
 * @property {import('./dom.js').Child} content
 * @property {(query: Record<string, string>, signal: AbortSignal) => Promise<void>} [update]  for another query of the
 *   same address
 * @property {() => void} [leave]
 */
/** @typedef {{view: string, names: Record<string, string>, query: Record<string, string>}} Place */
/**
 * @typedef {object} Stage  what shows views
 * @property {() => void} busy
 * @property {(name: string, view: View) => void} show
 * @property {(name: string) => void} updated
 * @property {(error: unknown) => void} failed
 */

/** @param {Place | null} a @param {Place} b */
const isSamePage = (a, b) => a !== null && a.view === b.view && JSON.stringify(a.names) === JSON.stringify(b.names);

export class Navigation {
  /** @param {Views} views @param {Stage} stage */
  constructor(views, stage) {
    this.views = views;
    this.stage = stage;
    /** @type {Place | null} */
    this.place = null;
    /** @type {View | null} */
    this.view = null;
    this.turn = new AbortController();
    /** The address of what is shown, or being fetched. */
    this.here = '';
  }

  /** Takes over the links of the page and the buttons of the browser. */
  start() {
    history.scrollRestoration = 'manual';
    document.addEventListener('click', (event) => this.#clicked(event));
    addEventListener('popstate', (event) => this.#popped(event));
    addEventListener('hashchange', () => settleAtMark());
    return this.#arrive({ scroll: null, quiet: true, mark: true });
  }

  /** A step to a mark on the same page, as the skip link's, is the browser's own affair; so is the way back from one. @param {PopStateEvent} event */
  #popped(event) {
    if (location.pathname + location.search !== this.here) {
      void this.#arrive({ scroll: event.state?.scroll ?? 0, quiet: true });
    }
  }

  /** @param {string} href @param {{quiet?: boolean, replaces?: boolean}} [how] quiet: the focus stays where it is */
  go(href, { quiet = false, replaces = quiet } = {}) {
    if (href === location.pathname + location.search + location.hash) {
      return;
    }
    history.replaceState({ scroll: scrollY }, '');
    history[replaces ? 'replaceState' : 'pushState']({ scroll: 0 }, '', href);
    void this.#arrive({ scroll: quiet ? null : 0, quiet, mark: !quiet });
  }

  /** @param {{quiet?: boolean}} [how] quiet: focus and place stay */
  again({ quiet = false } = {}) {
    this.place = null;
    return this.#arrive({ scroll: quiet ? null : 0, quiet });
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    const isOurs =
      link &&
      link.origin === location.origin &&
      !link.hasAttribute('download') &&
      link.target === '' &&
      (link.hash === '' || link.pathname + link.search !== this.here);
    const isPlain =
      event.button === 0 &&
      !event.metaKey &&
      !event.ctrlKey &&
      !event.shiftKey &&
      !event.altKey &&
      !event.defaultPrevented;
    if (!isOurs || !isPlain || match(link.pathname) === null) {
      return;
    }
    event.preventDefault();
    this.go(link.pathname + link.search + link.hash, { quiet: link.hasAttribute('data-keep'), replaces: false });
  }

  /** @param {{scroll: number | null, quiet: boolean, mark?: boolean}} how mark: whether the address may name a place on the page */
  async #arrive({ scroll, quiet, mark = false }) {
    this.turn.abort();
    this.turn = new AbortController();
    this.here = location.pathname + location.search;
    const { signal } = this.turn;
    const held = document.activeElement?.id ?? '';
    this.stage.busy();
    try {
      await this.#present(match(location.pathname, location.search), signal);
    } catch (error) {
      if (!signal.aborted) {
        this.#close(null, null);
        this.stage.failed(error);
      }
    }
    if (!signal.aborted && !(mark && settleAtMark())) {
      settle(scroll, quiet ? held : null);
    }
  }

  /** @param {Place | null} place @param {AbortSignal} signal */
  async #present(place, signal) {
    if (place === null) {
      throw new RangeError(location.pathname);
    }
    if (isSamePage(this.place, place) && this.view?.update) {
      await this.view.update(place.query, signal);
      this.stage.updated(place.view);
      return;
    }
    const module = await this.views[place.view]();
    const view = await module.show({ ...place, signal, go: (href, how) => this.go(href, how), views: this.views });
    if (signal.aborted) {
      view.leave?.();
      return;
    }
    this.#close(place, view);
    this.stage.show(place.view, view);
  }

  /** @param {Place | null} place @param {View | null} view */
  #close(place, view) {
    this.view?.leave?.();
    this.place = place;
    this.view = view;
  }
}

/**
 * A reader who followed a link is led to the new heading; one who changed a filter stays at it.
 * @param {number | null} scroll
 * @param {string | null} held the id to stay at
 */
function settle(scroll, held) {
  if (held === null) {
    /** @type {HTMLElement | null} */ (document.querySelector('main h1'))?.focus({ preventScroll: true });
  } else if (held !== '' && document.activeElement?.id !== held) {
    document.getElementById(held)?.focus({ preventScroll: true });
  }
  if (scroll !== null) {
    scrollTo(0, scroll);
  }
}

/** The place that the address names after its `#`: the browser cannot know it, for it was not there when the page came. */
function settleAtMark() {
  const place = document.getElementById(location.hash.slice(1));
  if (!place?.closest('main > *')) {
    return false;
  }
  place.closest('details')?.setAttribute('open', '');
  place.scrollIntoView();
  const held = /** @type {HTMLElement} */ (place.querySelector('[tabindex], summary, a') ?? place);
  held.focus({ preventScroll: true });
  return true;
}
