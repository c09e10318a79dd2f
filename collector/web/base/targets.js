/** All targets of a country, page by page. */

import { read } from './api.js';

/** A frame has thousands of targets at most; a collector that always names one more page must not be followed for ever. */
const kMostPages = 100;

/** @param {string} country @param {AbortSignal} signal @returns {Promise<any[]>} by domain */
export async function readTargets(country, signal) {
  const targets = [];
  let path = `/api/v1/targets?country=${encodeURIComponent(country)}&limit=1000`;
  for (let page = 0; path && page < kMostPages; page += 1) {
    const answer = await read(path, signal);
    targets.push(...answer.targets);
    path = answer.next;
  }
  return targets;
}
