// Somebody asks for the seal to be broken. Nothing opens by it: a second person is asked.

import { caseForGlass, putGlass, standingGlass } from '../../../db/break-glass.ts';
import { constraintOf } from '../../../db/faults.ts';
import type { Claimed } from '../../../db/outbox.ts';
import { caseNow, enqueueNow, type GlassTools, record } from './glass-row.flow.ts';
import { type AskRefusal, asking, type Staffer } from './glass-step.ts';
import { ASKED_MS, type Wish } from './grounds.ts';
import { type WishForm, type WishRead, wishIn } from './wish-form.ts';

export type GlassAsked =
  | { readonly kind: 'asked'; readonly id: string }
  | { readonly kind: AskRefusal | 'asked-already' | 'no-such-case' };

export async function askGlass(
  tools: GlassTools,
  staff: Staffer,
  caseId: string,
  wish: Wish,
): Promise<GlassAsked> {
  const now = tools.clock();
  const id = tools.newId();
  let effects: Claimed[] = [];
  const as = { role: 'wl_glass', staffId: staff.id } as const;
  try {
    const result = await tools.pools.officer.transact(as, async (tx): Promise<GlassAsked> => {
      const found = await caseForGlass(tx.db, caseId);
      if (found === undefined) return { kind: 'no-such-case' };
      const may = asking(staff, caseNow(found), wish);
      if (may.kind !== 'may') return may;
      const { ground, facts, why = null, reference = null, delay } = wish;
      const expiresAt = new Date(now.getTime() + ASKED_MS);
      putGlass(tx, {
        id,
        caseId,
        level: found.level,
        ground,
        facts,
        why,
        reference,
        delay: delay?.why ?? null,
        delayHours: delay?.hours ?? null,
        state: 'asked',
        askedBy: staff.id,
        askedAt: now,
        expiresAt,
      });
      const detail = {
        ground,
        facts: facts.join(' '),
        level: found.level,
        ...(why !== null && { why }),
        ...(reference !== null && { reference }),
        ...(delay && { delay: delay.why, delayHours: delay.hours }),
      };
      record(tx, { row: { id, caseId }, staff, now, action: 'glass-asked', detail });
      const planned = [
        { effect: { kind: 'announce-glass.v1', glassId: id, what: 'asked' }, isUrgent: true },
        { effect: { kind: 'end-glass.v1', glassId: id }, dueAt: expiresAt },
      ] as const;
      effects = enqueueNow(tx, planned, tools, now);
      return { kind: 'asked', id };
    });
    await tools.doNow(effects);
    return result;
  } catch (error) {
    if (constraintOf(error) === 'break_glass_one') return { kind: 'asked-already' };
    throw error;
  }
}

export async function askByForm(
  tools: GlassTools,
  staff: Staffer,
  caseId: string,
  form: WishForm,
): Promise<GlassAsked | Exclude<WishRead, { readonly kind: 'wish' }>> {
  const read = wishIn(form);
  return read.kind === 'wish' ? askGlass(tools, staff, caseId, read.wish) : read;
}

/** What stands for a case already, so that nobody asks twice. */
export async function glassOfCase(
  { pools }: Pick<GlassTools, 'pools'>,
  staff: Staffer,
  caseId: string,
): Promise<string | undefined> {
  const as = { role: 'wl_glass', staffId: staff.id } as const;
  return pools.officer.transact(as, ({ db }) => standingGlass(db, caseId));
}
