/** The pages without scripts and the dashboard in English call the same things by the same words. */

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { allMessages } from './all_messages.mjs';

const kServe = new URL('../../collector/serve/', import.meta.url);
const read = (path) => readFileSync(new URL(path, kServe), 'utf8');
const { messages } = allMessages('en');
const words = Object.fromEntries([...read('page_words.cpp').matchAll(/\{"(\w+\.\w+)", "([^"]+)"\}/g)].map(([, key, text]) => [key, text]));

test('a page without scripts has the words of the dashboard for states, statuses, pillars and owners, and all of them', () => {
  const wanted = Object.entries(messages).filter(([key]) => /^(state|status|pillar|owner)\./.test(key));

  assert.ok(wanted.length > 20);
  assert.deepEqual(words, Object.fromEntries(wanted));
});

test('people read services there, as on the dashboard', () => {
  const written = readdirSync(new URL('page/', kServe)).filter((name) => name.endsWith('.html'))
    .flatMap((name) => [...read(`page/${name}`).replace(/<[^>]*>|\{\{[^}]*\}\}/g, ' ').matchAll(/\btargets?\b/gi)].map(() => name));

  assert.deepEqual(written, []);
});
