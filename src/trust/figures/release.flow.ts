// Tells the figures of a month that is over: once, for the whole force at a time, and for good.
// What was told is never told anew, whoever joins, leaves or is erased afterwards.

import { randomInt } from 'node:crypto';
import { appendAudit } from '../../../db/audit.ts';
import { constraintOf } from '../../../db/faults.ts';
import {
  countedSince,
  forgetCounted,
  monthOfEach,
  newestRelease,
  putFigure,
  putRelease,
} from '../../../db/figures.ts';
import { allUnits } from '../../../db/units.ts';
import type { Tools } from '../../outbox/tools.ts';
import { type Month, monthAfter, monthStart, monthsBefore, newestDue } from './month.ts';
import { MEASURES, type Measure, RELEASES_COMPARED } from './policy.ts';
import { figuresOfMonth, type PersonMonth } from './release.ts';
import type { Earlier } from './steady.ts';

type ReleaseTools = Pick<Tools, 'pools' | 'clock'>;

/** @returns how many months were told. */
export async function releaseFigures(tools: ReleaseTools): Promise<number> {
  const due = newestDue(tools.clock());
  const newest = await tools.pools.officer.transact('wl_bot', ({ db }) => newestRelease(db));
  let told = 0;
  for (let month = nextAfter(newest, due); month <= due; month = monthAfter(month))
    if (await releaseMonth(tools, month)) told += 1;
  return told;
}

/** The first time, only the newest month: what nobody asked for then is not told now. */
function nextAfter(newest: Month | undefined, due: Month): Month {
  return newest === undefined ? due : monthAfter(newest);
}

async function releaseMonth({ pools, clock }: ReleaseTools, month: Month): Promise<boolean> {
  const at = clock();
  const oldest = monthsBefore(month, RELEASES_COMPARED);
  try {
    await pools.officer.transact('wl_bot', async (tx) => {
      putRelease(tx, month, at);
      await tx.flush(); // whoever tells the same month waits here, and then fails
      const units = (await allUnits(tx.db)).map(({ id, parentId }) => ({
        id,
        parentId: parentId ?? undefined,
      }));
      const rows = await monthOfEach(tx.db, monthStart(month), monthStart(monthAfter(month)));
      const earlier: Record<Measure, readonly Earlier[]> = {
        'low-mood': [],
        'low-well-being': [],
        'short-sleep': [],
        'takes-part': [],
      };
      for (const measure of MEASURES) earlier[measure] = await countedSince(tx.db, measure, oldest);
      const figures = figuresOfMonth(units, byLot(rows.flatMap(personMonth)), earlier);
      for (const { personIds, unitId, ...figure } of figures)
        putFigure(tx, { month, unitId: unitId ?? null, ...figure }, personIds);
      forgetCounted(tx, oldest);
      const detail = { figures: figures.length };
      const subject = `month:${month}`;
      appendAudit(tx, [{ at, actor: 'program', action: 'figures-told', subject, detail }]);
    });
    return true;
  } catch (error) {
    if (constraintOf(error) === 'figure_releases_pkey') return false;
    throw error;
  }
}

function personMonth(row: Awaited<ReturnType<typeof monthOfEach>>[number]): PersonMonth[] {
  const { personId, unitId, answers, mood, sleepHours, wellBeing } = row;
  if (unitId === null) return [];
  const said = {
    mood: mood ?? undefined,
    sleepHours: sleepHours ?? undefined,
    wellBeing: wellBeing ?? undefined,
  };
  return [{ personId, unitId, answers, ...said }];
}

function byLot<T>(all: readonly T[]): T[] {
  const drawn = [...all];
  for (let i = drawn.length - 1; i > 0; i -= 1) {
    const j = randomInt(i + 1);
    [drawn[i], drawn[j]] = [drawn[j] as T, drawn[i] as T];
  }
  return drawn;
}
