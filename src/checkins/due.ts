// What becomes of a check-in that fell due: it is asked, waits, or is left out for a reason that
// is kept. Read from what is true now, not from when it was planned.

import { both, type Decision, decide, type Snapshot } from '../core/decision.ts';
import type { Button } from '../core/effect.ts';
import { mayUse } from '../trust/consent.ts';
import { askMood } from './answer.ts';
import { TIMES_BUTTONS } from './own-times.ts';
import type { ScheduleDays } from './schedule.ts';
import { askingIn } from './silence.ts';
import { type Draw, type Next, nextAsk, placeSlot } from './when/next.ts';
import type { Ground, Why } from './when/place.ts';

/** Two schedules at one time, or a check-in the officer just did: one is enough. */
const APART_MS = 30 * 60_000;

export type AppliedSchedule = {
  readonly id: string;
  readonly unitId: string;
  readonly squadId: string | null;
  readonly cron: string;
  readonly days: ScheduleDays;
  readonly jitterMin: number;
  /** Nobody is asked before this local day. */
  readonly pausedUntil?: string | null;
  readonly isActive: boolean;
};

export type Due = {
  readonly slotAt: Date;
  readonly schedule: AppliedSchedule | undefined;
  readonly ground: Ground;
  readonly draw: Draw;
  /** It was asked before: what planned it anew did not know. */
  readonly isAsked: boolean;
};

export type Step = {
  readonly ask?: Decision;
  /** Absent: this plan ends. */
  readonly next?: Next | undefined;
};

/** One person's, one after the other: the second sees that the first has asked. */
export function stepsOf(now: Snapshot, dues: readonly Due[]): readonly Step[] {
  let seen = now;
  return dues.map((due) => {
    const step = stepOf(seen, due);
    const [asked] = step.ask?.changes ?? [];
    if (asked?.kind === 'check-in-asked') {
      const unanswered = { askedAt: now.now, mood: undefined, sleepHours: undefined };
      seen = { ...seen, checkIn: { id: asked.checkInId, ...unanswered } };
    }
    return step;
  });
}

/** What a check-in is known by: its schedule, and the occasion's own time. */
export function slotOf(scheduleId: string, slotAt: Date): string {
  return `${slotAt.toISOString()} ${scheduleId}`;
}

function stepOf(now: Snapshot, { slotAt, schedule, ground, draw, isAsked }: Due): Step {
  const { person } = now;
  if (schedule === undefined || !applies(schedule, person)) return {};
  const asking = { personId: person.id, who: person, schedule, ground, draw };
  if (isAsked) return { next: nextAsk(asking, slotAt, now.now) };
  const placed = placeSlot(asking, slotAt, now.now);
  if (placed.kind === 'at' && placed.at > now.now)
    return { next: { slotAt, askAt: placed.at, skipped: [] } };
  const asks = askingIn(now);
  const why = placed.kind === 'skip' ? placed.why : whyNot(now);
  if (why !== undefined || asks.kind === 'dormant') {
    const next = nextAsk(asking, slotAt, now.now);
    const skip = { slot: slotAt.toISOString(), why: why ?? 'dormant' } as const;
    return { next: next && { ...next, skipped: [skip, ...next.skipped] } };
  }
  return {
    ask: both(
      askMood(now, slotOf(schedule.id, slotAt), asks.key, BUTTONS[asks.key]),
      decide({ changes: [{ kind: 'dialogue-moved', set: { silence: asks.silence } }] }),
    ),
    next: nextAsk(asking, slotAt, now.now),
  };
}

/** Whether a schedule asks this person at all. */
export function applies(
  schedule: AppliedSchedule,
  person: Pick<Snapshot['person'], 'unitId' | 'squadId' | 'joinedAt' | 'stoppedAt'>,
): boolean {
  if (!schedule.isActive || schedule.unitId !== person.unitId) return false;
  if (person.joinedAt === undefined || person.stoppedAt !== undefined) return false;
  return schedule.squadId === null || schedule.squadId === person.squadId;
}

const BUTTONS = {
  'check-in-ask': TIMES_BUTTONS,
  'silence-note': TIMES_BUTTONS,
  'silence-pause': [{ id: 'pause', label: 'pause' }, ...TIMES_BUTTONS],
} as const satisfies Record<string, readonly Button[]>;

function whyNot({ checkIn, consents, now, openCase }: Snapshot): Why | undefined {
  if (!mayUse('scores', consents)) return 'no-consent';
  // A bot's question in the middle of a talk, or on top of the one that matters, would be wrong.
  if (openCase?.state === 'claimed' || openCase?.state === 'asking') return 'in-talk';
  const isApart = checkIn === undefined || now.getTime() - checkIn.askedAt.getTime() >= APART_MS;
  return isApart ? undefined : 'just-asked';
}
