// Asks the model what an admin's sentence means, and shows it as any other change: nothing is done
// before a person says yes. What it cannot say in time and in our schema is asked back as ever.

import { staffById } from '../../../db/staff.ts';
import type { EffectOf } from '../../core/effect.ts';
import { staffReply } from '../../core/staff-reply.flow.ts';
import { asSealed, unseal } from '../../ops/keys.ts';
import type { Tools } from '../../outbox/tools.ts';
import { scheduleByReads, scheduleBySentence } from '../schedule-by-chat.flow.ts';
import { Heard } from './heard.ts';
import { readByModel } from './read.flow.ts';

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
