/** Every view once, at an address where it has something to show. */

import { kCase } from './experience.mjs';
import { api } from './page.mjs';
import { kCountry } from './story.mjs';

/** A target that works in part has the most to show: some addresses answer, some do not. */
async function tellingTarget() {
  const { targets } = await api(`targets?country=${kCountry}&state=partial&limit=1`);
  return targets[0].domain;
}

/** The router with most runs, and the one to compare it with. */
const routers = (await api('devices')).devices.sort((a, b) => b.runs - a.runs).map(({ id }) => id);

export const views = [
  { name: 'nations', path: '/' },
  { name: 'nation', path: `/countries/${kCountry}` },
  { name: 'targets', path: `/countries/${kCountry}/targets` },
  { name: 'target', path: `/targets/${await tellingTarget()}` },
  { name: 'organisations', path: `/countries/${kCountry}/organisations` },
  { name: 'letter', path: `/countries/${kCountry}/letters/${await tellingTarget()}` },
  { name: 'fix', path: `/countries/${kCountry}/fix` },
  { name: 'leverage', path: `/countries/${kCountry}/leverage` },
  { name: 'changes', path: `/countries/${kCountry}/changes` },
  { name: 'reports', path: `/countries/${kCountry}/reports` },
  { name: 'draft', path: `/countries/${kCountry}/report` },
  { name: 'methodology', path: `/methodology?country=${kCountry}` },
  { name: 'glossary', path: '/glossary' },
  { name: 'repository', path: '/repository' },
  { name: 'contribution', path: `/repository/${kCountry.toLowerCase()}-${kCase}` },
  { name: 'contribution_version', path: '/repository/us/versions/1' },
  { name: 'devices', path: '/devices' },
  { name: 'device', path: `/devices/${routers[0]}` },
  { name: 'comparison', path: `/devices/${routers[0]}/comparison/${routers[1]}` },
  { name: 'requirements', path: '/requirements' },
  { name: 'allocation', path: '/allocation' },
  { name: 'vantages', path: '/vantages' },
  { name: 'live', path: '/live' },
];

/** Pages without scripts have no `data-view`. */
export const plain = { name: 'plain', path: '/plain' };
/** Those that stand on pages of others; the second has nothing to show. */
export const framed = [{ name: 'embed', path: `/embed/${kCountry}` }, { name: 'embed without figures', path: '/embed/ZZ' }];

export const viewNamed = (name) => views.find((it) => it.name === name);

/** The same view, asked for in a language. */
export const spoken = ({ name, path }, tag) => ({ name, path: `${path}${path.includes('?') ? '&' : '?'}lang=${tag}` });
