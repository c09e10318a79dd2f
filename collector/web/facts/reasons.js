/** Why an index is no more than it is: the collector's sentences taken apart, so that any language can say them. Pure. */

/** @type {[string, RegExp][]} */
const kReasons = [
  ['reason.pillar', /^the pillar (?<pillar>\w+) has too little data$/],
  ['reason.weight', /^only (?<measured>\d+) % of the pillar weight is measured, (?<required>\d+) % is required$/],
  ['reason.vantages', /^too few targets were seen by (?<count>\d+) independent vantages$/],
];

/**
 * @param {[string, RegExp][]} patterns by the key of the message that says it @param {string} sentence
 * @returns {{key: string, values: Record<string, string>} | null} null for a sentence newer than this page
 */
export function takenApart(patterns, sentence) {
  for (const [key, pattern] of patterns) {
    const found = pattern.exec(sentence);
    if (found) {
      return { key, values: { ...found.groups } };
    }
  }
  return null;
}

/** @param {string} sentence */
export const reasonOf = (sentence) => takenApart(kReasons, sentence);
