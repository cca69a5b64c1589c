// An operator looks at what did not get done, has it tried again, or drops it with a reason. Each
// such change is one audit record for each effect.

import { appendAudit } from '../../db/audit.ts';
import {
  type Backlog,
  backlogByKind,
  dropStuck,
  lockStuck,
  renew,
  type Stuck,
  stuckEffects,
} from '../../db/outbox-stuck.ts';
import type { Tools } from './tools.ts';

type StuckTools = Pick<Tools, 'pools' | 'clock'>;
export type Which = { readonly ids: readonly string[]; readonly kind?: string | undefined };

const ROWS_MAX = 1_000;

export async function lookAtOutbox({ pools, clock }: StuckTools): Promise<{
  readonly backlog: readonly Backlog[];
  readonly stuck: readonly Stuck[];
}> {
  return pools.officer.transact('wl_worker', async ({ db }) => ({
    backlog: await backlogByKind(db, clock()),
    stuck: await stuckEffects(db, ROWS_MAX),
  }));
}

/** @returns how many of them are tried again now. */
export function retryStuck(tools: StuckTools, which: Which): Promise<number> {
  return change(tools, which, { action: 'effect-retried', detail: {} }, renew);
}

/** @param reason a code, as it is audited. */
export function dropWith(tools: StuckTools, which: Which, reason: string): Promise<number> {
  return change(tools, which, { action: 'effect-dropped', detail: { reason } }, dropStuck);
}

async function change(
  { pools, clock }: StuckTools,
  which: Which,
  audited: { readonly action: string; readonly detail: Readonly<Record<string, string>> },
  write: typeof renew,
): Promise<number> {
  return pools.officer.transact('wl_worker', async (tx) => {
    const found = await lockStuck(tx.db, which);
    if (found.length === 0) return 0;
    const at = clock();
    write(
      tx,
      found.map(({ id }) => id),
      at,
    );
    appendAudit(
      tx,
      found.map(({ id, kind }) => ({
        at,
        actor: 'operator',
        action: audited.action,
        subject: `effect:${id}`,
        detail: { ...audited.detail, kind },
      })),
    );
    return found.length;
  });
}
