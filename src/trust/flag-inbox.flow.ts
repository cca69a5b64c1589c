// The instructor's side of the door: which flags came to them or to any of their unit, and opening
// one. Each opening is a record and a row of its own; the officer hears of each reader's first.

import { appendAudit } from '../../db/audit.ts';
import type { Db } from '../../db/client.ts';
import { type InboxFlag, inboxFlag, newestInbox, putFlagRead, readsOf } from '../../db/flags.ts';
import { type Claimed, enqueue } from '../../db/outbox.ts';
import { staffById } from '../../db/staff.ts';
import type { Member } from '../admin/staff.ts';
import { type Keys, unseal } from '../ops/keys.ts';
import type { Tools } from '../outbox/tools.ts';
import { type Standing, standingOf } from './flag-standing.ts';

const ROWS_MAX = 100;
const CLAIM_MS = 20_000;

type Reader = Pick<Member, 'id' | 'role' | 'unitId'>;

export type InboxEntry = {
  readonly id: string;
  readonly standing: Standing;
  /** Nobody else can open it. */
  readonly isForReaderAlone: boolean;
  readonly sentAt: Date;
  readonly lapsesAt: Date;
  readonly readAt: Date | undefined;
};

/** Newest first, without a word of any. */
export async function flagsForUnit(
  { pools, clock }: Pick<Tools, 'pools' | 'clock'>,
  { id: readerId, role, unitId }: Reader,
): Promise<InboxEntry[]> {
  if (role !== 'instructor' || unitId === undefined) return [];
  const as = { role: 'wl_instructor', staffId: readerId } as const;
  const rows = await pools.station.transact(as, async ({ db }) =>
    (await isInUnit(db, readerId, unitId)) ? newestInbox(db, { unitId, readerId }, ROWS_MAX) : [],
  );
  const now = clock();
  return rows.map((row) => ({
    id: row.id,
    standing: standingOf(row, now),
    isForReaderAlone: row.readerId !== null,
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
      readonly isForReaderAlone: boolean;
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
    { role: 'wl_instructor', staffId: reader.id },
    async (tx): Promise<OpenedFlag> => {
      const flag = await inboxFlag(tx.db, flagId);
      // Somebody else's flag is not even told to exist.
      if (flag === undefined || !(await isTheirs(tx.db, flag, reader.id)))
        return { kind: 'no-such-flag' };
      const standing = standingOf(flag, at);
      if (standing !== 'open') return { kind: standing };
      const reads = await readsOf(tx.db, flagId);
      const isFirst = reads.every(({ staffId }) => staffId !== reader.id);
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
      const words = unseal(keyOf(flag, tools.keys), flag.sealed, flagId).toString();
      const { sentAt, lapsesAt, readerId } = flag;
      return { kind: 'opened', words, sentAt, lapsesAt, isForReaderAlone: readerId !== null };
    },
  );
  await tools.doNow(effects);
  return opened;
}

async function isTheirs(db: Db, flag: InboxFlag, readerId: string): Promise<boolean> {
  return [null, readerId].includes(flag.readerId) && isInUnit(db, readerId, flag.unitId);
}

/** Asked of the account as it is now: a page may be older than its reader's leaving. */
async function isInUnit(db: Db, readerId: string, unitId: string): Promise<boolean> {
  const reader = await staffById(db, readerId);
  return reader?.disabledAt === null && reader.unitId === unitId;
}

/** What came before flags had keys of their own lies under the station's. */
function keyOf({ id, wrapped }: InboxFlag, keys: Keys): Buffer {
  return wrapped === null ? keys.station : keys.open(wrapped, id);
}
