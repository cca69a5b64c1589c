// Snapshots and messages as fast-check makes them up: every state a person can be in.

import fc from 'fast-check';
import type { Snapshot } from '../../src/core/decision.ts';
import type { Heard } from '../../src/core/heard.ts';
import { intentOf } from '../../src/core/intent.ts';
import type { Said } from '../../src/core/message.ts';
import { LOCALES } from '../../src/core/person.ts';
import { CASE_STATES } from '../../src/hotline/case.ts';
import type { Assessment } from '../../src/listening/assessment.ts';
import { LEVELS } from '../../src/listening/level.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const LATER = '2026-03-02T09:10:00Z';
const ID = '0198c7d2-0000-7000-8000-000000000000';

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const past = fc.integer({ min: 0, max: 72 * 3_600_000 }).map((ms) => new Date(+NOW - ms));

const openCase = fc.record({
  id: fc.constant('case'),
  code: fc.constant('ABCDEF'),
  personId: fc.constant('person'),
  level: fc.constantFrom(...LEVELS),
  state: fc.constantFrom(...CASE_STATES.filter((state) => state !== 'closed')),
  openedAt: past,
  levelAt: past,
  acknowledgedAt: maybe(past),
  counselor: fc.constant({ id: 'staff', label: 'Counselor 1' }),
});

const waiting = fc.constantFrom(
  undefined,
  { kind: 'card' } as const,
  { kind: 'squad' } as const,
  { kind: 'check-in-note', checkInId: ID } as const,
  { kind: 'sealed-card', field: 'name', left: [], isAgain: false, until: LATER } as const,
  { kind: 'flag-words' } as const,
  { kind: 'flag-name' } as const,
  { kind: 'flag-preview', flagId: ID } as const,
);

export const snapshots: fc.Arbitrary<Snapshot> = fc
  .record({
    openCase: maybe(openCase),
    waiting,
    isJoined: fc.boolean(),
    locale: fc.constantFrom(...LOCALES),
    noticedAt: maybe(past),
    stoppedAt: maybe(past),
    scores: maybe(fc.boolean()),
    words: maybe(fc.boolean()),
    hasDesk: fc.boolean(),
    mood: maybe(fc.integer({ min: 1, max: 5 })),
    flagState: fc.constantFrom(undefined, 'draft', 'sent', 'taken-back'),
  })
  .map((made): Snapshot => {
    let count = 0;
    return {
      now: NOW,
      newId: () => {
        count += 1;
        return `0198c7d2-0000-7000-8000-${String(count).padStart(12, '0')}`;
      },
      person: {
        id: 'person',
        alias: made.isJoined ? 'Pine-ABCD' : undefined,
        locale: made.locale,
        region: 'CN',
        timeZone: 'Asia/Shanghai',
        quiet: { fromMin: 1320, toMin: 420 },
        unitId: made.isJoined ? 'unit' : undefined,
        squadId: undefined,
        joinedAt: made.isJoined ? NOW : undefined,
        stoppedAt: made.stoppedAt,
        noticedAt: made.noticedAt,
      },
      dialogue: made.waiting === undefined ? {} : { waiting: made.waiting },
      recent: [],
      consents: {
        ...(made.scores !== undefined && { scores: made.scores }),
        ...(made.words !== undefined && { words: made.words }),
      },
      openCase: made.openCase,
      checkIn: { id: ID, askedAt: NOW, mood: made.mood, sleepHours: undefined },
      flag:
        made.flagState === undefined
          ? undefined
          : { id: ID, state: made.flagState, readerId: undefined },
      sentFlags: made.flagState === 'sent' ? [{ id: ID, lapsesAt: NOW }] : [],
      hasDesk: made.hasDesk,
      squads: [],
    };
  });

const taps = fc.constantFrom(
  'talk',
  'talk-cancel',
  'meant',
  'direct:yes',
  'direct:no',
  'direct:unsure',
  'means:yes',
  'means:no',
  'now:yes',
  'now:no',
  'stop',
  'resume',
  'check-in',
  `mood:1:${ID}`,
  `sleep:3:${ID}`,
  'skip',
  'flag',
  'flag-write',
  'flag-ask-me',
  'flag-no-name',
  'flag-readers',
  'scales',
  'scale-later',
  `scale-start:${ID}`,
  `scale-answer:0:1:${ID}`,
  `scale-skip:${ID}`,
  `scale-pause:${ID}`,
  'card',
  'card-skip',
  'card-stop',
  'card-right',
  'card-again',
  'card-delete',
  'book',
  'book-anyway',
  `book-with:${ID}`,
  `book-at:${ID}:29540000`,
  `book-alias:${ID}:29540000`,
  `book-off:${ID}`,
  'flag-to:any',
  `flag-to:${ID}`,
  `flag-send:${ID}`,
  `flag-edit:${ID}`,
  `flag-cancel:${ID}`,
  `flag-take-back:${ID}`,
  'slip:words:no',
  `uncover:${ID}`,
  'erase-ask',
  'erase:no',
  'privacy',
  'squad:none',
  'nonsense',
);

export const said: fc.Arbitrary<Said> = fc.oneof(
  taps.map((id): Said => ({ kind: 'choice', id })),
  fc.string().map((words): Said => ({ kind: 'words', words })),
  fc.string().map((words): Said => ({ kind: 'edited', words })),
  fc.constantFrom<Said>({ kind: 'deleted' }, { kind: 'unreadable' }),
);

export const assessments: fc.Arbitrary<Assessment> = fc.record({
  level: fc.constantFrom(...LEVELS),
  labels: fc.subarray(['crisis', 'distress', 'third-party-concern', 'danger-to-others'] as const),
  stressors: fc.constant([]),
  reasons: fc.constant([]),
});

export function heardOf(what: Said, assessment: Assessment | undefined): Heard {
  return {
    said: what,
    intent: intentOf(what),
    assessment: what.kind === 'words' || what.kind === 'edited' ? assessment : undefined,
    card: undefined,
    sealedCard: undefined,
    channel: 'terminal',
    readers: [{ id: ID, label: 'Instructor' }],
    isOwnTalk: true,
    alias: 'Pine-ABCD',
    messageId: 'message',
    isCardShown: false,
    isReplay: false,
    hasModel: false,
    mayDraft: false,
    channelNotice: undefined,
  };
}
