// Asks everybody whose time has come, each once, in any number of processes. Plans are held, the
// asks written under their slots and the next times set in one transaction: after a crash between
// any two of these nothing has happened, and another process does it.

import { askedAlready } from '../../db/checkins.ts';
import type { Db } from '../../db/client.ts';
import { groundRows } from '../../db/grounds.ts';
import {
  dropPlans,
  duePlans,
  holdDuePlan,
  holdDuePlans,
  movePlans,
  type Plan,
  putOff,
} from '../../db/plans.ts';
import { type SnapshotRow, snapshotRows } from '../../db/snapshot.ts';
import { schedulesById } from '../../db/units.ts';
import { commitAll } from '../core/commit-all.flow.ts';
import { both, type Snapshot } from '../core/decision.ts';
import { RetryLater } from '../ops/errors.ts';
import { factsOf } from '../ops/log.ts';
import type { Tools } from '../outbox/tools.ts';
import { type AppliedSchedule, type Due, slotOf, stepsOf } from './due.ts';
import { pacedChannelsOf, turnsToCome } from './turns.flow.ts';
import { type Grounds, groundsIn } from './when/grounds.ts';
import type { Next } from './when/next.ts';
import { keptSkips, spanAround } from './when/plan.ts';

const ROWS_MAX = 500;
const AT_ONCE = 3;
/** Of one round: whatever else is due waits for no more than these. */
const BATCHES_MAX = 8;
const AGAIN_MS = 60_000;

type Hold = (db: Db, now: Date) => Promise<Plan[]>;
type Known = {
  readonly schedules: ReadonlyMap<string, AppliedSchedule>;
  readonly grounds: Grounds;
  readonly asked: ReadonlySet<string>;
};

/** One round. @returns how many plans it moved on. */
export async function tick(tools: Tools, rowsMax = ROWS_MAX): Promise<number> {
  try {
    return await askBatches(tools, rowsMax);
  } catch (error) {
    if (error instanceof RetryLater) throw error;
    tools.log.warn('check-ins-not-asked-together', factsOf(error));
    return askOneByOne(tools);
  }
}

/**
 * A full batch has others behind it: they are begun while the database works on this one, and go on
 * side by side, batch after batch, so that neither it nor this process waits for the other.
 */
async function askBatches(tools: Tools, rowsMax: number): Promise<number> {
  const hands: Promise<void>[] = [];
  let begun = 0;
  let moved = 0;
  let isMore = true;
  const hold: Hold = async (db, now) => {
    const due = await holdDuePlans(db, now, rowsMax);
    isMore = due.length === rowsMax;
    if (isMore && hands.length < AT_ONCE) begin();
    return due;
  };
  const ask = async () => {
    do {
      begun += 1;
      const batch = await askDue(tools, hold);
      moved += batch; // only now: another hand has added to it meanwhile
    } while (isMore && begun < BATCHES_MAX);
  };
  const begin = () => {
    const hand = ask();
    hand.catch(() => undefined); // awaited below, when those before it are through
    hands.push(hand);
  };
  begin();
  for (const hand of hands) await hand; // grows while it is gone through
  return moved;
}

/** So that whatever is wrong with one plan keeps nobody else from being asked. */
async function askOneByOne(tools: Tools): Promise<number> {
  const { pools, clock, log } = tools;
  const due = await pools.officer.transact('wl_bot', ({ db }) => duePlans(db, clock(), ROWS_MAX));
  let moved = 0;
  for (const key of due) {
    try {
      moved += await askDue(tools, (db, now) => holdDuePlan(db, key, now));
    } catch (error) {
      if (error instanceof RetryLater) throw error;
      log.warn('check-in-not-asked', factsOf(error));
      const again = new Date(clock().getTime() + AGAIN_MS);
      await pools.officer.transact('wl_bot', async (tx) => putOff(tx, key, again));
    }
  }
  return moved;
}

async function askDue(tools: Tools, hold: Hold): Promise<number> {
  const now = tools.clock();
  return tools.pools.officer.transact('wl_bot', async (tx) => {
    const due = await hold(tx.db, now);
    if (due.length === 0) return 0;
    const { rows, whereabouts, ...known } = await read(tx.db, due, now);
    const turns = await turnsToCome(tx.db, { due, whereabouts, now });
    const moved: Plan[] = [];
    const ended: Plan[] = [];
    const byPerson = Map.groupBy(due, ({ personId }) => personId);
    commitAll({ tx, tools, rows, at: now }, (person) => {
      const plans = byPerson.get(person.person.id) ?? [];
      const turnAt = turns.get(person.person.id);
      if (turnAt !== undefined) {
        for (const plan of plans) moved.push({ ...plan, nextAt: turnAt, turnAt });
        return undefined;
      }
      const steps = stepsOf(
        person,
        plans.map((plan) => dueOf(plan, person, known, tools)),
      );
      for (const [n, plan] of plans.entries()) {
        const next = steps[n]?.next;
        if (next === undefined) ended.push(plan);
        else moved.push(movedTo(plan, next));
      }
      return both(...steps.flatMap(({ ask }) => ask ?? []));
    });
    movePlans(tx, moved);
    dropPlans(tx, ended);
    return moved.length + ended.length;
  });
}

/** People first: whether they were asked is read with their rows held. */
async function read(db: Db, due: readonly Plan[], now: Date) {
  const ids = [...new Set(due.map(({ personId }) => personId))];
  const [rows, schedules, whereabouts] = await Promise.all([
    snapshotRows(db, ids, now),
    schedulesById(db, [...new Set(due.map(({ scheduleId }) => scheduleId))]),
    pacedChannelsOf(db, ids),
  ]);
  const unitIds = [...new Set(schedules.map(({ unitId }) => unitId))];
  const [ground, asked] = await Promise.all([
    groundRows(db, unitIds, spanAround(now)),
    askedAlready(db, slotsPerhapsAsked(due, rows)),
  ]);
  const grounds = groundsIn(ground);
  return {
    rows,
    asked,
    whereabouts,
    grounds,
    schedules: new Map(schedules.map((one) => [one.id, one])),
  };
}

/** None is asked before its time: who was last asked before that was not asked for it. */
function slotsPerhapsAsked(due: readonly Plan[], rows: readonly SnapshotRow[]) {
  const last = new Map(rows.map(({ person, checkIn }) => [person.id, checkIn?.askedAt]));
  return due.flatMap(({ personId, scheduleId, slotAt }) => {
    const askedAt = last.get(personId);
    if (askedAt === undefined || new Date(askedAt) < slotAt) return [];
    return [{ personId, slot: slotOf(scheduleId, slotAt) }];
  });
}

function dueOf(
  { scheduleId, slotAt, personId }: Plan,
  { person }: Snapshot,
  { schedules, grounds, asked }: Known,
  { keys }: Tools,
): Due {
  const schedule = schedules.get(scheduleId);
  const ground = grounds(schedule?.unitId ?? '', person.squadId);
  const isAsked = asked.has(`${personId} ${slotOf(scheduleId, slotAt)}`);
  return { slotAt, schedule, ground, draw: keys.draw, isAsked };
}

function movedTo(plan: Plan, { slotAt, askAt: nextAt, skipped }: Next): Plan {
  return { ...plan, slotAt, nextAt, skipped: keptSkips(plan.skipped, skipped), turnAt: null };
}
