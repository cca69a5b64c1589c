// Signs of the counselor: that they have the talk open, or are writing. Shown to the officer for a
// moment where the platform can, kept nowhere; not where the last line did not get there. There is
// no such sign of an officer: what they have not sent, nobody learns of.

import { lastLinesIn } from '../../db/case-talks.ts';
import { caseById } from '../../db/hotline.ts';
import { addressOf } from '../../db/people.ts';
import type { Sign } from '../core/ports.ts';
import { unseal } from '../ops/keys.ts';
import type { Tools } from '../outbox/tools.ts';
import { factsOf } from './case-after.ts';
import { mayWrite, type NotMine, type Worker } from './case-step.ts';
import { fateShown, isCutOff } from './fate.ts';

export async function showSignOf(
  { pools, keys, channels, clock }: Pick<Tools, 'pools' | 'keys' | 'channels' | 'clock'>,
  staff: Worker,
  caseId: string,
  sign: Sign,
): Promise<'shown' | 'not-there' | NotMine | 'no-such-case'> {
  const as = { role: 'wl_counselor', staffId: staff.id } as const;
  const { row, said } = await pools.officer.transact(as, async ({ db }) => ({
    row: await caseById(db, caseId),
    said: await lastLinesIn(db, caseId),
  }));
  if (row === undefined) return 'no-such-case';
  const refused = mayWrite(factsOf(row), staff);
  if (refused !== undefined) return refused.kind;
  const { personId } = row;
  if (personId === null) return 'not-there'; // erased
  const now = clock();
  if (isCutOff(said.map((line) => ({ ...line, fate: fateShown(line, now) })))) return 'not-there';
  const door = await pools.officer.transact('wl_bot', ({ db }) => addressOf(db, personId));
  if (door === undefined || (door.isClosed && row.outcome === 'died')) return 'not-there';
  const show = channels.get(door.channel)?.showSign;
  if (show === undefined) return 'not-there';
  const id = unseal(keys.open(door.wrapped, personId), door.sealed, personId).toString();
  await show({ channel: door.channel, id }, sign);
  return 'shown';
}
