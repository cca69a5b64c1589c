// A counselor's word on one alarm of a case they hold or held, or a lead's: right, wrong or unsure.
// Nobody else says "wrong" (decision 19).

import { alarmsOfCase, judgeAlarm as putVerdict } from '../../db/alarms.ts';
import { appendAudit } from '../../db/audit.ts';
import { notifyDesk } from '../../db/hotline.ts';
import { mayTakeCases } from '../admin/staff.ts';
import { isVerdict } from '../listening/alarms/alarm.ts';
import type { Worker } from './case-step.ts';
import { saidIn } from './desk-news.ts';
import { actorOf, type CaseTools } from './on-case.flow.ts';

export type Judged = {
  readonly kind: 'judged' | 'not-allowed' | 'no-such-verdict' | 'no-such-alarm';
};

export async function judgeAlarm(
  tools: Pick<CaseTools, 'pools' | 'clock'>,
  staff: Worker,
  alarm: { readonly caseId: string; readonly alarmId: string },
  verdict: string,
): Promise<Judged> {
  const { caseId, alarmId } = alarm;
  if (!mayTakeCases(staff.role)) return { kind: 'not-allowed' };
  if (!isVerdict(verdict)) return { kind: 'no-such-verdict' };
  const as = { role: 'wl_counselor', staffId: staff.id } as const;
  const at = tools.clock();
  return tools.pools.officer.transact(as, async (tx): Promise<Judged> => {
    const known = (await alarmsOfCase(tx.db, caseId)).some(({ id }) => id === alarmId);
    if (!known) return { kind: 'no-such-alarm' };
    putVerdict(tx, alarmId, { verdict, at });
    appendAudit(tx, [
      {
        at,
        actor: actorOf(staff).name,
        action: 'alarm-judged',
        subject: `case:${caseId}`,
        detail: { alarm: alarmId, verdict },
      },
    ]);
    notifyDesk(tx, saidIn(caseId));
    return { kind: 'judged' };
  });
}
