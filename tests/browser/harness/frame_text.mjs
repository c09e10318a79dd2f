/** The list of a country's services as its people would write it. */

/** What JSON takes for a text, TOML takes for one, too. */
const text = JSON.stringify;

const entry = ({ domain, organisation = 'Office', sector = 'portal', tier = 'portal' }) => `
[[target]]
domain = ${text(domain)}
organisation = ${text(organisation)}
sector = "${sector}"
tier = "${tier}"
roles = ["web", "dns"]
`;

/** @param {string} country @param {string} title @param {{domain: string, organisation?: string, sector?: string, tier?: string}[]} targets */
export const frameText = (country, title, targets) => `schema = 1
country = "${country}"
title = ${text(title)}
version = "1"
dated = 2026-01-01
reviewed = false
source = "tests/browser"
${targets.map(entry).join('')}`;
