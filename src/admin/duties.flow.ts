// A squad's duties and a unit's special days, from a form or a file. Each leaves a record, and
// everybody of the unit is planned anew. Done twice it is as if it was done once.

import { appendAudit } from '../../db/audit.ts';
import type { Tx } from '../../db/client.ts';
import {
  type DaySource,
  dropDay,
  dropDays,
  dropPattern,
  putDays,
  putDuties,
  putPattern,
} from '../../db/grounds.ts';
import { type Claimed, enqueue } from '../../db/outbox.ts';
import { allSquads, allUnits } from '../../db/units.ts';
import type { DayKind } from '../checkins/when/day.ts';
import { dutiesIn, type Fault, holidaysIn } from '../checkins/when/list.ts';
import type { Pattern } from '../checkins/when/roster.ts';
import { isDay } from '../checkins/when/zone.ts';
import type { Tools } from '../outbox/tools.ts';

const CLAIM_MS = 20_000;
const TURNS_MAX = 60;
const DAY_MS = 86_400_000;
const FAR = new Date('9999-12-31T00:00:00Z');

export type DutyTools = Pick<Tools, 'pools' | 'clock' | 'newId' | 'doNow'>;

export type Kept =
  | { readonly kind: 'kept'; readonly rows: number; readonly faults: readonly Fault[] }
  | { readonly kind: 'no-such-unit' | 'no-such-squad' | 'bad-day' | 'bad-pattern' };

/** `usual`: as the calendar has it. */
export async function setDay(
  tools: DutyTools,
  unitId: string,
  { day, kind }: { readonly day: string; readonly kind: DayKind | 'usual' },
  actor = 'program',
): Promise<Kept> {
  if (!isDay(day)) return { kind: 'bad-day' };
  return keep(tools, { unitId }, actor, (tx) => {
    if (kind === 'usual') dropDay(tx, unitId, day, 'admin');
    else putDays(tx, [{ unitId, day, source: 'admin', kind }]);
    return { action: 'unit-day-set', rows: 1, faults: [], detail: { day, kind } };
  });
}

export async function importHolidays(
  tools: DutyTools,
  unitId: string,
  text: string,
  actor = 'program',
  source: Exclude<DaySource, 'admin'> = 'file',
): Promise<Kept> {
  const since = source === 'feed' ? sinceOf(tools.clock()) : undefined;
  const { good, faults } = holidaysIn(text, { since, until: horizonOf(tools.clock()) });
  return keep(tools, { unitId }, actor, (tx) => {
    // A feed is the whole of it; a file adds to what other files said.
    if (since !== undefined && good.length > 0) dropDays(tx, unitId, source, since);
    putDays(
      tx,
      good.map((day) => ({ unitId, day, source, kind: 'off' })),
    );
    return { action: 'unit-days-imported', rows: good.length, faults, detail: {} };
  });
}

/** Absent: the squad has no rotation. */
export async function setPattern(
  tools: DutyTools,
  squadId: string,
  pattern: Pattern | undefined,
  actor = 'program',
): Promise<Kept> {
  if (pattern !== undefined && !isPattern(pattern)) return { kind: 'bad-pattern' };
  return keep(tools, { squadId }, actor, (tx) => {
    if (pattern === undefined) dropPattern(tx, squadId);
    else putPattern(tx, squadId, pattern);
    const rows = pattern?.turns.length ?? 0;
    return { action: 'squad-pattern-set', rows, faults: [], detail: { squad: squadId } };
  });
}

/**
 * What a file says replaces all that began between its first duty and its last; what a feed says,
 * all from the day before yesterday on. With nothing good in it, nothing is replaced.
 */
export async function importDuties(
  tools: DutyTools,
  squadId: string,
  text: string,
  actor = 'program',
  source: Exclude<DaySource, 'admin'> = 'file',
): Promise<Kept> {
  const since = source === 'feed' ? sinceOf(tools.clock()) : undefined;
  return keep(tools, { squadId }, actor, (tx, timeZone) => {
    const { good, faults } = dutiesIn(text, timeZone, { since, until: horizonOf(tools.clock()) });
    const [first, last] = [good[0], good.at(-1)];
    const span = first && last && { from: first.from, to: last.from };
    const whole = since === undefined ? span : { from: new Date(since), to: FAR };
    if (span && whole) putDuties(tx, squadId, whole, good);
    return {
      action: 'squad-duties-imported',
      rows: good.length,
      faults,
      detail: { squad: squadId },
    };
  });
}

type Done = {
  readonly action: string;
  readonly rows: number;
  readonly faults: readonly Fault[];
  readonly detail: Readonly<Record<string, string>>;
};

async function keep(
  tools: DutyTools,
  where: { readonly unitId?: string; readonly squadId?: string },
  actor: string,
  work: (tx: Tx, timeZone: string) => Done,
): Promise<Kept> {
  const at = tools.clock();
  let effects: Claimed[] = [];
  const kept = await tools.pools.station.transact('wl_admin', async (tx): Promise<Kept> => {
    const squad = (await allSquads(tx.db)).find(({ id }) => id === where.squadId);
    if (where.squadId !== undefined && squad === undefined) return { kind: 'no-such-squad' };
    const unitId = squad?.unitId ?? where.unitId;
    const unit = (await allUnits(tx.db)).find(({ id }) => id === unitId);
    if (unit === undefined) return { kind: 'no-such-unit' };
    const { action, rows, faults, detail } = work(tx, unit.timeZone);
    const told = { ...detail, rows, faults: faults.length };
    appendAudit(tx, [{ at, actor, action, subject: `unit:${unit.id}`, detail: told }]);
    effects = enqueue(tx, [{ effect: { kind: 'plan-unit.v1', unitId: unit.id } }], {
      now: at,
      claimedUntil: new Date(at.getTime() + CLAIM_MS),
      newId: tools.newId,
    });
    return { kind: 'kept', rows, faults };
  });
  await tools.doNow(effects);
  return kept;
}

/** Times before count for nothing any more: the longest duty and any zone lie in between. */
function sinceOf(now: Date): string {
  return new Date(now.getTime() - 3 * DAY_MS).toISOString().slice(0, 10);
}

/** What repeats for ever is kept for three years; a feed, and a file read again, go on from there. */
function horizonOf(now: Date): string {
  return new Date(now.getTime() + 3 * 365 * DAY_MS).toISOString().slice(0, 10);
}

function isPattern({ startsOn, turns }: Pattern): boolean {
  return isDay(startsOn) && turns.length > 0 && turns.length <= TURNS_MAX;
}
