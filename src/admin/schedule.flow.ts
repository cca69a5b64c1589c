// A schedule changes in two steps: a proposal that shows what it would do, and a yes. The version
// that was looked at is checked again at the yes; a yes can be undone while nothing came after it.

import { appendAudit } from '../../db/audit.ts';
import type { Tx } from '../../db/client.ts';
import { type Claimed, enqueue } from '../../db/outbox.ts';
import {
  lockChanges,
  moveChange,
  putChange,
  type ScheduleChange,
} from '../../db/schedule-changes.ts';
import {
  allSchedules,
  holdUnit,
  putSchedule,
  replaceSchedule,
  schedulesOf,
  unitById,
} from '../../db/units.ts';
import { localOf } from '../checkins/when/zone.ts';
import { GiveUp } from '../ops/errors.ts';
import type { Tools } from '../outbox/tools.ts';
import { scheduleRecord } from './schedule-record.ts';
import {
  type ChangeState,
  type Present,
  resolve,
  type Shape,
  shapeOf,
  type Unclear,
  type Wish,
} from './schedule-wish.ts';

const CLAIM_MS = 20_000;
const PROPOSAL_MS = 24 * 3_600_000;
const STALE = 'schedule-change-stale';

type ScheduleTools = Pick<Tools, 'pools' | 'clock' | 'newId' | 'doNow'>;

export type Proposed =
  | { readonly kind: 'proposed'; readonly changeId: string }
  | { readonly kind: 'unclear'; readonly reason: Unclear | 'no-unit' };

/** Nothing changes yet. */
export async function proposeChange(
  tools: Pick<ScheduleTools, 'pools' | 'clock' | 'newId'>,
  wish: Wish,
  actor = 'program',
  setId?: string,
): Promise<Proposed> {
  return tools.pools.station.transact('wl_admin', async (tx): Promise<Proposed> => {
    const unit = await unitById(tx.db, wish.unitId);
    if (unit === undefined) return { kind: 'unclear', reason: 'no-unit' };
    const here = localOf(tools.clock(), unit.timeZone);
    const resolved = resolve(wish, await allSchedules(tx.db), here);
    if (resolved.kind === 'unclear') return resolved;
    const { before, after } = resolved;
    const change: ScheduleChange = {
      id: tools.newId(),
      unitId: wish.unitId,
      squadId: before ? before.squadId : (wish.squadId ?? null),
      scheduleId: before?.id ?? tools.newId(),
      version: before?.version ?? 0,
      before: before ? shapeOf(before) : null,
      after,
      state: 'proposed',
      proposedBy: actor,
      proposedAt: tools.clock(),
      setId: setId ?? null,
    };
    putChange(tx, change);
    appendAudit(tx, [scheduleRecord('schedule-proposed', change, actor, change.proposedAt)]);
    return { kind: 'proposed', changeId: change.id };
  });
}

export type Settled =
  | { readonly kind: 'done'; readonly unitIds: readonly string[] }
  /** Somebody else changed it, decided it, or it has waited too long. */
  | { readonly kind: 'stale' | 'no-such-change' };

export async function confirmChange(
  tools: ScheduleTools,
  changeId: string,
  actor = 'program',
): Promise<Settled> {
  return decideOn(tools, changeId, 'proposed', async (tx, change, at) => {
    if (at.getTime() - change.proposedAt.getTime() > PROPOSAL_MS) return false;
    if (!(await write(tx, change, change.after, change.version))) return false;
    moveChange(tx, change.id, 'done');
    appendAudit(tx, [scheduleRecord('schedule-changed', change, actor, at)]);
    return true;
  });
}

export async function undoChange(
  tools: ScheduleTools,
  changeId: string,
  actor = 'program',
): Promise<Settled> {
  return decideOn(tools, changeId, 'done', async (tx, change, at) => {
    // What was new is switched off, not deleted: plans and the log still name it.
    const back = change.before ?? { ...change.after, isActive: false };
    if (!(await write(tx, { ...change, before: change.after }, back, change.version + 1)))
      return false;
    moveChange(tx, change.id, 'undone');
    appendAudit(tx, [scheduleRecord('schedule-undone', change, actor, at)]);
    return true;
  });
}

export async function cancelChange(
  tools: ScheduleTools,
  changeId: string,
  actor = 'program',
): Promise<Settled> {
  return tools.pools.station.transact('wl_admin', async (tx): Promise<Settled> => {
    const changes = await lockChanges(tx.db, changeId);
    if (changes.length === 0) return { kind: 'no-such-change' };
    if (changes.some(({ state }) => state !== 'proposed')) return { kind: 'stale' };
    for (const change of changes) {
      moveChange(tx, change.id, 'cancelled');
      appendAudit(tx, [scheduleRecord('schedule-cancelled', change, actor, tools.clock())]);
    }
    return { kind: 'done', unitIds: unitsOf(changes) };
  });
}

export async function scheduleList({ pools }: Pick<Tools, 'pools'>): Promise<readonly Present[]> {
  return pools.station.transact('wl_admin', ({ db }) => allSchedules(db));
}

/** Decides under each change's own lock, all or none; then everybody there is planned anew. */
async function decideOn(
  tools: ScheduleTools,
  id: string,
  from: ChangeState,
  work: (tx: Tx, change: ScheduleChange, at: Date) => Promise<boolean>,
): Promise<Settled> {
  const at = tools.clock();
  let effects: Claimed[] = [];
  try {
    const settled = await tools.pools.station.transact('wl_admin', async (tx): Promise<Settled> => {
      const changes = await lockChanges(tx.db, id);
      if (changes.length === 0) return { kind: 'no-such-change' };
      for (const change of changes)
        if (change.state !== from || !(await work(tx, change, at))) throw new GiveUp(STALE);
      const unitIds = unitsOf(changes);
      const plans = unitIds.map((unitId) => ({
        effect: { kind: 'plan-unit.v1', unitId } as const,
      }));
      effects = enqueue(tx, plans, {
        now: at,
        claimedUntil: new Date(at.getTime() + CLAIM_MS),
        newId: tools.newId,
      });
      return { kind: 'done', unitIds };
    });
    await tools.doNow(effects);
    return settled;
  } catch (error) {
    // Thrown so that what another change of the set wrote already is undone with it.
    if (error instanceof GiveUp && error.code === STALE) return { kind: 'stale' };
    throw error;
  }
}

function unitsOf(changes: readonly ScheduleChange[]): string[] {
  return [...new Set(changes.map(({ unitId }) => unitId))];
}

/** @returns false when the schedule is no longer the one that was looked at. */
async function write(
  tx: Tx,
  { before, scheduleId, squadId, unitId }: ScheduleChange,
  after: Shape,
  version: number,
): Promise<boolean> {
  const schedule = { id: scheduleId, unitId, squadId, ...after };
  if (before !== null) return replaceSchedule(tx, { ...schedule, version });
  await holdUnit(tx.db, unitId);
  const others = await schedulesOf(tx.db, [unitId]);
  // Proposed twice and confirmed twice: the second would ask everybody twice.
  if (others.some((other) => other.isActive && other.squadId === squadId)) return false;
  putSchedule(tx, { ...schedule, version: 1 });
  return true;
}
