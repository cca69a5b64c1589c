// An instructor's own entry: something happened to one of their people, or to everybody of the unit;
// what an officer allows; who has left.

import { appendAudit } from '../../db/audit.ts';
import { endTasksOf } from '../../db/care-tasks.ts';
import { enqueueForWorker } from '../../db/outbox.ts';
import { leaveRoster, lockOfficers, officersOf, setAllows } from '../../db/roster.ts';
import { isDay } from '../checkins/when/zone.ts';
import type { Tools } from '../outbox/tools.ts';
import { closeNotAllowed } from './allowed.flow.ts';
import { dayFault } from './event-day.ts';
import { ALLOWANCES, eventOf } from './occasions.ts';
import { type Recorded, recordEvents } from './record.flow.ts';
import { asInstructor, type Instructor } from './unit-of.flow.ts';

type CareTools = Pick<Tools, 'pools' | 'clock' | 'newId'>;

export type TellWish = {
  /** `all`: everybody of the unit. */
  readonly officerId: string;
  readonly kind: string;
  readonly on: string;
};

export type ToldNow =
  | ({ readonly kind: 'told' } & Pick<Recorded, 'told' | 'tasks'>)
  | {
      readonly kind:
        | 'not-allowed'
        | 'unknown-event'
        | 'bad-date'
        | 'too-long-ago'
        | 'too-far-ahead'
        | 'no-such-officer';
    };

export async function tellEvent(
  tools: CareTools,
  instructor: Instructor,
  { officerId, kind, on }: TellWish,
): Promise<ToldNow> {
  const event = eventOf(kind);
  if (event === undefined || !event.sources.includes('instructor'))
    return { kind: 'unknown-event' };
  if (!isDay(on)) return { kind: 'bad-date' };
  const told = await asInstructor<ToldNow>(tools, instructor, async (acting) => {
    const { tx, unitId, today, at, actor } = acting;
    const fault = dayFault(on, today);
    if (fault !== undefined) return { kind: fault };
    const isAll = officerId === 'all' && event.mayBeUnit === true;
    const officers = await officersOf(tx.db, unitId);
    const meant = officers.filter(({ id }) => isAll || id === officerId);
    if (meant.length === 0) return { kind: 'no-such-officer' };
    const by = { source: 'instructor', actor, at, newId: tools.newId } as const;
    const all = meant.map(({ id }) => ({ officerId: id, kind, on }));
    const done = await recordEvents(tx, all, by);
    if (done.notAllowed.length === all.length) return { kind: 'not-allowed' };
    return { kind: 'told', told: done.told, tasks: done.tasks };
  });
  return told ?? { kind: 'no-such-officer' };
}

export type Set = { readonly kind: 'set' | 'no-such-officer' };

/** As the officer said to the instructor: by name, in the station's world, and nowhere else. */
export async function setAllowances(
  tools: CareTools,
  instructor: Instructor,
  officerId: string,
  wanted: readonly string[],
): Promise<Set> {
  const done = await asInstructor<Set>(tools, instructor, async (acting) => {
    const { tx, at, actor } = acting;
    const [officer] = await lockOfficers(tx.db, [officerId]);
    if (officer === undefined) return { kind: 'no-such-officer' };
    const allows = ALLOWANCES.filter((one) => wanted.includes(one));
    setAllows(tx, officerId, allows);
    await closeNotAllowed(tx, [{ id: officerId, allows }], acting);
    const detail = { allows: allows.join(' ') };
    const subject = `roster:${officerId}`;
    appendAudit(tx, [{ at, actor, action: 'roster-allowances-set', subject, detail }]);
    return { kind: 'set' };
  });
  return done ?? { kind: 'no-such-officer' };
}

export async function sayLeft(
  tools: CareTools,
  instructor: Instructor,
  officerId: string,
): Promise<Set> {
  const done = await asInstructor<Set>(tools, instructor, async ({ tx, today, at, actor }) => {
    const [officer] = await lockOfficers(tx.db, [officerId]);
    if (officer === undefined) return { kind: 'no-such-officer' };
    leaveRoster(tx, officerId, at);
    endTasksOf(tx, officerId, today);
    const subject = `roster:${officerId}`;
    appendAudit(tx, [{ at, actor, action: 'roster-left', subject, detail: {} }]);
    enqueueForWorker(tx, [{ effect: { kind: 'check-peers.v1' } }], { now: at, newId: tools.newId });
    return { kind: 'set' };
  });
  return done ?? { kind: 'no-such-officer' };
}
