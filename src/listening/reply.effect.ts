// Asks the model for a reply, within seconds, and says it if it passes; else the written line. It
// never fails for the model's sake: whoever wrote gets an answer.

import { personKeyOf } from '../../db/consents.ts';
import { lastDraftsOf, messageById } from '../../db/listening.ts';
import { personById } from '../../db/people.ts';
import { commit } from '../core/commit.flow.ts';
import type { EffectOf } from '../core/effect.ts';
import { unseal } from '../ops/keys.ts';
import { factsOf } from '../ops/log.ts';
import type { Tools } from '../outbox/tools.ts';
import { answered, type Draft } from './answering.ts';
import { checkDraft } from './draft-check.ts';
import { redact } from './redact.ts';

/** Later than this after the message, nobody is asked any more: a late reply is a cold one. */
const ASK_WITHIN_MS = 5_000;
const RECENT_MAX = 5;

export async function replyTo(effect: EffectOf<'reply.v1'>, tools: Tools): Promise<void> {
  const draft = await draftFor(effect, tools);
  const effects = await commit(tools, effect.personId, (now) => answered(now, effect, draft));
  await tools.doNow(effects);
}

async function draftFor(effect: EffectOf<'reply.v1'>, tools: Tools): Promise<Draft> {
  const { llm } = tools;
  const asked = await read(effect, tools);
  if (llm === undefined || asked === undefined) return { kind: 'none', why: 'withdrawn' };
  if (tools.clock().getTime() - asked.at.getTime() > ASK_WITHIN_MS)
    return { kind: 'none', why: 'late' };
  const { words, locale, recent } = asked;
  try {
    const draft = await llm.draft(redact(words), locale);
    const { level } = tools.rate(draft);
    const checked = checkDraft(draft, { locale, words, recent, level });
    return checked.kind === 'fit' ? checked : { kind: 'none', why: `refused-${checked.why}` };
  } catch (error) {
    return { kind: 'none', why: String(factsOf(error)['error']) };
  }
}

/** Nothing once consent is withdrawn, the words erased, or a case has taken them over. */
async function read(
  { personId, messageId }: EffectOf<'reply.v1'>,
  { pools, keys }: Pick<Tools, 'pools' | 'keys'>,
) {
  return pools.officer.transact('wl_bot', async ({ db }) => {
    const [message, wrapped, person, drafts] = await Promise.all([
      messageById(db, messageId),
      personKeyOf(db, personId, 'model'),
      personById(db, personId),
      lastDraftsOf(db, personId, RECENT_MAX),
    ]);
    if (!message || message.caseId !== null || !wrapped || !person) return undefined;
    const key = keys.open(wrapped, personId);
    return {
      at: message.at,
      locale: person.locale,
      words: unseal(key, message.sealed, messageId).toString(),
      recent: drafts.map((draft) => unseal(key, draft.sealed, draft.id).toString()),
    };
  });
}
