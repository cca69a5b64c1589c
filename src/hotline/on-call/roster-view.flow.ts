// The roster as its page shows it: who is on call now, the coming two weeks, swaps that wait for
// the reader, and the hours of the coming week that have nobody, against what such hours brought.

import { waitsSince } from '../../../db/case-waits.ts';
import { answeredSwaps, openSwaps, type Swap, shiftsWithin } from '../../../db/on-call.ts';
import { activeStaff, type Staff } from '../../../db/staff.ts';
import { mayTakeCases } from '../../admin/staff.ts';
import { demandOf, demandSince, type Gap, gapsOf } from './gaps.ts';
import { RUNGS, type Rung } from './policy.ts';
import { type Editor, inRoster, mayEditRoster, type RosterTools, SHELL } from './roster.flow.ts';
import { type OnCallShift, onCallAt, SHIFT_KINDS, type ShiftKind } from './roster.ts';
import type { SwapState } from './swap.ts';

const DAY_MS = 86_400_000;

export type ShiftView = {
  readonly id: string;
  readonly rung: Rung;
  readonly who: string;
  readonly from: Date;
  readonly to: Date;
  readonly kind: ShiftKind;
  readonly isOwn: boolean;
  /** Somebody else stands in for all or part of it. */
  readonly isReplaced: boolean;
};

export type SwapView = {
  readonly id: string;
  readonly rung: Rung;
  readonly from: Date;
  readonly to: Date;
  readonly askedBy: string;
  readonly taker: string;
  readonly isForMe: boolean;
};

/** A swap that the reader asked for, and what was said to it. */
export type AnsweredView = Omit<SwapView, 'isForMe'> & { readonly state: SwapState };

export type RosterView = {
  readonly mayEdit: boolean;
  readonly maySwap: boolean;
  readonly now: readonly { readonly rung: Rung; readonly who: string | undefined }[];
  readonly shifts: readonly ShiftView[];
  readonly swaps: readonly SwapView[];
  readonly answered: readonly AnsweredView[];
  readonly gaps: readonly Gap[];
  readonly members: readonly { readonly id: string; readonly label: string }[];
  readonly rungs: readonly Rung[];
  readonly kinds: readonly ShiftKind[];
};

export async function rosterView(tools: RosterTools, reader: Editor): Promise<RosterView> {
  const now = tools.clock();
  const weekAhead = new Date(now.getTime() + 7 * DAY_MS);
  const twoWeeks = new Date(now.getTime() + 14 * DAY_MS);
  const { shifts, members, swaps, answered } = await inRoster(tools, async ({ db }) => ({
    shifts: await shiftsWithin(db, now, twoWeeks),
    members: await activeStaff(db, ['counselor', 'lead']),
    swaps: await openSwaps(db, now),
    answered: reader.id === SHELL.id ? [] : await answeredSwaps(db, reader.id, now),
  }));
  const labels = new Map(members.map(({ id, label }) => [id, label]));
  const isHere = (id: string) => labels.has(id);
  const demand = await demandFor(tools, reader, now);
  const manned = onCallAt(shifts, now, isHere);
  return {
    mayEdit: mayEditRoster(reader.role),
    maySwap: mayTakeCases(reader.role),
    now: RUNGS.map((rung) => ({ rung, who: labels.get(manned.get(rung)?.staffId ?? '') })),
    shifts: shifts.map((shift) => shiftView(shift, shifts, labels, reader)),
    swaps: swaps.flatMap(({ swap, shift }): SwapView[] => {
      const isForMe = swap.takerId === reader.id;
      if (!isForMe && swap.askedBy !== reader.id) return [];
      return [{ ...swapView(swap, shift, labels), isForMe }];
    }),
    answered: answered.map(({ swap, shift }) => ({
      ...swapView(swap, shift, labels),
      state: swap.state,
    })),
    gaps: shifts.length === 0 ? [] : gapsOf(shifts, { from: now, to: weekAhead }, isHere, demand),
    members: members.map(({ id, label }: Staff) => ({ id, label })),
    rungs: RUNGS,
    kinds: SHIFT_KINDS,
  };
}

function swapView(
  { id, askedBy, takerId }: Swap,
  { rung, from, to }: OnCallShift,
  labels: ReadonlyMap<string, string>,
): Omit<SwapView, 'isForMe'> {
  const [asker, taker] = [labels.get(askedBy) ?? '', labels.get(takerId) ?? ''];
  return { id, rung, from, to, askedBy: asker, taker };
}

/** For who works in the talks; how many cases come is nothing that an admin is told. */
async function demandFor(tools: RosterTools, { id, role }: Editor, now: Date) {
  if (!mayTakeCases(role)) return undefined;
  const as = { role: 'wl_counselor', staffId: id } as const;
  const waits = await tools.pools.officer.transact(as, ({ db }) =>
    waitsSince(db, demandSince(now)),
  );
  const firsts = new Map(
    waits.toSorted((one, other) => +other.startedAt - +one.startedAt).map((w) => [w.caseId, w]),
  );
  const came = [...firsts.values()].map(({ startedAt }) => startedAt);
  return demandOf(came, now, tools.settings.timeZone);
}

function shiftView(
  shift: OnCallShift,
  all: readonly OnCallShift[],
  labels: ReadonlyMap<string, string>,
  reader: Editor,
): ShiftView {
  const { id, rung, from, to, kind, staffId } = shift;
  const isReplaced = all.some(
    (other) =>
      other.id !== id &&
      other.rung === rung &&
      other.from < to &&
      from < other.to &&
      onCallAt([shift, other], new Date(Math.max(+from, +other.from)), (one) =>
        labels.has(one),
      ).get(rung) === other,
  );
  const who = labels.get(staffId) ?? '';
  return { id, rung, from, to, kind, who, isOwn: staffId === reader.id, isReplaced };
}
