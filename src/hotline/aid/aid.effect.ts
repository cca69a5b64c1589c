// Asks the model for what a counselor wanted, on redacted words and with the officer's consent as it
// stands before and after. Whatever fails, the page only says that none came.

import { aidById, type CaseAid, endAid } from '../../../db/case-aids.ts';
import type { Db } from '../../../db/client.ts';
import { personKeyOf } from '../../../db/consents.ts';
import { type CaseRow, caseById, notifyDesk } from '../../../db/hotline.ts';
import { messagesOfCase } from '../../../db/listening.ts';
import type { EffectOf } from '../../core/effect.ts';
import type { AidWanted } from '../../listening/model.port.ts';
import { redact } from '../../listening/redact.ts';
import { RetryLater } from '../../ops/errors.ts';
import { type Keys, seal, unseal } from '../../ops/keys.ts';
import { factsOf } from '../../ops/log.ts';
import type { Tools } from '../../outbox/tools.ts';
import { saidIn } from '../desk-news.ts';
import { fitText, isAidLate, linesToSend } from './aid.ts';

export async function askForAid({ aidId }: EffectOf<'ask-aid.v1'>, tools: Tools): Promise<void> {
  const { pools, keys, clock } = tools;
  const found = await pools.officer.transact('wl_bot', async ({ db }) => {
    const held = await heldAid(db, aidId);
    return held && { ...held, wanted: await wantedOf(db, held, keys) };
  });
  if (found === undefined) return; // dropped, withdrawn or handed on meanwhile
  const made = await askedOf(found, tools);
  await pools.officer.transact('wl_bot', async (tx) => {
    const held = await heldAid(tx.db, aidId);
    if (held === undefined) return;
    const key = keys.open(held.row.wrapped, held.row.id);
    endAid(tx, aidId, clock(), made === undefined ? undefined : seal(key, made, aidId));
    notifyDesk(tx, saidIn(held.row.id));
  });
}

type Held = { readonly aid: CaseAid; readonly row: CaseRow };

/** Nothing once the consent is withdrawn, or another has the case. */
async function heldAid(db: Db, aidId: string): Promise<Held | undefined> {
  const aid = await aidById(db, aidId);
  if (aid === undefined || aid.endedAt !== null) return undefined;
  const row = await caseById(db, aid.caseId);
  if (row === undefined || row.personId === null) return undefined;
  if (row.counselorId !== aid.by && row.joinedId !== aid.by) return undefined;
  return (await personKeyOf(db, row.personId, 'model')) && { aid, row };
}

async function wantedOf(db: Db, { aid, row }: Held, keys: Keys): Promise<AidWanted | undefined> {
  const key = keys.open(row.wrapped, row.id);
  const said = (await messagesOfCase(db, row.id)).map(({ id, author, sealed }) => ({
    id,
    author,
    words: unseal(key, sealed, id).toString(),
  }));
  const { locale, messageId } = aid;
  if (messageId === null) return { kind: 'summary', lines: linesToSend(said), locale };
  const one = said.find(({ id }) => id === messageId);
  return one && { kind: 'translation', words: redact(one.words), locale };
}

/** @throws RetryLater while somebody may still wait for it. */
async function askedOf(
  { aid, wanted }: Held & { readonly wanted: AidWanted | undefined },
  { llm, clock, log }: Tools,
): Promise<string | undefined> {
  if (llm === undefined || wanted === undefined || isAidLate(aid.askedAt, clock()))
    return undefined;
  try {
    return fitText(await llm.aid(wanted), aid.locale);
  } catch (error) {
    const mayRetry = error instanceof RetryLater && error.code !== 'model-resting';
    if (mayRetry && !isAidLate(aid.askedAt, clock())) throw error;
    log.warn('aid-not-made', factsOf(error));
    return undefined;
  }
}
