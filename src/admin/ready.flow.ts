// Whether this process should be sent anything: its database answers and is one that it can work
// with, and it is not about to leave. That it lives at all is another question (`/healthz`).

import { setTimeout as wait } from 'node:timers/promises';
import { type SchemaPlace, schemaPlace } from '../../db/schema-place.ts';
import type { Tools } from '../outbox/tools.ts';

const ANSWER_MS = 2_000;

export type Readiness =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly why: 'stopping' | 'database-away' | 'database-of-another-version';
    };

export async function readiness(
  { pools }: Pick<Tools, 'pools'>,
  stopping: AbortSignal,
): Promise<Readiness> {
  if (stopping.aborted) return { ok: false, why: 'stopping' };
  const place = await Promise.race([placeNow(pools), wait(ANSWER_MS, undefined, { ref: false })]);
  if (place === undefined) return { ok: false, why: 'database-away' };
  const isFit = place === 'ours' || place === 'ahead';
  return isFit ? { ok: true } : { ok: false, why: 'database-of-another-version' };
}

async function placeNow(pools: Tools['pools']): Promise<SchemaPlace | undefined> {
  try {
    // Both worlds are asked: each has connections of its own.
    const [place] = await Promise.all([
      pools.station.transact('wl_admin', ({ db }) => schemaPlace(db)),
      pools.officer.transact('wl_bot', ({ db }) => db.execute('select 1')),
    ]);
    return place;
  } catch {
    return undefined;
  }
}
