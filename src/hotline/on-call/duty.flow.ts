// What whoever opens the queue should know of the roster: whether they are on call, whether nobody
// is, whether a colleague waits for their answer, and what one answered.

import { answeredSwaps, openSwaps, shiftsWithin } from '../../../db/on-call.ts';
import { activeStaff } from '../../../db/staff.ts';
import type { Rung } from './policy.ts';
import { type Editor, inRoster, type RosterTools } from './roster.flow.ts';
import { onCallAt } from './roster.ts';
import type { SwapState } from './swap.ts';

const WEEK_MS = 7 * 86_400_000;

export type Duty = {
  readonly own: { readonly rung: Rung; readonly until: Date } | undefined;
  /** A roster is kept, and at this moment it has nobody. */
  readonly isUnmanned: boolean;
  readonly isAsked: boolean;
  /** What a colleague said last to a swap that they asked for. */
  readonly answered: SwapState | undefined;
};

export async function dutyNow(tools: RosterTools, { id }: Editor): Promise<Duty> {
  const now = tools.clock();
  return inRoster(tools, async ({ db }) => {
    const shifts = await shiftsWithin(db, new Date(now.getTime() - WEEK_MS), new Date(+now + 1));
    const here = new Set((await activeStaff(db, ['counselor', 'lead'])).map((one) => one.id));
    const manned = onCallAt(shifts, now, (one) => here.has(one));
    const own = [...manned.values()].find(({ staffId }) => staffId === id);
    const swaps = await openSwaps(db, now);
    return {
      own: own && { rung: own.rung, until: own.to },
      isUnmanned: shifts.length > 0 && manned.size === 0,
      isAsked: swaps.some(({ swap }) => swap.takerId === id),
      answered: (await answeredSwaps(db, id, now)).at(-1)?.swap.state,
    };
  });
}
