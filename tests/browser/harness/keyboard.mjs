/** A way through the page by Tab alone, as a person without a mouse takes it. */

/** Far more than any view has: a trap would end here. */
const kMostTabs = 2000;

/** What a reader can use: seen, not switched off, not folded away; a map is one stop, its arrow keys go on from there. */
export const markControls = (page) => page.evaluate(() => {
  const wanted = 'a[href], button, select, input, textarea, summary, [tabindex="0"]';
  const all = [...document.querySelectorAll(wanted)].filter((it) => it.checkVisibility({ visibilityProperty: true }) && !it.disabled && !it.matches('[role="group"] [tabindex="-1"]'));
  all.forEach((it, i) => it.setAttribute('data-control', String(i)));
  return all.length;
});

const focused = (page) => page.evaluate(() => {
  const it = document.activeElement;
  const style = getComputedStyle(it);
  const isSeen = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  return { control: it.getAttribute('data-control'), tag: it.tagName, name: it.outerHTML.slice(0, 90), isSeen };
});

/** Walks from the top until the focus leaves the page; gives the marks of what it reached, and what was wrong on the way. */
export async function walk(page) {
  const reached = new Set();
  const faults = [];
  await page.evaluate(() => { document.activeElement?.blur(); scrollTo(0, 0); });
  for (let i = 0; i < kMostTabs; i += 1) {
    await page.keyboard.press('Tab');
    const { control, tag, name, isSeen } = await focused(page);
    if (tag === 'BODY' || reached.has(control)) {
      return { reached, faults };
    }
    if (!isSeen) {
      faults.push(`the focus cannot be seen on ${name}`);
    }
    if (control === null) {
      faults.push(`the focus is on what is no control: ${name}`);
    }
    reached.add(control);
  }
  faults.push('the focus never leaves the page');
  return { reached, faults };
}
