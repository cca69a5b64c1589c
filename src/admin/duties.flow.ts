// A squad's duties and a unit's special days, from a form or a file. Each leaves a record, and
// everybody of the unit is planned anew. Done twice it is as if it was done once.

import { appendAudit } from '../../db/audit.ts';
import type { Tx } from '../../db/client.ts';
import { dropDay, dropPattern, putDays, putDuties, putPattern } from '../../db/grounds.ts';
import { type Claimed, enqueue } from '../../db/outbox.ts';
import { allSquads, allUnits } from '../../db/units.ts';
import type { DayKind } from '../checkins/when/day.ts';
import { dutiesIn, type Fault, holidaysIn } from '../checkins/when/list.ts';
import type { Pattern } from '../checkins/when/roster.ts';
import { isDay } from '../checkins/when/zone.ts';
import type { Tools } from '../outbox/tools.ts';

const CLAIM_MS = 20_000;
const TURNS_MAX = 60;

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
): Promise<Kept> {
  const { good, faults } = holidaysIn(text);
  return keep(tools, { unitId }, actor, (tx) => {
    putDays(
      tx,
      good.map((day) => ({ unitId, day, source: 'file', kind: 'off' })),
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

/** What the file says replaces all that began between its first duty and its last. */
export async function importDuties(
  tools: DutyTools,
  squadId: string,
  text: string,
  actor = 'program',
): Promise<Kept> {
  return keep(tools, { squadId }, actor, (tx, timeZone) => {
    const { good, faults } = dutiesIn(text, timeZone);
    const [first, last] = [good[0], good.at(-1)];
    if (first && last) putDuties(tx, squadId, { from: first.from, to: last.from }, good);
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

function isPattern({ startsOn, turns }: Pattern): boolean {
  return isDay(startsOn) && turns.length > 0 && turns.length <= TURNS_MAX;
}
