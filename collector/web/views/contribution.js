/** One contribution: a profile with its lists, or a case study with its figures before and after. */

import { paths, read, readIfThere } from '../base/api.js';
import { h } from '../base/dom.js';
import { say } from '../base/language.js';
import { actionTable, figuresSection } from '../parts/case_study.js';
import { about, head, provenance, warnings } from '../parts/contribution.js';
import { listOf } from '../parts/profile.js';
import { prose } from '../parts/prose.js';

/** @typedef {import('../base/navigation.js').Context} Context */

/** What an author heads and writes is in his language; what the page adds is in the reader's. @param {any} document */
const written = (document, /** @type {any} */ it, /** @type {any} */ list) =>
  h(
    'section',
    { 'aria-labelledby': `said-${it.key}`, class: 'written' },
    h('h2', { id: `said-${it.key}`, lang: document.language, dir: 'auto' }, it.title),
    h('div', { lang: document.language, dir: 'auto', class: 'prose' }, prose(it.blocks)),
    list,
  );

/** @param {any} document @param {AbortSignal} signal */
async function profile(document, signal) {
  const policies = (await readIfThere(paths.policies(document.country), signal))?.policies ?? [];
  return document.sections.map((/** @type {any} */ it) => written(document, it, listOf(it.key, document, policies)));
}

/** @param {any} document @param {AbortSignal} signal */
async function caseStudy(document, signal) {
  const series = await readIfThere(document.figures, signal);
  return [
    series === null ? null : figuresSection(series, document),
    document.sections.map((/** @type {any} */ it) => written(document, it, it.key === 'actions' ? actionTable(document) : null)),
  ];
}

/** @param {Context} context */
export async function show({ names: { contribution, version }, signal }) {
  const path = version === undefined ? paths.contribution(contribution) : paths.contributionVersion(contribution, version);
  const [document, nations] = await Promise.all([read(path, signal), readIfThere(paths.countries(), signal)]);
  const scored = (nations?.countries ?? []).map((/** @type {any} */ { country }) => country);
  const body = document.kind === 'profile' ? await profile(document, signal) : await caseStudy(document, signal);
  const title =
    version === undefined ? document.title : say('contribution.title_of_version', { title: document.title, version });
  return { title, content: [head(document), warnings(document), about(document, scored), body, provenance(document)] };
}
