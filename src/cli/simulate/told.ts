// The review of the quarter that a simulation filled most of, told with all its months a week after it
// at the soonest, and whether each of its figures holds the share that a count apart finds.

import { countedApart } from '../../../db/review-apart.ts';
import { makeReview } from '../../care/review/make.flow.ts';
import { daysOf, fullestOf, type Quarter } from '../../care/review/quarter.ts';
import { reviewFor } from '../../care/review/review.flow.ts';
import { dayAfter, instantOf } from '../../checkins/when/zone.ts';
import { DELAY_DAYS } from '../../trust/figures/policy.ts';
import { releaseFigures } from '../../trust/figures/release.flow.ts';
import type { Stage } from './stage.ts';

const ADMIN = { id: 'simulation', role: 'admin', unitId: undefined } as const;

type Ended = {
  readonly firstDay: string;
  readonly lastDay: string;
  readonly opened: Opened;
};

/** By quarter, and in it by kind. */
export type Opened = Record<Quarter, Record<string, number>>;

/** @param ended.opened what officers opened, as they remember it: the database forgets it. */
export async function tellAndCount(stage: Stage, ownerUrl: string, ended: Ended) {
  const { tools } = stage;
  const { timeZone } = tools.settings;
  const quarter = fullestOf(ended.firstDay, ended.lastDay);
  const days = daysOf(quarter);
  const due = instantOf(dayAfter(days.to, DELAY_DAYS + 1), 0, timeZone);
  if (due > tools.clock()) stage.moveTo(due);
  await releaseFigures(tools);
  await makeReview(tools);
  const reviewed = await reviewFor(tools, ADMIN, { quarter });
  const shares = await countedApart(ownerUrl, { ...days, timeZone });
  const times = Object.values(ended.opened[quarter] ?? {});
  const all = times.reduce((sum, one) => sum + one, 0);
  if (all > 0) shares.set('resources', (100 * Math.max(...times)) / all);
  const told = (reviewed?.review.sections ?? []).flatMap(({ section, now }) => {
    const share = shares.get(section.id);
    if (now === undefined || share === undefined) return [];
    const [low, high] = [Math.floor(now.low), Math.ceil(now.high)];
    const counted = Math.round(share * 10) / 10;
    return [{ of: section.id, low, counted, high, holds: low <= share && share <= high }];
  });
  return { quarter, told, holds: told.every(({ holds }) => holds) };
}
