// A request's row as the rules see it, and one step of it: decided on the row that is held, written
// with its record, its effects done at once.

import { appendAudit } from '../../../db/audit.ts';
import { caseForGlass, type GlassRow, lockGlass, updateGlass } from '../../../db/break-glass.ts';
import type { Tx } from '../../../db/client.ts';
import { type Claimed, enqueue } from '../../../db/outbox.ts';
import type { Planned } from '../../core/effect.ts';
import type { Tools } from '../../outbox/tools.ts';
import type { AuditDraft } from '../audit/event.ts';
import type { Asked, CaseNow, Staffer } from './glass-step.ts';

const CLAIM_MS = 20_000;

export type GlassTools = Pick<Tools, 'pools' | 'keys' | 'glass' | 'clock' | 'newId' | 'doNow'>;
type GlassCase = NonNullable<Awaited<ReturnType<typeof caseForGlass>>>;

export function askedOf(row: GlassRow): Asked {
  const { delay, delayHours } = row;
  return {
    state: row.state,
    askedBy: row.askedBy,
    decidedBy: row.decidedBy ?? undefined,
    expiresAt: row.expiresAt,
    opensUntil: row.opensUntil ?? undefined,
    wish: {
      ground: row.ground,
      facts: row.facts,
      why: row.why ?? undefined,
      reference: row.reference ?? undefined,
      delay: delay === null || delayHours === null ? undefined : { why: delay, hours: delayHours },
    },
  };
}

export function caseNow({ level, state, personId, counselorId }: GlassCase): CaseNow {
  return {
    level,
    isClosed: state === 'closed',
    counselorId: counselorId ?? undefined,
    hasPerson: personId !== null,
  };
}

export type GlassStep = {
  readonly set: Partial<GlassRow>;
  readonly action: string;
  readonly detail?: AuditDraft['detail'];
  readonly effects?: readonly Planned[];
};

/** @param decide says what to write, or why not. */
export async function onGlass<R extends { readonly kind: string }>(
  tools: GlassTools,
  staff: Staffer,
  id: string,
  decide: (row: GlassRow, found: GlassCase, now: Date) => GlassStep | R,
): Promise<{ readonly kind: 'done' } | R | { readonly kind: 'no-such' }> {
  const now = tools.clock();
  let effects: Claimed[] = [];
  const result = await tools.pools.officer.transact(
    { role: 'wl_glass', staffId: staff.id },
    async (tx): Promise<{ readonly kind: 'done' } | R | { readonly kind: 'no-such' }> => {
      const row = await lockGlass(tx.db, id);
      const found = row && (await caseForGlass(tx.db, row.caseId));
      if (row === undefined || found === undefined) return { kind: 'no-such' };
      const step = decide(row, found, now);
      if (!('action' in step)) return step;
      updateGlass(tx, id, step.set);
      record(tx, { row, staff, now, action: step.action, detail: step.detail ?? {} });
      effects = enqueueNow(tx, step.effects ?? [], tools, now);
      return { kind: 'done' };
    },
  );
  await tools.doNow(effects);
  return result;
}

type Recorded = {
  readonly row: Pick<GlassRow, 'id' | 'caseId'>;
  readonly staff: Staffer;
  readonly now: Date;
  readonly action: string;
  readonly detail: AuditDraft['detail'];
};

export function record(tx: Tx, { row, staff, now, action, detail }: Recorded): void {
  appendAudit(tx, [
    {
      at: now,
      actor: `${staff.role}:${staff.id}`,
      action,
      subject: `case:${row.caseId}`,
      detail: { opening: row.id, ...detail },
    },
  ]);
}

export function enqueueNow(
  tx: Tx,
  planned: readonly Planned[],
  { newId }: Pick<Tools, 'newId'>,
  now: Date,
): Claimed[] {
  return enqueue(tx, planned, { now, claimedUntil: new Date(now.getTime() + CLAIM_MS), newId });
}
