// That an officer has died, said by one and confirmed by another. Then their line is closed: nothing
// is sent any more, the case ends, and what is kept runs out on its day. A lead can undo it.

import { appendAudit } from '../../db/audit.ts';
import type { Tx } from '../../db/client.ts';
import { type DeathRow, deathOf, dropDeath, putDeath, updateDeath } from '../../db/deaths.ts';
import { type CaseRow, updateCase } from '../../db/hotline.ts';
import type { Planned } from '../core/effect.ts';
import { CLOSED } from './case-after.ts';
import type { Refused, Worker } from './case-step.ts';
import {
  type DeathDeed,
  type DeathFacts,
  type DeathHow,
  type DeathRefusal,
  deathRefusal,
  isDeathHow,
} from './death-step.ts';
import { actorOf, type CaseTools, enqueueNow, holdCase, settled } from './on-case.flow.ts';

export type DeathDone =
  | { readonly kind: 'death-said' | 'death-confirmed' | 'death-taken-back' }
  | Refused<DeathRefusal | 'no-such-case' | 'how-needed'>;

export async function sayDied(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
  how: string,
): Promise<DeathDone> {
  if (!isDeathHow(how)) return { kind: 'how-needed' };
  return onDeath(tools, staff, { deed: 'say', caseId, how });
}

export async function confirmDied(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
): Promise<DeathDone> {
  return onDeath(tools, staff, { deed: 'confirm', caseId });
}

export async function takeDeathBack(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
): Promise<DeathDone> {
  return onDeath(tools, staff, { deed: 'take-back', caseId });
}

export function deathFacts(
  row: Pick<CaseRow, 'personId' | 'counselorId'>,
  death: DeathRow | undefined,
): DeathFacts {
  return {
    personId: row.personId ?? undefined,
    counselorId: row.counselorId ?? undefined,
    death: death && { saidBy: death.saidBy, confirmedBy: death.confirmedBy ?? undefined },
  };
}

type Wish = { readonly deed: DeathDeed; readonly caseId: string; readonly how?: DeathHow };

async function onDeath(tools: CaseTools, staff: Worker, wish: Wish): Promise<DeathDone> {
  return settled<DeathDone>(tools, actorOf(staff), async (tx, now) => {
    const row = await holdCase(tx, wish.caseId);
    if (row === undefined) return { result: { kind: 'no-such-case' }, effects: [] };
    const death = await deathOf(tx.db, row.id);
    const why = deathRefusal(wish.deed, deathFacts(row, death), staff);
    if (why !== undefined) return { result: { kind: why }, effects: [] };
    const done = write(tx, wish, { row, death, staff, now });
    appendAudit(tx, [
      {
        at: now,
        actor: actorOf(staff).name,
        action: done.kind,
        subject: `case:${row.id}`,
        detail: { how: wish.how ?? death?.how ?? 'unknown' },
      },
    ]);
    const isNews = wish.deed === 'confirm' || death?.confirmedBy != null;
    const note = isNews && row.personId !== null ? [noteDeath(row.personId, wish.deed)] : [];
    return { result: done, effects: enqueueNow(tx, note, tools, now) };
  });
}

function noteDeath(personId: string, deed: DeathDeed): Planned {
  const effect = { kind: 'note-death.v1', personId, isSo: deed === 'confirm' } as const;
  return { effect, isUrgent: true };
}

type At = {
  readonly row: CaseRow;
  readonly death: DeathRow | undefined;
  readonly staff: Worker;
  readonly now: Date;
};

function write(tx: Tx, { deed, how = 'official' }: Wish, { row, staff, now }: At) {
  switch (deed) {
    case 'say':
      putDeath(tx, { caseId: row.id, how, saidBy: staff.id, saidAt: now });
      return { kind: 'death-said' } as const;
    case 'confirm':
      updateDeath(tx, row.id, { confirmedBy: staff.id, confirmedAt: now });
      if (row.state !== 'closed')
        updateCase(tx, row.id, { ...CLOSED, closedAt: now, outcome: 'died' });
      return { kind: 'death-confirmed' } as const;
    case 'take-back':
      dropDeath(tx, row.id);
      return { kind: 'death-taken-back' } as const;
  }
}
