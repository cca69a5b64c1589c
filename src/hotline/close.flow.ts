// How a talk ends: closed with an outcome, or given back to the queue, which rings again.

import { withNotes } from '../checkins/caring/contact.ts';
import { isVerdict } from '../listening/alarms/alarm.ts';
import { withDebrief } from './care/debrief.ts';
import { isAfter, isOutcome } from './case.ts';
import { closing, type NotMine, type Refused, type Worker } from './case-step.ts';
import { actorOf, type CaseTools, type Done, onCase } from './on-case.flow.ts';
import { releasing } from './release-step.ts';

export async function closeCase(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
  outcome: string,
  more: { readonly alarms?: string; readonly seen?: string } = {},
): Promise<Done | Refused<NotMine | 'no-such-outcome' | 'no-such-case'>> {
  if (!isOutcome(outcome)) return { kind: 'no-such-outcome' };
  const { alarms = '', seen = '' } = more;
  const said = { ...(isVerdict(alarms) && { alarms }), ...(isAfter(seen) && { seen }) };
  return onCase(tools, actorOf(staff), caseId, (facts, now, { row }) =>
    withDebrief(withNotes(closing(facts, staff, outcome, said), facts, now), facts, row.peak),
  );
}

export async function releaseCase(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
): Promise<Done | Refused<NotMine | 'no-such-case'>> {
  return onCase(tools, actorOf(staff), caseId, (facts, now) => releasing(facts, staff, now));
}
