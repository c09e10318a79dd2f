/** The style sheet of reports and letters; readers of the other pages never load it. */

import { h } from '../base/dom.js';

const kSheet = '/web/report.css';

export async function wearSheet() {
  if (document.querySelector(`link[href="${kSheet}"]`) !== null) {
    return;
  }
  const sheet = h('link', { rel: 'stylesheet', href: kSheet });
  await new Promise((resolve) => {
    sheet.addEventListener('load', resolve);
    sheet.addEventListener('error', resolve);
    document.head.append(sheet);
  });
}
