// Tells a quarter that is over: once, each world its own part, and for good. Two processes at once
// tell it once.

import { appendAudit } from '../../../db/audit.ts';
import type { Tx } from '../../../db/client.ts';
import { constraintOf } from '../../../db/faults.ts';
import { forgetResourceUses, resourcesOpened } from '../../../db/resource-uses.ts';
import {
  contactsOwed,
  counselorsMet,
  hoursOver,
  leaveTaken,
  peopleMet,
  problemsTold,
  talksJudged,
  waitsIn,
} from '../../../db/review-counts.ts';
import { putReview, putReviewFigures, type ReviewWorld } from '../../../db/reviews.ts';
import { allUnits } from '../../../db/units.ts';
import { instantOf, localOf } from '../../checkins/when/zone.ts';
import type { Tools } from '../../outbox/tools.ts';
import type { Node } from '../../trust/figures/blocks.ts';
import { OCCASIONS } from '../occasions.ts';
import { daysOf, monthsOf, newestTold, type Quarter } from './quarter.ts';
import { type ToldFigure, toldOf, toldProblems, toldTogether } from './told.ts';

/** Of fewer officers nothing is told of what they opened, however often. */
const FEWEST = 20;

type ReviewTools = Pick<Tools, 'pools' | 'clock' | 'settings'>;

/** The newest quarter that is due. @returns it, if any part of it was told now. */
export async function makeReview(tools: ReviewTools): Promise<Quarter | undefined> {
  const { day } = localOf(tools.clock(), tools.settings.timeZone);
  const quarter = newestTold(day);
  const told = [await tellStation(tools, quarter), await tellDesk(tools, quarter)];
  return told.includes(true) ? quarter : undefined;
}

async function tellStation(
  { pools, clock, settings }: ReviewTools,
  quarter: Quarter,
): Promise<boolean> {
  const days = daysOf(quarter);
  const start = instantOf(days.from, 0, settings.timeZone);
  const stop = instantOf(days.to, 0, settings.timeZone);
  return once(() =>
    pools.station.transact('wl_registrar', async (tx) => {
      await begin(tx, quarter, 'station', clock());
      const units = (await allUnits(tx.db)).map(
        ({ id, parentId }): Node => ({ id, parentId: parentId ?? undefined }),
      );
      const counts = [
        { measure: 'met', parts: await peopleMet(tx.db, days) } as const,
        ...(await contactsOwed(tx.db, days)),
        {
          measure: 'leave-taken',
          parts: await leaveTaken(tx.db, days, OCCASIONS.leaveGoal),
        } as const,
        {
          measure: 'hours-over',
          parts: await hoursOver(tx.db, days, OCCASIONS.hoursAWeek.watch),
        } as const,
      ];
      const problems = toldProblems(await problemsTold(tx.db, start, stop));
      const figures = [...toldOf(units, counts), ...problems];
      end(tx, quarter, 'station', { figures, at: clock() });
    }),
  );
}

async function tellDesk(
  { pools, clock, settings }: ReviewTools,
  quarter: Quarter,
): Promise<boolean> {
  const { from, to } = daysOf(quarter);
  const start = instantOf(from, 0, settings.timeZone);
  const stop = instantOf(to, 0, settings.timeZone);
  return once(() =>
    pools.officer.transact('wl_bot', async (tx) => {
      await begin(tx, quarter, 'officer', clock());
      const { waits, inTime } = await waitsIn(tx.db, start, stop);
      const { joined, met } = await counselorsMet(tx.db, start, stop);
      const { talks, better } = await talksJudged(tx.db, start, stop);
      const months = monthsOf(quarter);
      const uses = joined < FEWEST ? [] : await resourcesOpened(tx.db, months);
      const times = uses.reduce((sum, one) => sum + one.times, 0);
      for (const month of months) forgetResourceUses(tx, month);
      const figures = [
        ...uses.flatMap((one) => toldTogether(`opened-${one.what}`, times, one.times)),
        ...toldTogether('came-in-time', waits, inTime),
        ...toldTogether('talked-with-counselor', joined, met),
        ...toldTogether('talk-helped', talks, better),
      ];
      end(tx, quarter, 'officer', { figures, at: clock() });
    }),
  );
}

/** Whoever tells the same quarter waits here, and then fails. */
async function begin(tx: Tx, quarter: Quarter, world: ReviewWorld, at: Date): Promise<void> {
  putReview(tx, { quarter, world, at });
  await tx.flush();
}

function end(
  tx: Tx,
  quarter: Quarter,
  world: ReviewWorld,
  { figures, at }: { readonly figures: readonly ToldFigure[]; readonly at: Date },
): void {
  putReviewFigures(
    tx,
    figures.map(({ unitId, ...figure }) => ({ ...figure, quarter, unitId: unitId ?? null })),
  );
  const detail = { world, figures: figures.length };
  const subject = `quarter:${quarter}`;
  appendAudit(tx, [{ at, actor: 'program', action: 'review-told', subject, detail }]);
}

async function once(tell: () => Promise<void>): Promise<boolean> {
  try {
    await tell();
    return true;
  } catch (error) {
    if (constraintOf(error) === 'reviews_pkey') return false;
    throw error;
  }
}
