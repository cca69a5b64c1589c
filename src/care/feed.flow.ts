// A calendar feed for one instructor: behind a secret address that can be ended at any time. It tells
// days and forms, never a name or an occasion: calendars are kept elsewhere, by others.

import { randomBytes } from 'node:crypto';
import { appendAudit } from '../../db/audit.ts';
import { dropFeed, feedAt, putFeed } from '../../db/care-feeds.ts';
import { boardOf } from '../../db/care-tasks.ts';
import { staffById } from '../../db/staff.ts';
import { unitById } from '../../db/units.ts';
import { dayAfter, localOf } from '../checkins/when/zone.ts';
import type { Locale } from '../core/person.ts';
import type { Tools } from '../outbox/tools.ts';
import type { Form } from './occasions.ts';
import { asInstructor, type Instructor } from './unit-of.flow.ts';

const TOKEN_BYTES = 32;
const AHEAD_DAYS = 90;

/** @returns the secret, shown once; a new one ends the one before it. */
export async function makeFeed(
  tools: Pick<Tools, 'pools' | 'clock' | 'keys'>,
  instructor: Instructor,
): Promise<string | undefined> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  return asInstructor(tools, instructor, async ({ tx, at, actor }) => {
    const tokenKey = tools.keys.tokenKey(token);
    putFeed(tx, { staffId: instructor.id, tokenKey, madeAt: at });
    const subject = `staff:${instructor.id}`;
    appendAudit(tx, [{ at, actor, action: 'care-feed-made', subject, detail: {} }]);
    return token;
  });
}

export async function endFeed(
  tools: Pick<Tools, 'pools' | 'clock'>,
  instructor: Instructor,
): Promise<void> {
  await asInstructor(tools, instructor, async ({ tx, at, actor }) => {
    dropFeed(tx, instructor.id);
    const subject = `staff:${instructor.id}`;
    appendAudit(tx, [{ at, actor, action: 'care-feed-ended', subject, detail: {} }]);
  });
}

export type FeedDay = { readonly on: string; readonly forms: readonly Form[] };
export type Feed = { readonly locale: Locale; readonly days: readonly FeedDay[] };

/** What is theirs, or anybody's of the unit, by day; what is overdue is on today's. */
export async function feedFor(
  { pools, keys, clock }: Pick<Tools, 'pools' | 'keys' | 'clock'>,
  token: string,
): Promise<Feed | undefined> {
  const tokenKey = keys.tokenKey(token);
  return pools.station.transact('wl_registrar', async ({ db }) => {
    const staffId = await feedAt(db, tokenKey);
    const member = staffId === undefined ? undefined : await staffById(db, staffId);
    const unitId = member?.disabledAt === null ? member.unitId : null;
    const unit = unitId ? await unitById(db, unitId) : undefined;
    if (unit === undefined || member?.role !== 'instructor') return undefined;
    const { day: today } = localOf(clock(), unit.timeZone);
    const rows = await boardOf(db, unit.id, dayAfter(today, AHEAD_DAYS));
    const own = rows.filter(({ task }) => [null, member.id].includes(task.ownerId));
    const byDay = Map.groupBy(own, ({ task }) => (task.dueOn < today ? today : task.dueOn));
    const days = [...byDay].map(([on, tasks]) => ({
      on,
      forms: tasks.map(({ task }) => task.form),
    }));
    return { locale: member.locale, days: days.toSorted((a, b) => (a.on < b.on ? -1 : 1)) };
  });
}
