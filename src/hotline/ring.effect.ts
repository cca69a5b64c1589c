// An alert rings until a person acknowledges it: it never ends by itself. It carries the level,
// the case's code and a link, never a word and never who it is about.

import { appendAudit } from '../../db/audit.ts';
import type { Tx } from '../../db/client.ts';
import { type CaseRow, lockCase, updateCase } from '../../db/hotline.ts';
import { type Claimed, enqueue } from '../../db/outbox.ts';
import type { EffectOf } from '../core/effect.ts';
import type { Outbound } from '../core/message.ts';
import { labelText, sayText } from '../core/say.ts';
import { sendToStaff } from '../core/staff-chats.flow.ts';
import type { Tools } from '../outbox/tools.ts';
import { CLOCKS, isAcknowledged, ringDelayMs } from './clocks.ts';

export async function ring(effect: EffectOf<'ring.v1'>, tools: Tools): Promise<void> {
  const { caseId, round } = effect;
  const at = tools.clock();
  const row = await tools.pools.officer.transact('wl_bot', async (tx) => {
    const found = await lockCase(tx.db, caseId);
    if (found === undefined || found.state !== 'waiting') return undefined;
    // A newer series is ringing already, e.g. since the level rose.
    if (round > 0 && found.ringRound !== round) return undefined;
    schedule(tx, found, round, at, tools);
    return isAcknowledged(found.level, found.acknowledgedAt ?? undefined, at) ? undefined : found;
  });
  if (row === undefined) return;
  await tools.desk.showQueue();
  await alertStaff(row, round, tools);
}

function schedule(tx: Tx, row: CaseRow, round: number, at: Date, tools: Tools): Claimed[] {
  const next = round + 1;
  updateCase(tx, row.id, { ringRound: next });
  appendAudit(tx, [
    {
      at,
      actor: 'program',
      action: 'case-rung',
      subject: `case:${row.id}`,
      detail: { round, level: row.level },
    },
  ]);
  return enqueue(
    tx,
    [
      {
        effect: { kind: 'ring.v1', caseId: row.id, round: next },
        dueAt: new Date(at.getTime() + ringDelayMs(row.level, next)),
        isUrgent: true,
      },
    ],
    { now: at, claimedUntil: at, newId: tools.newId },
  );
}

async function alertStaff(row: CaseRow, round: number, tools: Tools): Promise<void> {
  const { publicUrl, staffLocale } = tools.settings;
  const waited = Math.round((tools.clock().getTime() - row.levelAt.getTime()) / 60_000);
  const outbound: Outbound = {
    id: `${row.id}:${round}:${row.levelAt.getTime()}`,
    text: sayText(staffLocale, round === 0 ? 'alert' : 'alert-again', 0, {
      level: row.level,
      code: row.code,
      minutes: CLOCKS[row.level].acknowledgeMin,
      waited,
      link: `${publicUrl}/console`,
    }),
    choices: [{ id: `ack:${row.id}`, label: labelText(staffLocale, 'acknowledge') }],
  };
  await sendToStaff(tools, outbound); // what does not arrive is rung again in the next round
}
