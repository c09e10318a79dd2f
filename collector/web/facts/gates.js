/** The history of a vantage's gate: stretches of time in which its own line worked, or did not. Pure. */

/**
 * @typedef {object} Stretch
 * @property {number} from   ms since 1970
 * @property {number} until  the next look, or the end of the picture
 * @property {boolean} open
 * @property {string} reason
 * @property {number} looks
 */

/**
 * Lanes by family and protocol; looks that agree are one stretch.
 * @param {{at: string, family: string, protocol: string, open: boolean, reason: string}[]} gates
 * @returns {{lane: string, family: string, protocol: string, stretches: Stretch[]}[]}
 */
export function lanesOf(gates) {
  /** @type {Map<string, any>} */
  const lanes = new Map();
  const times = gates.map(({ at }) => Date.parse(at)).filter(Number.isFinite);
  const end = Math.max(...times);
  for (const gate of [...gates].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const lane = `${gate.family} ${gate.protocol ?? ''}`.trim();
    const known = lanes.get(lane) ?? { lane, family: gate.family, protocol: gate.protocol ?? '', stretches: [] };
    extend(known.stretches, gate, end);
    lanes.set(lane, known);
  }
  return [...lanes.values()].sort((a, b) => b.lane.localeCompare(a.lane, 'en'));
}

/** @param {Stretch[]} stretches @param {any} gate @param {number} end */
function extend(stretches, gate, end) {
  const at = Date.parse(gate.at);
  const last = stretches.at(-1);
  if (last) {
    last.until = at;
  }
  if (last && last.open === gate.open && last.reason === (gate.reason ?? '')) {
    last.until = end;
    last.looks += 1;
    return;
  }
  stretches.push({ from: at, until: end, open: gate.open, reason: gate.reason ?? '', looks: 1 });
}
