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

/** Cells of tables folded into cards that hold more than they have room for: their words lie over each other. */
export const tightCells = (page) => page.evaluate(() =>
  [...document.querySelectorAll('table.cards tbody > tr > *')]
    .filter((it) => it.clientWidth > 1 && it.scrollWidth > it.clientWidth + 1)
    .map((it) => `${it.dataset.label ?? ''}: ${it.textContent.trim().slice(0, 60)}`));

/** Ways among the pages of a nation that begin or end beyond the edge of the page. */
export const lostTabs = (page) => page.evaluate(() =>
  [...document.querySelectorAll('.tabs a')]
    .filter((it) => it.getBoundingClientRect().left < 0 || it.getBoundingClientRect().right > innerWidth)
    .map((it) => it.textContent));

/** Entries of a legend in which a number stands inside the word beside it: on one line each has a stretch of its own. */
export const mixedEntries = (page) => page.evaluate(() => {
  const linesOf = (element) => Object.values(Object.groupBy([...element.getClientRects()], ({ bottom }) => Math.round(bottom)))
    .map((boxes) => ({ element, bottom: boxes[0].bottom, left: Math.min(...boxes.map(({ left }) => left)), right: Math.max(...boxes.map(({ right }) => right)) }));
  const isOver = (a, b) => a.element !== b.element && Math.abs(a.bottom - b.bottom) < 4 && a.left < b.right - 1 && b.left < a.right - 1;
  return [...document.querySelectorAll('.legend li > div')]
    .filter((entry) => [...entry.querySelectorAll(':scope > :is(a, b, span)')].flatMap(linesOf).some((a, _, all) => all.some((b) => isOver(a, b))))
    .map((it) => it.textContent);
});
