// The second person says yes or no; and how an opening ends, and is looked at by a lead afterwards.

import type { Planned } from '../../core/effect.ts';
import { askedOf, caseNow, type GlassTools, onGlass } from './glass-row.flow.ts';
import { type DecideRefusal, deciding, ending, reviewing, type Staffer } from './glass-step.ts';
import { OPEN_MS } from './grounds.ts';

export type Decided = { readonly kind: 'done' | 'no-such' | DecideRefusal };

export async function decideGlass(
  tools: GlassTools,
  staff: Staffer,
  id: string,
  isYes: boolean,
): Promise<Decided> {
  return onGlass<{ readonly kind: DecideRefusal }>(tools, staff, id, (row, found, now) => {
    const asked = askedOf(row);
    const may = deciding(staff, asked, caseNow(found), { isYes, now });
    if (may.kind !== 'may') return may;
    const by = { decidedBy: staff.id, decidedAt: now };
    if (!isYes)
      return {
        set: { ...by, state: 'refused' },
        action: 'glass-refused',
        effects: [announce(id, 'refused')],
      };
    const opensUntil = new Date(now.getTime() + OPEN_MS);
    const tellAt = new Date(now.getTime() + (asked.wish.delay?.hours ?? 0) * 3_600_000);
    const { personId } = found;
    return {
      set: { ...by, state: 'open', opensUntil, tellAt },
      action: 'glass-opened',
      detail: {
        ground: row.ground,
        askedBy: row.askedBy,
        until: opensUntil.toISOString(),
        tellAt: tellAt.toISOString(),
      },
      effects: [
        announce(id, 'open'),
        { effect: { kind: 'end-glass.v1', glassId: id }, dueAt: opensUntil },
        ...(personId === null
          ? []
          : [
              {
                effect: { kind: 'tell-glass.v1', personId, glassId: id } as const,
                dueAt: tellAt,
              },
            ]),
      ],
    };
  });
}

/** Taken back before anybody decided, or ended before its time. */
export async function endGlassNow(tools: GlassTools, staff: Staffer, id: string) {
  return onGlass<{ readonly kind: 'not-allowed' | 'not-open' }>(tools, staff, id, (row, _, now) => {
    const may = ending(staff, askedOf(row));
    if (may.kind !== 'may') return may;
    return {
      set: { state: may.to, endedAt: now },
      action: may.to === 'over' ? 'glass-ended' : 'glass-withdrawn',
    };
  });
}

export async function reviewGlass(tools: GlassTools, staff: Staffer, id: string) {
  return onGlass<{ readonly kind: 'not-allowed' | 'not-open' }>(tools, staff, id, (row, _, now) => {
    const may = reviewing(staff, askedOf(row));
    if (may.kind !== 'may') return may;
    return { set: { reviewedBy: staff.id, reviewedAt: now }, action: 'glass-reviewed' };
  });
}

function announce(glassId: string, what: 'open' | 'refused'): Planned {
  return { effect: { kind: 'announce-glass.v1', glassId, what }, isUrgent: true };
}
