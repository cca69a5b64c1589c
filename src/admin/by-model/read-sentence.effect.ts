// Asks the model what an admin's sentence means, and shows it as any other change: nothing is done
// before a person says yes. What it cannot say in time and in our schema is asked back as ever.

import { staffById } from '../../../db/staff.ts';
import type { EffectOf } from '../../core/effect.ts';
import { RetryLater } from '../../ops/errors.ts';
import { asSealed, unseal } from '../../ops/keys.ts';
import { factsOf } from '../../ops/log.ts';
import type { Tools } from '../../outbox/tools.ts';
import { scheduleByReads, scheduleBySentence } from '../schedule-by-chat.flow.ts';
import type { Read } from '../schedule-sentence.ts';
import { staffReply } from '../staff-reply.flow.ts';
import { unitList } from '../units.flow.ts';
import { readsOf } from './changes.ts';
import { Heard, isWorthAsking } from './heard.ts';
import { maskPlaces } from './places.ts';

export async function readSentence(
  { staffId, sealed }: EffectOf<'read-sentence.v1'>,
  tools: Tools,
): Promise<void> {
  const plain = unseal(tools.keys.staffChat, asSealed(Buffer.from(sealed, 'base64')), staffId);
  const heard = Heard.parse(JSON.parse(plain.toString()));
  const member = await tools.pools.station.transact('wl_admin', ({ db }) => staffById(db, staffId));
  if (member?.role !== 'admin' || member.disabledAt !== null) return;
  const { sentence, locale, from } = heard;
  const by = { actor: `admin:${staffId}`, locale };
  const reads = await readByModel(heard, tools);
  const says =
    reads === undefined
      ? await scheduleBySentence(tools, sentence, by)
      : await scheduleByReads(tools, reads, by);
  const isRead = reads !== undefined && says.some(({ buttons }) => buttons !== undefined);
  await staffReply(tools, from, {
    id: tools.newId(),
    says: isRead ? [{ key: 'schedule-by-model' }, ...says] : says,
    locale,
  });
}

/** @throws RetryLater while somebody may still wait for it. */
async function readByModel(heard: Heard, tools: Tools): Promise<readonly Read[] | undefined> {
  const { llm, clock, log } = tools;
  const places = await unitList(tools);
  const masked = maskPlaces(heard.sentence, places);
  if (llm === undefined || masked === undefined || !isWorthAsking(heard, clock())) return undefined;
  try {
    return readsOf(await llm.changes(masked.text), masked, places);
  } catch (error) {
    const mayRetry = error instanceof RetryLater && error.code !== 'model-resting';
    if (mayRetry && isWorthAsking(heard, clock(), error.afterMs)) throw error;
    log.warn('sentence-not-read', factsOf(error));
    return undefined;
  }
}
