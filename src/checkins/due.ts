// What becomes of a check-in that fell due: it is asked, waits for the end of quiet hours, or is
// left out. Read from what is true now, not from when it was planned.

import type { Decision, Snapshot } from '../core/decision.ts';
import { mayUse } from '../trust/consent.ts';
import { askMood } from './answer.ts';
import { afterQuiet, isQuiet, nextAsk } from './quiet.ts';

const LATE_MAX_MS = 12 * 3_600_000;
/** Two schedules at one time, or a check-in the officer just did: one is enough. */
const APART_MS = 30 * 60_000;

export type AppliedSchedule = {
  readonly id: string;
  readonly unitId: string;
  readonly squadId: string | null;
  readonly cron: string;
  readonly isActive: boolean;
};

export type Due = {
  readonly dueAt: Date;
  readonly schedule: AppliedSchedule | undefined;
};

export type Step = {
  readonly ask?: Decision;
  /** Absent: this plan ends. */
  readonly nextAt?: Date | undefined;
};

export function stepOf(now: Snapshot, { dueAt, schedule }: Due): Step {
  if (schedule === undefined || !applies(schedule, now.person)) return {};
  const nextAt = nextAsk(schedule.cron, now.person, now.now);
  const mayWaitUntil = dueAt.getTime() + LATE_MAX_MS;
  if (now.now.getTime() > mayWaitUntil || !mayAsk(now)) return { nextAt };
  if (isQuiet(now.now, now.person)) {
    const morning = afterQuiet(now.now, now.person);
    return { nextAt: morning.getTime() > mayWaitUntil ? nextAt : morning };
  }
  return { ask: askMood(now, `${dueAt.toISOString()} ${schedule.id}`, 'check-in-ask'), nextAt };
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

function mayAsk({ checkIn, consents, now, openCase }: Snapshot): boolean {
  if (!mayUse('scores', consents)) return false;
  // A bot's question in the middle of a talk, or on top of the one that matters, would be wrong.
  if (openCase?.state === 'claimed' || openCase?.state === 'asking') return false;
  return checkIn === undefined || now.getTime() - checkIn.askedAt.getTime() >= APART_MS;
}
