// The plan of a case: written by whoever has the talk, sent to the officer each time it is saved,
// so that both always look at the same one.

import { appendAudit } from '../../../db/audit.ts';
import type { Db } from '../../../db/client.ts';
import { type CaseRow, notifyDesk } from '../../../db/hotline.ts';
import { planOfCase, planOfPerson, putSafetyPlan } from '../../../db/safety-plans.ts';
import { type Keys, seal, unseal } from '../../ops/keys.ts';
import { factsOf } from '../case-after.ts';
import { inTalk, type NotMine, type Refused, type Worker } from '../case-step.ts';
import { saidIn } from '../desk-news.ts';
import { actorOf, type CaseTools, enqueueNow, holdCase, settled } from '../on-case.flow.ts';
import { PARTS, type Part, type PlanRefusal, planOf, type SafetyPlan } from './plan.ts';

export type PlanDone = Refused<
  'plan-sent' | PlanRefusal | NotMine | 'person-gone' | 'no-such-case'
>;

export async function savePlan(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
  textOf: (part: Part) => string,
): Promise<PlanDone> {
  const made = planOf(textOf);
  if (made.kind !== 'plan') return made;
  const actor = actorOf(staff);
  return settled<PlanDone>(tools, actor, async (tx, now) => {
    const row = await holdCase(tx, caseId);
    if (row === undefined) return { result: { kind: 'no-such-case' }, effects: [] };
    const refused = inTalk(factsOf(row), staff);
    if (refused !== undefined) return { result: refused, effects: [] };
    const { personId } = row;
    if (personId === null) return { result: { kind: 'person-gone' }, effects: [] };
    putSafetyPlan(tx, {
      caseId,
      personId,
      by: staff.id,
      at: now,
      sealed: seal(tools.keys.open(row.wrapped, caseId), JSON.stringify(made.plan), caseId),
    });
    appendAudit(tx, [
      {
        at: now,
        actor: actor.name,
        action: 'plan-written',
        subject: `case:${caseId}`,
        // Which parts, never what: the rest is between the two.
        detail: { parts: PARTS.filter((part) => made.plan[part] !== undefined).join(' ') },
      },
    ]);
    notifyDesk(tx, saidIn(caseId));
    const show = { kind: 'show-plan.v1', personId } as const;
    return {
      result: { kind: 'plan-sent' },
      effects: enqueueNow(tx, [{ effect: show, isUrgent: true }], tools, now),
    };
  });
}

/** For the page of the talk, whose opening is recorded already. */
export async function planIn(
  db: Db,
  { id, wrapped }: Pick<CaseRow, 'id' | 'wrapped'>,
  keys: Keys,
): Promise<SafetyPlan> {
  const row = await planOfCase(db, id);
  return row === undefined ? {} : opened(keys.open(wrapped, id), row.sealed, id);
}

/** The officer's own, for themselves. */
export async function ownPlan(
  db: Db,
  personId: string,
  keys: Keys,
): Promise<{ readonly at: Date; readonly plan: SafetyPlan } | undefined> {
  const found = await planOfPerson(db, personId);
  if (found === undefined) return undefined;
  const { plan, wrapped } = found;
  return { at: plan.at, plan: opened(keys.open(wrapped, plan.caseId), plan.sealed, plan.caseId) };
}

function opened(...[key, words, id]: Parameters<typeof unseal>): SafetyPlan {
  return JSON.parse(unseal(key, words, id).toString()) as SafetyPlan;
}
