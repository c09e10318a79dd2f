import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Catalogue } from '../../collector/web/base/catalogue.js';
import { kLanguages } from '../../collector/web/base/language.js';
import { byOrganisation, comparison, remediesOf } from '../../collector/web/facts/report.js';
import { allMessages } from './all_messages.mjs';

const head = (more = {}) => ({ methodology_sha256: 'm1', frame_sha256: 'f1', ...more });
const target = (domain, state, cause = null) => ({ domain, state, cause });
const facts = (targets, earlier, nation = head()) => ({ targets, earlier, nation });

test('the first report is compared with nothing', () => {
  assert.equal(comparison(facts([target('a.test', 'broken')], null)), null);
});

test('what stands otherwise is told, losses first', () => {
  const earlier = head({ targets: [target('a.test', 'absent'), target('b.test', 'operational'), target('c.test', 'broken')] });
  const now = [target('a.test', 'operational'), target('b.test', 'broken', 'timeout'), target('c.test', 'broken')];

  const { changes } = comparison(facts(now, earlier));

  assert.deepEqual(
    changes.map(({ domain, direction }) => [domain, direction]),
    [
      ['b.test', 'worse'],
      ['a.test', 'better'],
    ],
  );
  assert.equal(changes[0].after.cause, 'timeout');
});

test('services that came and went are no changes of state', () => {
  const earlier = head({ targets: [target('old.test', 'broken')] });

  const { changes, came, went } = comparison(facts([target('new.test', 'broken')], earlier));

  assert.deepEqual([changes, came, went], [[], ['new.test'], ['old.test']]);
});

test('who opted out since is no loss', () => {
  const earlier = head({ targets: [target('out.test', 'operational')] });

  const { changes, came, went } = comparison(facts([{ ...target('out.test', 'unknown'), opt_out: true }], earlier));

  assert.deepEqual([changes, came, went], [[], [], []]);
});

test('another methodology or another list is said', () => {
  const earlier = head({ targets: [] });

  const same = comparison(facts([], earlier));
  const other = comparison(facts([], earlier, head({ methodology_sha256: 'm2', frame_sha256: 'f2' })));

  assert.deepEqual([same.otherRules, same.otherFrame], [false, false]);
  assert.deepEqual([other.otherRules, other.otherFrame], [true, true]);
});

test('services stand under their organisations', () => {
  const rows = [
    { organisation: 'B', domain: 'b.test' },
    { organisation: 'A', domain: 'z.test' },
    { organisation: 'A', domain: 'a.test' },
  ];

  const sorted = byOrganisation(rows, (a, b) => a.localeCompare(b, 'en'));

  assert.deepEqual(sorted.map(({ domain }) => domain), ['a.test', 'z.test', 'b.test']);
  assert.equal(rows[0].domain, 'b.test');
});

test('every cause has its remedy once, those of the services first', () => {
  const remedy = (cause) => ({ cause, advice: `mend ${cause}` });
  const fixes = { fixes: [{ remedy: remedy('glue_missing') }, { remedy: remedy('timeout') }] };

  const told = remediesOf({ remedies: [remedy('timeout'), remedy('no_aaaa')], fixes });

  assert.deepEqual(told.map(({ cause }) => cause), ['timeout', 'no_aaaa', 'glue_missing']);
  assert.deepEqual(remediesOf({ remedies: [], fixes: null }), []);
});

test('a letter on a single service does not count how many of it are faulty', () => {
  for (const tag of Object.keys(kLanguages)) {
    const { locale, messages } = allMessages(tag);
    const catalogue = new Catalogue(messages, locale);
    const told = (count, total) => catalogue.text('letter.to_mend', { count, total });

    assert.doesNotMatch(told(1, 1), /\p{Nd}/u, tag);
    assert.match(told(3, 5), /3/, tag);
    assert.equal(told(0, 1), told(0, 5), tag);
    assert.notEqual(told(1, 1), told(0, 1), tag);
  }
});
