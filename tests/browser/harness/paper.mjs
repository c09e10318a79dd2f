/** What a PDF holds, as poppler reads it: no part of what printed it. */

import { execFileSync } from 'node:child_process';

const told = (program, ...words) => execFileSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 28 });

/** Its properties by name: Title, Tagged, Pages, "Page size". */
export const propertiesOf = (file) =>
  Object.fromEntries(
    told('pdfinfo', file)
      .split('\n')
      .map((line) => line.split(/:\s+/, 2))
      .filter(([, value]) => value),
  );

/** Its text, as a reader selects it; spaces and the marks that only order letters count for nothing. */
export const textOf = (file) => told('pdftotext', '-enc', 'UTF-8', file, '-').replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '').replace(/\s+/g, ' ');

/** Fonts that are not inside it. */
export const strangeFonts = (file) =>
  told('pdffonts', file)
    .split('\n')
    .slice(2)
    .filter((line) => line !== '' && !/\s(yes)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+$/.test(line));

/** Words that reach beyond the margins, in points, with the page they are on. */
export function wordsOutside(file, margin) {
  const outside = [];
  let page = 0;
  let width = 0;
  for (const line of told('pdftotext', '-bbox', file, '-').split('\n')) {
    const sheet = /<page width="([\d.]+)"/.exec(line);
    const word = /<word xMin="([-\d.]+)" yMin="[-\d.]+" xMax="([-\d.]+)" yMax="[-\d.]+">(.*)<\/word>/.exec(line);
    if (sheet) {
      page += 1;
      width = Number(sheet[1]);
    } else if (word && (Number(word[1]) < margin || Number(word[2]) > width - margin)) {
      outside.push(`page ${page}: ${word[3]} from ${word[1]} to ${word[2]} of ${width}`);
    }
  }
  return outside;
}

/** Outlines of the structure: which tags the PDF has. */
export const tagsOf = (file) => new Set(told('pdfinfo', '-struct', file).split('\n').map((line) => line.trim().split(/[\s"(:]/)[0]));
