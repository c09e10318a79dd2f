/** The dashboard's beginning: language, frame, and the views, each loaded when it is first wanted. */

import { ApiError } from './base/api.js';
import { replace } from './base/dom.js';
import { chapter, say, speak, spoken, storeLanguage, wantedLanguage } from './base/language.js';
import { Navigation } from './base/navigation.js';
import { failure, footer, header, markWay } from './parts/shell.js';

/** @typedef {import('./base/navigation.js').Context} Context */
/** @typedef {import('./base/navigation.js').View} View */

/**
 * A view, and the chapters of texts that it needs beside those of every reader.
 * @template T @param {() => Promise<T>} load @param {string[]} chapters
 */
const view = (load, ...chapters) => async () => (await Promise.all([load(), ...chapters.map(chapter)]))[0];

/**
 * A view of a nation's numbers: there may be none yet.
 * @param {() => Promise<{show: (context: Context) => Promise<View>}>} load @param {string[]} chapters
 */
const measured = (load, ...chapters) => async () => {
  const { show } = await view(load, ...chapters)();
  const otherwise = async (/** @type {Context} */ { names: { country }, signal }, /** @type {unknown} */ error) =>
    (await import('./parts/unmeasured.js')).unmeasured(country, error, signal);
  return { show: (/** @type {Context} */ context) => show(context).catch((error) => otherwise(context, error)) };
};

const contribution = view(() => import('./views/contribution.js'), 'experience', 'networks');

const kViews = {
  nations: () => import('./views/nations.js'),
  nation: measured(() => import('./views/nation.js'), 'networks', 'nation'),
  targets: () => import('./views/targets.js'),
  organisations: view(() => import('./views/organisations.js'), 'report'),
  letter: measured(() => import('./views/letter.js'), 'report', 'letter', 'fix'),
  target: view(() => import('./views/target.js'), 'target'),
  fix: measured(() => import('./views/fix.js'), 'fix'),
  leverage: measured(() => import('./views/leverage.js'), 'leverage'),
  changes: view(() => import('./views/changes.js'), 'changes'),
  reports: view(() => import('./views/reports.js'), 'report'),
  draft: measured(() => import('./views/report.js')),
  report: () => import('./views/report.js'),
  methodology: view(() => import('./views/methodology.js'), 'methodology'),
  glossary: view(() => import('./views/glossary.js'), 'glossary', 'fix'),
  repository: view(() => import('./views/repository.js'), 'experience'),
  contribution,
  contribution_version: contribution,
  devices: view(() => import('./views/devices.js'), 'devices'),
  device: view(() => import('./views/device.js'), 'devices'),
  comparison: view(() => import('./views/comparison.js'), 'devices'),
  requirements: view(() => import('./views/requirements.js'), 'devices'),
  allocation: view(() => import('./views/allocation.js'), 'networks'),
  vantages: view(() => import('./views/vantages.js'), 'vantages'),
  live: view(() => import('./views/live.js'), 'live'),
};

const main = /** @type {HTMLElement} */ (document.querySelector('main'));
const head = /** @type {HTMLElement} */ (document.querySelector('body > header'));
const foot = /** @type {HTMLElement} */ (document.querySelector('body > footer'));

/** `data-view` says that a view stands whole: tests wait for it, and so may anyone who prints the page. */
const stage = {
  busy() {
    main.setAttribute('aria-busy', 'true');
    delete main.dataset.view;
  },
  /** @param {string} name */
  updated(name) {
    main.setAttribute('aria-busy', 'false');
    main.dataset.view = name;
  },
  /** @param {string} name @param {import('./base/navigation.js').View} view */
  show(name, view) {
    document.title = say('title.page', { page: view.title });
    replace(main, view.content);
    markWay(head, name);
    stage.updated(name);
  },
  /** @param {unknown} error */
  failed(error) {
    // What the collector answered is on the page; what is left is a fault of ours.
    if (!(error instanceof ApiError) && !(error instanceof RangeError)) {
      console.error(error);
    }
    const view = failure(error, () => void navigation.again());
    stage.show(view.kind, view);
  },
};
const navigation = new Navigation(kViews, stage);

/** On paper nothing can be opened: all that is folded is unfolded, and folded again afterwards. */
function unfoldForPrint() {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (main.querySelectorAll('figure details:not([open])'))];
    opened.forEach((it) => (it.open = true));
  });
  addEventListener('afterprint', () => opened.forEach((it) => (it.open = false)));
}

/** What stands around the views, in the language of the page. */
function drawFrame() {
  const skip = /** @type {Element} */ (document.querySelector('.skip'));
  replace(skip, say('nav.skip'));
  skip.removeAttribute('lang');
  replace(head, header({ language: choose, digits }));
  replace(foot, footer());
}

/** The page stays, its texts change; the reader is led to the heading, in the language just chosen. @param {string} tag */
async function choose(tag) {
  storeLanguage(tag);
  await speak(tag);
  forgetAsked();
  drawFrame();
  void navigation.again();
}

/** Who sets the digits stays at the control that sets them. @param {string} numerals */
async function digits(numerals) {
  storeLanguage(`${spoken.tag}-u-nu-${numerals}`);
  await speak(spoken.tag, numerals);
  void navigation.again({ quiet: true });
}

/** A language chosen by hand goes before the one that the address asked for. */
function forgetAsked() {
  const address = new URL(location.href);
  address.searchParams.delete('lang');
  history.replaceState(history.state, '', address);
}

const { tag, digits: wanted } = wantedLanguage();
await speak(tag, wanted);
drawFrame();
unfoldForPrint();
void navigation.start();
