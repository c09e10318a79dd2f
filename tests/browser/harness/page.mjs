/** A page in the browser, watched: whatever it does that it should not is kept in `faults`. */

import { chromium } from 'playwright-core';

/** Where the collector under test serves; run.mjs says. */
export const base = process.env.SEXTANT_PAGE;
if (!base) {
  throw new Error('SEXTANT_PAGE is not set: run these tests with node run.mjs');
}
const kPatienceMs = 15_000;

export const wide = { width: 1280, height: 900 };
/** WCAG 2.2, criterion 1.4.10: no scrolling in two directions at 320 CSS pixels. */
export const narrow = { width: 320, height: 720 };

export async function api(path) {
  const answer = await fetch(`${base}/api/v1/${path}`);
  if (!answer.ok) {
    throw new Error(`${path}: ${answer.status}`);
  }
  return answer.json();
}

/** Names lead nowhere: should a request to a stranger slip past the watch, it dies in the resolver. */
export const launch = () =>
  chromium.launch({
    executablePath: process.env.SEXTANT_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE ::1'],
  });

/** An event stream ends when its page goes, and a page that is left gives up what it was asking for. */
const isGivenUp = (request) => request.failure()?.errorText === 'net::ERR_ABORTED';

function watch(page, faults) {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) {
      faults.push(`console: ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => faults.push(`uncaught: ${error}`));
  page.on('requestfailed', (request) => {
    if (!isGivenUp(request)) {
      faults.push(`request failed: ${request.url()} ${request.failure()?.errorText}`);
    }
  });
  page.on('response', (answer) => {
    if (answer.status() >= 400) {
      faults.push(`answered ${answer.status()}: ${answer.url()}`);
    }
  });
  page.on('websocket', (socket) => faults.push(`another origin: ${socket.url()}`));
}

async function guard(context, faults) {
  await context.route((url) => url.origin !== base && url.protocol !== 'data:', (route) => {
    faults.push(`another origin: ${route.request().url()}`);
    return route.abort();
  });
  await context.exposeBinding('reportViolation', (_, text) => faults.push(`policy: ${text}`));
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      globalThis.reportViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    });
  });
}

/**
 * A fresh profile with one page; `faults` fills as it goes. It ends with the test `t`, whatever becomes of that: pages
 * left behind keep their connections, and the collector grants only so many.
 */
export async function open(t, browser, { viewport = wide, colorScheme = 'light', ...more } = {}) {
  const faults = [];
  const context = await browser.newContext({
    baseURL: base, viewport, colorScheme, reducedMotion: 'reduce', locale: 'en-GB', timezoneId: 'Africa/Nairobi', ...more,
  });
  await guard(context, faults);
  t?.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(kPatienceMs);
  watch(page, faults);
  return { page, faults, close: () => context.close() };
}

/** Until the page says that the view stands whole. */
export const standing = (page, view) => page.waitForSelector(`main[data-view="${view}"][aria-busy="false"]`);

export async function visit(page, { name, path }) {
  await page.goto(path);
  await standing(page, name);
  await drawMap(page);
}

/** The map comes when its reader does. */
async function drawMap(page) {
  const room = page.locator('.world-room');
  if (await room.count() > 0) {
    await room.scrollIntoViewIfNeeded();
    await page.waitForSelector('.world-room[data-drawn]');
    await page.evaluate(() => scrollTo(0, 0));
  }
}
