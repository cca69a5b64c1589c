// Their own safety plan, to the officer: when it was written or changed, and at one word.

import { addressOf } from '../../../db/people.ts';
import type { EffectOf } from '../../core/effect.ts';
import { send } from '../../core/say.effect.ts';
import { labelText, sayText } from '../../core/say.ts';
import type { Tools } from '../../outbox/tools.ts';
import { ownPlan } from './plan.flow.ts';
import { planText } from './plan.ts';

export async function showPlan(
  { personId, ifAny }: EffectOf<'show-plan.v1'>,
  id: string,
  tools: Tools,
): Promise<void> {
  const { door, own } = await tools.pools.officer.transact('wl_bot', async ({ db }) => ({
    door: await addressOf(db, personId),
    own: await ownPlan(db, personId, tools.keys),
  }));
  if (door === undefined) return; // erased while this waited
  if (own === undefined && ifAny) return;
  const { locale } = door;
  const plan = own && planText(own.plan, (part) => labelText(locale, `plan-${part}`));
  const text =
    plan === undefined
      ? sayText(locale, 'plan-none', 0, {})
      : sayText(locale, 'plan-shown', 0, { plan });
  // In the web chat alone: a messenger shows it without us anyway.
  const mayKeep = plan !== undefined && door.channel === 'web';
  const ids = mayKeep ? (['plan-keep', 'talk'] as const) : (['talk'] as const);
  const buttons = ids.map((button) => ({ id: button, label: labelText(locale, button) }));
  await send(tools, door, personId, { id, text, choices: buttons });
}
