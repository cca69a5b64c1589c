// What a counselor wrote down with them in a talk, opened under the case's key.

import type { ladderFormsOf } from '../../../db/ladder-forms.ts';
import type { planOfPerson } from '../../../db/safety-plans.ts';
import type { LadderForm } from '../../hotline/assessed/ladder-form.ts';
import type { SafetyPlan } from '../../hotline/plan/plan.ts';
import { unseal } from '../../ops/keys.ts';
import type { Tools } from '../../outbox/tools.ts';

export function safetyPlan(
  keys: Tools['keys'],
  { plan, wrapped }: NonNullable<Awaited<ReturnType<typeof planOfPerson>>>,
) {
  const words = unseal(keys.open(wrapped, plan.caseId), plan.sealed, plan.caseId).toString();
  return { at: plan.at, plan: JSON.parse(words) as SafetyPlan };
}

export function ladderForm(
  keys: Tools['keys'],
  { form, wrapped }: Awaited<ReturnType<typeof ladderFormsOf>>[number],
) {
  const noted = unseal(keys.open(wrapped, form.caseId), form.sealed, form.id).toString();
  return { at: form.at, noted: JSON.parse(noted) as LadderForm };
}
