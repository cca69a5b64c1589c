// What follows a consent: its list, when asked for, and the deleting of what was kept under one
// that was taken back.

import { consentHistory, newestConsent } from '../../db/consents.ts';
import { addressOf, personById } from '../../db/people.ts';
import { commit } from '../core/commit.flow.ts';
import { decide } from '../core/decision.ts';
import type { EffectOf } from '../core/effect.ts';
import { send } from '../core/say.effect.ts';
import type { Tools } from '../outbox/tools.ts';
import { mayUse } from './consent.ts';
import { consentList } from './consent-list.ts';
import { FORGET_MS } from './slips.ts';

export async function listConsents(
  { personId }: EffectOf<'list-consents.v1'>,
  id: string,
  tools: Tools,
): Promise<void> {
  const found = await tools.pools.officer.transact('wl_bot', async ({ db }) => {
    const [door, person, history] = await Promise.all([
      addressOf(db, personId),
      personById(db, personId),
      consentHistory(db, personId),
    ]);
    return door && person && { door, person, history };
  });
  if (found === undefined) return; // erased while this waited
  const { door, person, history } = found;
  await send(tools, door, personId, consentList(id, history, person));
}

/** Given again meanwhile, it stays; taken back again, a later round of this comes. */
export async function forget(
  { personId, scope }: EffectOf<'forget.v1'>,
  tools: Tools,
): Promise<void> {
  const newest = await tools.pools.officer.transact('wl_bot', ({ db }) =>
    newestConsent(db, personId, scope),
  );
  const since = newest?.at.getTime() ?? 0;
  if (tools.clock().getTime() - since < FORGET_MS) return;
  await commit(tools, personId, (now) =>
    mayUse(scope, now.consents)
      ? undefined
      : decide({ changes: [{ kind: 'data-forgotten', scope }] }),
  );
}
