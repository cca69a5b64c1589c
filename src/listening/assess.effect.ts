// Asks the model how one message sounds, and follows up. The rules have answered already; a model
// may raise a level, never lower it, and consent is read again after it has answered.

import { personKeyOf } from '../../db/consents.ts';
import { messageById } from '../../db/listening.ts';
import { commit } from '../core/commit.flow.ts';
import type { EffectOf } from '../core/effect.ts';
import { raisedByModel } from '../hotline/raised.ts';
import { unseal } from '../ops/keys.ts';
import type { Tools } from '../outbox/tools.ts';
import { mayUse } from '../trust/consent.ts';
import { isTooOld } from './opinion.ts';
import { redact } from './redact.ts';

export async function assess(effect: EffectOf<'assess.v1'>, tools: Tools): Promise<void> {
  const { personId, messageId } = effect;
  const words = await wordsToAsk(effect, tools);
  if (tools.llm === undefined || words === undefined) return; // withdrawn or erased meanwhile
  const opinion = await tools.llm.assess(redact(words));
  const effects = await commit(tools, personId, (now) =>
    mayUse('model', now.consents) ? raisedByModel(now, messageId, words, opinion.level) : undefined,
  );
  await tools.doNow(effects);
}

async function wordsToAsk(
  { personId, messageId }: EffectOf<'assess.v1'>,
  { pools, keys, clock, log }: Tools,
): Promise<string | undefined> {
  return pools.officer.transact('wl_bot', async ({ db }) => {
    const [message, person] = await Promise.all([
      messageById(db, messageId),
      personKeyOf(db, personId, 'model'),
    ]);
    if (message === undefined || message.caseId !== null || person === undefined) return undefined;
    if (isTooOld(message.at, clock())) {
      log.warn('opinion-given-up', { messageId });
      return undefined;
    }
    return unseal(keys.open(person, personId), message.sealed, messageId).toString();
  });
}
