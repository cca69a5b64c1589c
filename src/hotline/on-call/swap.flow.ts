// A swap: asked by who has the shift, agreed by who takes it. What is agreed stands as a substitute,
// so that the roster still shows who had it first.

import { appendAudit } from '../../../db/audit.ts';
import { lockSwap, putSwap, settleSwap, shiftById } from '../../../db/on-call.ts';
import { staffById } from '../../../db/staff.ts';
import { mayTakeCases } from '../../admin/staff.ts';
import { momentOf } from '../../core/moment.ts';
import { sayText } from '../../core/say.ts';
import { sendToOwn, type Told } from '../../core/staff-chats.flow.ts';
import type { Tools } from '../../outbox/tools.ts';
import { actorOf, type Editor, inRoster, keep, type RosterTools } from './roster.flow.ts';
import type { OnCallShift } from './roster.ts';
import {
  type AnswerRefusal,
  type AskRefusal,
  mayAnswerSwap,
  mayAskSwap,
  type SwapAnswer,
} from './swap.ts';

type SwapTools = RosterTools & Pick<Tools, 'keys' | 'channels' | 'log'>;

export async function askSwap(
  tools: SwapTools,
  { id: askedBy, role }: Editor,
  shiftId: string,
  takerId: string,
): Promise<{ readonly kind: 'swap-asked' | 'no-such-shift' | AskRefusal }> {
  const id = tools.newId();
  const asked = await inRoster(tools, async (tx) => {
    const now = tools.clock();
    const [shift, taker] = [await shiftById(tx.db, shiftId), await staffById(tx.db, takerId)];
    if (shift === undefined) return { kind: 'no-such-shift' } as const;
    const isTakerHere =
      taker !== undefined && taker.disabledAt === null && mayTakeCases(taker.role);
    const refused = mayAskSwap(shift, { askedBy, takerId, isTakerHere }, now);
    if (refused !== undefined) return { kind: refused };
    putSwap(tx, {
      id,
      shiftId,
      askedBy,
      takerId,
      state: 'asked',
      askedAt: now,
      decidedAt: null,
    });
    const record = { at: now, actor: actorOf({ id: askedBy, role }), subject: `swap:${id}` };
    const detail = { shift: shiftId, taker: takerId };
    appendAudit(tx, [{ ...record, action: 'swap-asked', detail }]);
    return { kind: 'swap-asked', shift } as const;
  });
  if (asked.kind !== 'swap-asked') return asked;
  await hint(tools, { id, what: 'asked', shift: asked.shift }, takerId);
  return { kind: 'swap-asked' };
}

export async function answerSwap(
  tools: SwapTools,
  editor: Editor,
  swapId: string,
  answer: SwapAnswer,
): Promise<{ readonly kind: SwapAnswer | 'no-such-swap' | AnswerRefusal }> {
  const answered = await inRoster(tools, async (tx) => {
    const now = tools.clock();
    const swap = await lockSwap(tx.db, swapId);
    if (swap === undefined) return { kind: 'no-such-swap' } as const;
    const shift = await shiftById(tx.db, swap.shiftId);
    const refused = mayAnswerSwap(swap, shift, { answer, staffId: editor.id, now });
    if (refused !== undefined) return { kind: refused };
    if (shift === undefined) return { kind: 'shift-over' } as const;
    settleSwap(tx, swapId, answer, now);
    const record = { at: now, actor: actorOf(editor), subject: `swap:${swapId}`, detail: {} };
    appendAudit(tx, [{ ...record, action: `swap-${answer}` }]);
    if (answer === 'agreed') {
      const from = shift.from > now ? shift.from : now;
      const { rung, to } = shift;
      keep(tx, tools, editor, [{ rung, from, to, staffId: editor.id, kind: 'substitute' }]);
    }
    return { kind: answer, swap, shift } as const;
  });
  if (answered.swap === undefined) return answered;
  const { swap, shift } = answered;
  const toTell = answer === 'taken-back' ? swap.takerId : swap.askedBy;
  await hint(tools, { id: swapId, what: answer, shift }, toTell);
  return { kind: answer };
}

type News = { readonly id: string; readonly what: 'asked' | SwapAnswer; readonly shift: Shift };
type Shift = Pick<OnCallShift, 'from'>;

/** Only a hint: it stands on the page in any case. */
async function hint(tools: SwapTools, { id, what, shift }: News, staffId: string): Promise<void> {
  const { publicUrl, timeZone } = tools.settings;
  const told: Told = (locale) => ({
    id: `${id}:${what}`,
    text: sayText(locale, `staff-swap-${what}`, 0, {
      time: momentOf(shift.from, { locale, timeZone }),
      link: `${publicUrl}/console/on-call`,
    }),
  });
  await sendToOwn(tools, told, [staffId]);
}
