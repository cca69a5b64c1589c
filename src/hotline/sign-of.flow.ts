// Signs of the counselor: that they have the talk open, or are writing. Shown to the officer for a
// moment where the platform can, kept nowhere. There is no such sign of an officer: what they have
// not sent, nobody learns of.

import { caseById } from '../../db/hotline.ts';
import { addressOf } from '../../db/people.ts';
import type { Sign } from '../core/ports.ts';
import { unseal } from '../ops/keys.ts';
import type { Tools } from '../outbox/tools.ts';
import { factsOf } from './case-after.ts';
import { mayWrite, type NotMine, type Worker } from './case-step.ts';

export async function showSignOf(
  { pools, keys, channels }: Pick<Tools, 'pools' | 'keys' | 'channels'>,
  staff: Worker,
  caseId: string,
  sign: Sign,
): Promise<'shown' | 'not-there' | NotMine | 'no-such-case'> {
  const as = { role: 'wl_counselor', staffId: staff.id } as const;
  const row = await pools.officer.transact(as, ({ db }) => caseById(db, caseId));
  if (row === undefined) return 'no-such-case';
  const refused = mayWrite(factsOf(row), staff);
  if (refused !== undefined) return refused.kind;
  const { personId } = row;
  if (personId === null) return 'not-there'; // erased
  const door = await pools.officer.transact('wl_bot', ({ db }) => addressOf(db, personId));
  if (door === undefined || (door.isClosed && row.outcome === 'died')) return 'not-there';
  const show = channels.get(door.channel)?.showSign;
  if (show === undefined) return 'not-there';
  const id = unseal(keys.open(door.wrapped, personId), door.sealed, personId).toString();
  await show({ channel: door.channel, id }, sign);
  return 'shown';
}
