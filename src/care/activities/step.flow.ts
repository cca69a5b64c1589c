// One sign-up, decided on what is true of it and of its officer now.

import { activityById } from '../../../db/activities.ts';
import { placesTaken, signupById } from '../../../db/signups.ts';
import { commit } from '../../core/commit.flow.ts';
import type { Decision, Snapshot } from '../../core/decision.ts';
import type { Tools } from '../../outbox/tools.ts';
import type { Listed } from './activity.ts';
import { listedOf } from './listed.ts';

type Step = (now: Snapshot, one: Listed) => Decision | undefined;

export async function step(
  tools: Tools,
  { personId, signupId }: { readonly personId: string; readonly signupId: string },
  what: Step,
): Promise<void> {
  const found = await tools.pools.officer.transact('wl_bot', async ({ db }) => {
    const own = await signupById(db, signupId);
    const row = own && (await activityById(db, own.activityId));
    const taken = own && (await placesTaken(db, [own.activityId])).get(own.activityId);
    return own && row && { own, row, standing: taken?.standing ?? 0 };
  });
  if (found === undefined) return; // erased meanwhile
  const { own, row, standing } = found;
  const effects = await commit(tools, personId, (now) => {
    const one = listedOf(row, { locale: now.person.locale, standing, own });
    return one && what(now, one);
  });
  await tools.doNow(effects);
}
