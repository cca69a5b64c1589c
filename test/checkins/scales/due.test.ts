import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followUps, type Offerable, offerScale } from '../../../src/checkins/scales/due.ts';
import type { Snapshot } from '../../../src/core/decision.ts';
import { personPart } from '../../../src/core/person-part.ts';
import { snapshots } from '../../support/snapshots.ts';

const DAY_MS = 86_400_000;
const NOON = new Date('2026-03-02T04:00:00Z'); // 12:00 in Shanghai
const OWN = 'urn:warmline:questionnaire:own';

const [made] = fc.sample(snapshots, { numRuns: 1, seed: 1 });
if (made === undefined) throw new Error('no snapshot');
const READY: Snapshot = {
  ...made,
  now: NOON,
  person: { ...made.person, joinedAt: NOON, stoppedAt: undefined },
  dialogue: {},
  consents: { scores: true },
  hasReadOfScales: true,
  openCase: undefined,
  hasDesk: true,
};

const scale = (name: string, questions: number, hasSafety = false): Offerable => ({
  id: name,
  names: [name],
  title: { en: name, 'zh-CN': name },
  questions,
  hasSafety,
});
const ALL = [
  scale(OWN, 5),
  scale('phq-4', 4),
  scale('who-5', 5),
  scale('phq-9', 9, true),
  scale('gad-7', 7),
];

function offered(now: Snapshot, published = ALL): string | undefined {
  const [line] = offerScale(now, published)?.says ?? [];
  const [button] = line?.buttons ?? [];
  return button?.id.replace('scale-start:', '');
}

const ago = (days: number) => new Date(NOON.getTime() - days * DAY_MS).toISOString();
const since = (more: Readonly<Record<string, string>>, next: readonly string[] = []): Snapshot => ({
  ...READY,
  dialogue: { scales: { offered: more, next } },
});

describe('the offer of a scale', () => {
  it.each([
    ['the first of the flow', READY, OWN],
    ['the next, once that was offered', since({ [OWN]: ago(1) }), 'phq-4'],
    ['nothing twice a day', since({ [OWN]: ago(0.5) }), undefined],
    ['what an answer asked for', since({ [OWN]: ago(1) }, ['phq-9']), 'phq-9'],
    ['a second long form a week later', since({ 'phq-9': ago(7) }, ['gad-7']), 'gad-7'],
    ['no second long form within the week', since({ 'phq-9': ago(6) }, ['gad-7']), OWN],
    [
      'the check of mood and worry after a slide',
      {
        ...READY,
        dialogue: {
          scales: { offered: { 'phq-4': ago(3), [OWN]: ago(1) } },
          trend: { last: { kind: 'soft', at: ago(2), since: ago(5) } },
        },
      } satisfies Snapshot,
      'phq-4',
    ],
    ['nothing without a yes', { ...READY, consents: {} }, undefined],
    ['nothing by a yes to mood and sleep alone', { ...READY, hasReadOfScales: false }, undefined],
    ['nothing after STOP', { ...READY, person: { ...READY.person, stoppedAt: NOON } }, undefined],
    ['nothing in quiet hours', { ...READY, now: new Date('2026-03-02T15:00:00Z') }, undefined],
    ['one about safety to nobody without a desk', { ...since({}, ['phq-9']), hasDesk: false }, OWN],
  ] as const)('is %s', (_what, now, expected) => {
    expect(offered(now)).toBe(expected);
  });

  it('comes at most once a day, and a long form at most once a week, whatever is wanted', () => {
    const names = ALL.map(({ names: [name = ''] }) => name);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.subarray(names)), { maxLength: 60 }),
        (rounds) => {
          let now: Snapshot = READY;
          const given: { readonly name: string; readonly at: number }[] = [];
          for (const [hours, next] of rounds) {
            const at = new Date(now.now.getTime() + hours * 3_600_000);
            now = { ...now, now: at, dialogue: { scales: { ...now.dialogue.scales, next } } };
            const decision = offerScale(now, ALL);
            if (decision === undefined) continue;
            given.push({ name: offered(now) ?? '', at: at.getTime() });
            now = { ...now, dialogue: personPart(decision.changes, now).dialogue ?? {} };
          }
          const apart = (all: readonly { readonly at: number }[]) =>
            all.slice(1).map(({ at }, n) => at - (all[n]?.at ?? 0));
          expect(Math.min(...apart(given), Infinity)).toBeGreaterThanOrEqual(20 * 3_600_000);
          const long = given.filter(({ name }) => name === 'phq-9' || name === 'gad-7');
          expect(Math.min(...apart(long), Infinity)).toBeGreaterThanOrEqual(7 * DAY_MS);
        },
      ),
    );
  });

  it('follows what was reached, each thing once', () => {
    expect(followUps(['who-5-low', 'phq-2-positive', 'k6-5'], ['gad-7'])).toEqual([
      'gad-7',
      'phq-9',
    ]);
  });
});
