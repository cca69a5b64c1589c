// Marks a counselor's line with what became of it, where the talk can show it: a counselor has no
// right to the outbox. A mark that cannot be kept holds nothing up, and sends nothing again.

import { appendAudit } from '../../db/audit.ts';
import { fateOf, type Message, markFate } from '../../db/listening.ts';
import { endMessengerTalks } from '../../db/messenger-talks.ts';
import { GiveUp } from '../ops/errors.ts';
import { factsOf } from '../ops/log.ts';
import type { Tools } from '../outbox/tools.ts';
import type { Fate } from './fate.ts';

type FateTools = Pick<Tools, 'pools' | 'clock' | 'log'>;

/** Does the sending, then keeps how it went. @throws what the sending throws. */
export async function withFate(
  tools: FateTools,
  message: Pick<Message, 'id' | 'caseId'>,
  sending: () => Promise<void>,
): Promise<void> {
  try {
    await sending();
  } catch (error) {
    if (error instanceof GiveUp)
      await keepFate(
        tools,
        message,
        error.code === 'person-unreachable' ? 'unreachable' : 'refused',
      );
    throw error; // anything else is tried again
  }
  await keepFate(tools, message, 'delivered');
}

async function keepFate(
  { pools, clock, log }: FateTools,
  { id, caseId }: Pick<Message, 'id' | 'caseId'>,
  fate: Fate,
): Promise<void> {
  try {
    await pools.officer.transact('wl_bot', async (tx) => {
      const known = await fateOf(tx.db, id);
      if (known === undefined || known.fate === fate) return;
      markFate(tx, { id, caseId }, fate);
      // Whoever blocked us is reached by nobody's messenger either.
      if (fate === 'unreachable' && caseId !== null) endMessengerTalks(tx, caseId, clock());
      const detail = { message: id, fate };
      appendAudit(tx, [
        {
          at: clock(),
          actor: 'program',
          action: 'message-fate',
          subject: `case:${caseId}`,
          detail,
        },
      ]);
    });
  } catch (error) {
    log.warn('fate-not-kept', factsOf(error));
  }
}
