// The instructor's side of the door: which flags came to their unit, and opening one. Each
// opening is a record and a row of its own, and the officer hears of the first.

import { appendAudit } from '../../db/audit.ts';
import { inboxFlag, newestInbox, putFlagRead, readsOf } from '../../db/flags.ts';
import { type Claimed, enqueue } from '../../db/outbox.ts';
import type { Member } from '../admin/staff.ts';
import { unseal } from '../ops/keys.ts';
import type { Tools } from '../outbox/tools.ts';
import { type Standing, standingOf } from './flag-standing.ts';

const ROWS_MAX = 100;
const CLAIM_MS = 20_000;

type Reader = Pick<Member, 'id' | 'role' | 'unitId'>;

export type InboxEntry = {
  readonly id: string;
  readonly standing: Standing;
  readonly sentAt: Date;
  readonly lapsesAt: Date;
  readonly readAt: Date | undefined;
};

/** Newest first, without a word of any. */
export async function flagsForUnit(
  { pools, clock }: Pick<Tools, 'pools' | 'clock'>,
  { role, unitId }: Reader,
): Promise<InboxEntry[]> {
  if (role !== 'instructor' || unitId === undefined) return [];
  const rows = await pools.station.transact('wl_instructor', ({ db }) =>
    newestInbox(db, unitId, ROWS_MAX),
  );
  const now = clock();
  return rows.map((row) => ({
    id: row.id,
    standing: standingOf(row, now),
    sentAt: row.sentAt,
    lapsesAt: row.lapsesAt,
    readAt: row.readAt ?? undefined,
  }));
}

export type OpenedFlag =
  | {
      readonly kind: 'opened';
      /** Exactly what the officer saw and sent. */
      readonly words: string;
      readonly sentAt: Date;
      readonly lapsesAt: Date;
    }
  | { readonly kind: 'not-allowed' | 'no-such-flag' | Exclude<Standing, 'open'> };

export async function openFlag(
  tools: Pick<Tools, 'pools' | 'keys' | 'clock' | 'newId' | 'doNow'>,
  reader: Reader,
  flagId: string,
): Promise<OpenedFlag> {
  if (reader.role !== 'instructor' || reader.unitId === undefined) return { kind: 'not-allowed' };
  const at = tools.clock();
  let effects: readonly Claimed[] = [];
  const opened = await tools.pools.station.transact(
    'wl_instructor',
    async (tx): Promise<OpenedFlag> => {
      const flag = await inboxFlag(tx.db, flagId);
      // Another unit's flag is not even told to exist.
      if (flag === undefined || flag.unitId !== reader.unitId) return { kind: 'no-such-flag' };
      const standing = standingOf(flag, at);
      if (standing !== 'open') return { kind: standing };
      const isFirst = (await readsOf(tx.db, flagId)).length === 0;
      putFlagRead(tx, { flagId, staffId: reader.id, at });
      appendAudit(tx, [
        {
          at,
          actor: `instructor:${reader.id}`,
          action: 'flag-opened',
          subject: `flag:${flagId}`,
          detail: { unit: flag.unitId },
        },
      ]);
      const told = { kind: 'tell-flag-read.v1', flagId, staffId: reader.id } as const;
      effects = enqueue(tx, isFirst ? [{ effect: told }] : [], {
        now: at,
        claimedUntil: new Date(at.getTime() + CLAIM_MS),
        newId: tools.newId,
      });
      const words = unseal(tools.keys.station, flag.sealed, flagId).toString();
      return { kind: 'opened', words, sentAt: flag.sentAt, lapsesAt: flag.lapsesAt };
    },
  );
  await tools.doNow(effects);
  return opened;
}
