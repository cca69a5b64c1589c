// In one press the line takes no new requests for a while, and takes them again. Whoever asks then
// is told so and may keep a place; what is urgent is never held up by it.

import { appendAudit } from '../../../db/audit.ts';
import type { Tx } from '../../../db/client.ts';
import { notifyDesk } from '../../../db/hotline.ts';
import { endIntakePauses, intakePauseAt, putIntakePause } from '../../../db/intake-pauses.ts';
import { mayTakeCases } from '../../admin/staff.ts';
import type { Worker } from '../case-step.ts';
import { QUEUE } from '../desk.flow.ts';
import { LINE } from '../line/policy.ts';
import { actorOf, type CaseTools } from '../on-case.flow.ts';

export type IntakeSet = {
  readonly kind: 'intake-paused' | 'intake-resumed' | 'not-allowed' | 'nothing-to-do';
};

export async function pauseIntake(tools: CaseTools, staff: Worker): Promise<IntakeSet> {
  return onIntake(tools, staff, (tx, now, isPaused) => {
    if (isPaused) return 'nothing-to-do';
    const until = new Date(now.getTime() + LINE.intakePauseMin * 60_000);
    putIntakePause(tx, { id: tools.newId(), by: staff.id, at: now, until });
    return 'intake-paused';
  });
}

export async function resumeIntake(tools: CaseTools, staff: Worker): Promise<IntakeSet> {
  return onIntake(tools, staff, (tx, now, isPaused) => {
    if (!isPaused) return 'nothing-to-do';
    endIntakePauses(tx, staff.id, now);
    return 'intake-resumed';
  });
}

async function onIntake(
  { pools, clock }: CaseTools,
  staff: Worker,
  set: (tx: Tx, now: Date, isPaused: boolean) => IntakeSet['kind'],
): Promise<IntakeSet> {
  if (!mayTakeCases(staff.role)) return { kind: 'not-allowed' };
  const as = { role: 'wl_counselor', staffId: staff.id } as const;
  return pools.officer.transact(as, async (tx) => {
    const now = clock();
    const kind = set(tx, now, (await intakePauseAt(tx.db, now)) !== undefined);
    if (kind === 'nothing-to-do') return { kind };
    const { name: actor } = actorOf(staff);
    appendAudit(tx, [{ at: now, actor, action: kind, subject: 'line', detail: {} }]);
    notifyDesk(tx, QUEUE);
    return { kind };
  });
}
