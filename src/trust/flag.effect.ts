// A flag through the one door: read and opened in the officer's world, then sealed anew and put
// down in the station's. No transaction spans both, so each step may run again.

import { appendAudit } from '../../db/audit.ts';
import type { Db } from '../../db/client.ts';
import {
  flagById,
  flagToDeliver,
  inboxOf,
  inboxOnlyFor,
  putInboxFlag,
  readsOf,
  withdrawInboxFlag,
} from '../../db/flags.ts';
import { instructorsOf, staffById } from '../../db/staff.ts';
import { commit } from '../core/commit.flow.ts';
import { decide } from '../core/decision.ts';
import type { EffectOf } from '../core/effect.ts';
import { seal, unseal } from '../ops/keys.ts';
import type { Tools } from '../outbox/tools.ts';
import * as out from './flag-out.ts';

export async function deliverFlag(
  { flagId }: EffectOf<'deliver-flag.v1'>,
  tools: Tools,
): Promise<void> {
  const sent = await sentFlag(flagId, tools);
  if (sent === undefined) return withdraw(flagId, tools);
  if (!(await isReaderThere(sent, tools))) return giveBack(flagId, tools);
  await receiveAtStation(flagId, sent, tools);
  // Taken back or erased while it crossed: its withdrawal may have come before it.
  if ((await sentFlag(flagId, tools)) === undefined) await withdraw(flagId, tools);
}

export async function withdrawFlag(
  { flagId }: EffectOf<'withdraw-flag.v1'>,
  tools: Tools,
): Promise<void> {
  await withdraw(flagId, tools);
}

export async function lapseFlag(
  { flagId, personId }: EffectOf<'lapse-flag.v1'>,
  tools: Tools,
): Promise<void> {
  const reads = await tools.pools.station.transact('wl_registrar', ({ db }) => readsOf(db, flagId));
  const effects = await commit(tools, personId, (now) =>
    out.lapseFlag(now, flagId, reads.length > 0),
  );
  await withdraw(flagId, tools);
  await tools.doNow(effects);
}

/** An instructor has left: what nobody can read now goes back to whoever wrote it. */
export async function returnFlags(
  { staffId }: EffectOf<'return-flags.v1'>,
  tools: Tools,
): Promise<void> {
  const ids = await tools.pools.station.transact('wl_registrar', async ({ db }) => [
    ...(await inboxOnlyFor(db, staffId)),
    ...(await unreadable(db, staffId, tools.clock())),
  ]);
  for (const id of ids) await giveBack(id, tools);
}

/** Notes for any of a unit that has nobody left to read them. */
async function unreadable(db: Db, staffId: string, now: Date): Promise<string[]> {
  const unitId = (await staffById(db, staffId))?.unitId;
  if (unitId == null || (await instructorsOf(db, unitId)).length > 0) return [];
  return (await inboxOf(db, unitId, now)).map(({ id }) => id);
}

export async function tellFlagRead(
  { flagId }: EffectOf<'tell-flag-read.v1'>,
  tools: Tools,
): Promise<void> {
  const flag = await tools.pools.officer.transact('wl_bot', ({ db }) => flagById(db, flagId));
  if (flag === undefined) return; // erased while this waited
  const effects = await commit(tools, flag.personId, (now) =>
    now.person.stoppedAt === undefined ? decide({ says: [{ key: 'flag-read' }] }) : undefined,
  );
  await tools.doNow(effects);
}

type Sent = {
  readonly words: Buffer;
  readonly unitId: string;
  readonly readerId: string | null;
  readonly sentAt: Date;
  readonly lapsesAt: Date;
};

/** Absent unless it is sent and stands at this moment. */
async function sentFlag(flagId: string, tools: Tools): Promise<Sent | undefined> {
  const found = await tools.pools.officer.transact('wl_bot', ({ db }) => flagToDeliver(db, flagId));
  if (found === undefined || found.flag.state !== 'sent') return undefined;
  const { flag, unitId, wrapped } = found;
  const { sentAt, lapsesAt, readerId } = flag;
  if (unitId === null || sentAt === null || lapsesAt === null) return undefined;
  if (lapsesAt <= tools.clock()) return undefined;
  const words = unseal(tools.keys.open(wrapped, flag.personId), flag.sealed, flagId);
  return { words, unitId, readerId, sentAt, lapsesAt };
}

async function receiveAtStation(flagId: string, sent: Sent, tools: Tools): Promise<void> {
  const { words, ...rest } = sent;
  const wrapped = tools.keys.newKey(flagId);
  const sealed = seal(tools.keys.open(wrapped, flagId), words, flagId);
  await tools.pools.station.transact('wl_registrar', async (tx) => {
    if (await putInboxFlag(tx.db, { id: flagId, sealed, wrapped, ...rest }))
      appendAudit(tx, [stationRecord('flag-received', flagId, tools)]);
  });
}

async function isReaderThere({ unitId, readerId }: Sent, tools: Tools): Promise<boolean> {
  if (readerId === null) return true;
  const readers = await tools.pools.station.transact('wl_registrar', ({ db }) =>
    instructorsOf(db, unitId),
  );
  return readers.some(({ id }) => id === readerId);
}

async function giveBack(flagId: string, tools: Tools): Promise<void> {
  await withdraw(flagId, tools);
  const flag = await tools.pools.officer.transact('wl_bot', ({ db }) => flagById(db, flagId));
  if (flag === undefined) return; // erased meanwhile
  await tools.doNow(await commit(tools, flag.personId, (now) => out.returnFlag(now, flagId)));
}

async function withdraw(flagId: string, tools: Tools): Promise<void> {
  await tools.pools.station.transact('wl_registrar', async (tx) => {
    if (await withdrawInboxFlag(tx.db, flagId, tools.clock()))
      appendAudit(tx, [stationRecord('flag-withdrawn', flagId, tools)]);
  });
}

function stationRecord(action: string, flagId: string, tools: Tools) {
  return { at: tools.clock(), actor: 'program', action, subject: `flag:${flagId}`, detail: {} };
}
