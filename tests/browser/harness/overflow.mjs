/** Text that its box does not hold: longer words of another language, or a place that was meant for the other side. */

/** A pixel is rounding. Tables and commands that scroll by themselves are made to hold more than they show. */
export const spills = (page) => page.evaluate(() => {
  const kSlack = 1.5;
  const told = (element) => `${element.localName}.${element.getAttribute('class') ?? ''}: ${element.textContent.trim().slice(0, 60)}`;
  const scrolls = (element) => element.closest('svg') === null && ['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(element).overflowX);
  const textsOf = (element) => [...element.childNodes].filter((it) => it.nodeType === Node.TEXT_NODE && it.data.trim() !== '');
  const rectsOf = (text) => {
    const range = document.createRange();
    range.selectNode(text);
    return [...range.getClientRects()].filter(({ width }) => width > 0);
  };
  /** The nearest box that is meant to hold it: a picture, a cell, a button, else the page. */
  const holderOf = (element) => element.closest('svg, td, th, button, select, summary, main, header, footer') ?? document.body;

  const isShown = (element) => element.checkVisibility() && element.clientHeight !== 1 && !element.closest('[hidden], .defs, .skip, option');
  return [...document.querySelectorAll('body *')]
    .filter((element) => isShown(element))
    .filter((element) => {
      for (let box = element; box !== document.body; box = box.parentElement) {
        if (scrolls(box)) {
          return false;
        }
      }
      const { left, right } = holderOf(element).getBoundingClientRect();
      return textsOf(element).flatMap(rectsOf).some((it) => it.left < left - kSlack || it.right > right + kSlack);
    })
    .map(told);
});
