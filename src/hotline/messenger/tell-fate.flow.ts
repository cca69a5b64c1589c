// What became of a line that a counselor typed in their own chat, told there: a code, no word of it.

import { caseById } from '../../../db/hotline.ts';
import { messengerTalksOf } from '../../../db/messenger-talks.ts';
import { staffById } from '../../../db/staff.ts';
import { staffReply } from '../../core/staff-reply.flow.ts';
import { GiveUp } from '../../ops/errors.ts';
import type { Tools } from '../../outbox/tools.ts';
import { type ChatFate, sayFate } from './answers.ts';
import { chatFacts } from './chat-facts.flow.ts';

/** A line that is tried again says so once, at the first try. */
const FIRST_MS = 5_000;

type Line = {
  readonly id: string;
  readonly caseId: string;
  readonly staffId: string;
  readonly at: Date;
};

/** Does the sending, then tells how it went. @throws what the sending throws. */
export async function tellingFate(
  tools: Tools,
  line: Line,
  sending: () => Promise<void>,
): Promise<void> {
  try {
    await sending();
  } catch (error) {
    if (error instanceof GiveUp) await tell(tools, line, 'cut-off');
    else if (tools.clock().getTime() - line.at.getTime() < FIRST_MS)
      await tell(tools, line, 'on-its-way');
    throw error;
  }
  await tell(tools, line, 'delivered');
}

async function tell(tools: Tools, { id, caseId, staffId }: Line, fate: ChatFate): Promise<void> {
  const { pools, keys, settings } = tools;
  const found = await pools.officer.transact('wl_bot', async ({ db }) => {
    const talks = await messengerTalksOf(db, caseId);
    const talk = talks.find((one) => one.staffId === staffId);
    const [row, member] = await Promise.all([caseById(db, caseId), staffById(db, staffId)]);
    if (talk === undefined || row === undefined || member === undefined) return undefined;
    const { address } = await chatFacts(db, keys, row, talk);
    return address && { address, code: row.code, locale: member.locale };
  });
  if (found === undefined) return; // erased, or the chat is linked no more
  const { address, code, locale } = found;
  const says = [sayFate(fate, { code, link: `${settings.publicUrl}/console/talks/${caseId}` })];
  await staffReply(tools, address, { id: `${id}:${fate}`, says, locale });
}
