// What a counselor writes: sealed under the case's key, then relayed by the outbox. The page sends
// each message with an id of its own, so that a second try says nothing twice.

import { createHash } from 'node:crypto';
import { appendAudit } from '../../db/audit.ts';
import { type CaseRow, markHeard } from '../../db/hotline.ts';
import { messageById, putMessage } from '../../db/listening.ts';
import type { Planned } from '../core/effect.ts';
import { seal } from '../ops/keys.ts';
import { showDesk } from './alarm.ts';
import { factsOf } from './case-after.ts';
import { mayWrite, type NotMine, pausing, type Refused, type Worker } from './case-step.ts';
import { coverOf } from './cover.ts';
import {
  actorOf,
  type CaseTools,
  type Done,
  enqueueNow,
  holdCase,
  onCase,
  settled,
} from './on-case.flow.ts';
import { answerDueMs } from './silence.ts';

/** What fits one message of every channel, with the counselor's mark before it. */
export const CHARACTERS_MAX = 3_500;

export type Said =
  | { readonly kind: 'sent' | 'repeat'; readonly messageId: string }
  | Refused<NotMine | 'empty' | 'too-long' | 'person-gone' | 'no-such-case'>;

export async function sayToOfficer(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
  words: string,
  clientId: string,
  from: 'console' | 'chat' = 'console',
): Promise<Said> {
  const trimmed = words.trim();
  if (trimmed === '') return { kind: 'empty' };
  if (trimmed.length > CHARACTERS_MAX) return { kind: 'too-long' };
  const messageId = messageIdOf(caseId, clientId);
  const actor = actorOf(staff);
  return settled<Said>(tools, actor, async (tx, now) => {
    const row = await holdCase(tx, caseId);
    if (row === undefined) return { result: { kind: 'no-such-case' }, effects: [] };
    // A second try may come after a close: what was sent is still sent.
    const earlier = await messageById(tx.db, messageId);
    if (earlier !== undefined) return { result: { kind: 'repeat', messageId }, effects: [] };
    const refused = mayWrite(factsOf(row), staff);
    if (refused !== undefined) return { result: refused, effects: [] };
    const { personId } = row;
    if (personId === null) return { result: { kind: 'person-gone' }, effects: [] };
    putMessage(tx, {
      id: messageId,
      personId,
      caseId,
      author: 'counselor',
      saidBy: staff.id,
      sealed: seal(tools.keys.open(row.wrapped, row.id), trimmed, messageId),
      at: now,
      cover: coverOf(trimmed),
    });
    appendAudit(tx, [
      {
        at: now,
        actor: actor.name,
        action: 'message-sent',
        subject: `case:${row.id}`,
        detail: { message: messageId },
      },
    ]);
    markHeard(tx, row.id, now);
    const relay = {
      kind: 'relay.v1',
      personId,
      messageId,
      staffId: staff.id,
      ...(from === 'chat' && { isFromChat: true as const }),
    } as const;
    // Whoever has the talk may be reading it in a chat of their own.
    const others = staff.id === row.counselorId ? [] : [showDesk(caseId, messageId)];
    return {
      result: { kind: 'sent', messageId },
      effects: enqueueNow(
        tx,
        [{ effect: relay, isUrgent: true }, ...others, ...watched(row, now)],
        tools,
        now,
      ),
    };
  });
}

/** Looks again when an answer would be due. */
function watched({ id: caseId, level }: CaseRow, now: Date): Planned[] {
  const dueMs = answerDueMs(level);
  if (dueMs === undefined) return [];
  return [{ effect: { kind: 'watch-silence.v1', caseId }, dueAt: new Date(now.getTime() + dueMs) }];
}

/** "Give me a moment": the officer hears that nobody has left. */
export async function giveMoment(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
): Promise<Done | Refused<NotMine | 'no-such-case'>> {
  return onCase(tools, actorOf(staff), caseId, (facts) => pausing(facts, staff));
}

/** A UUID made of the case and the page's own id: the same try always has the same. */
function messageIdOf(caseId: string, clientId: string): string {
  const hex = createHash('sha256').update(`${caseId} ${clientId}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-9${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
