/** Why an index is no more than it is: the collector's sentences taken apart, so that any language can say them. Pure. */

/** @type {[string, RegExp][]} */
const kReasons = [
  ['reason.pillar', /^the pillar (?<pillar>\w+) has too little data$/],
  ['reason.weight', /^only (?<measured>\d+) % of the pillar weight is measured, (?<required>\d+) % is required$/],
  ['reason.vantages', /^too few targets were seen by (?<count>\d+) independent vantages$/],
];

/**
 * @param {string} sentence
 * @returns {{key: string, values: Record<string, string>} | null} null for a sentence newer than this page
 */
export function reasonOf(sentence) {
  for (const [key, pattern] of kReasons) {
    const found = pattern.exec(sentence);
    if (found) {
      return { key, values: { ...found.groups } };
    }
  }
  return null;
}
