/** All targets of a country, page by page. */

import { read } from './api.js';

/** A frame has thousands of targets at most; a collector that always names one more page must not be followed for ever. */
const kMostPages = 100;

/** By domain, and the days that their scores are of. @param {string} country @param {AbortSignal} signal @returns {Promise<{targets: any[], window: {first: string, last: string} | undefined}>} */
export async function readTargets(country, signal) {
  const targets = [];
  let window;
  let path = `/api/v1/targets?country=${encodeURIComponent(country)}&limit=1000`;
  for (let page = 0; path && page < kMostPages; page += 1) {
    const answer = await read(path, signal);
    targets.push(...answer.targets);
    window = answer.made_by?.[country]?.window;
    path = answer.next;
  }
  return { targets, window };
}
