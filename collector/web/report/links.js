/** Links on paper and in files: a path means nothing where there is no page around it. */

/**
 * Makes paths whole addresses, or plain text where no page is known that they lead to.
 * @param {Element} paper @param {string} page such as https://sextant.example, or "" @param {string} [within] a selector
 */
export function settleLinks(paper, page, within = '') {
  for (const anchor of paper.querySelectorAll(`${within} a[href^="/"]`)) {
    if (page === '') {
      anchor.replaceWith(...anchor.childNodes);
    } else {
      anchor.setAttribute('href', `${page}${anchor.getAttribute('href')}`);
    }
  }
}
