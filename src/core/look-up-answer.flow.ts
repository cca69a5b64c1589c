// The answer that a message is about, and what is usual for who thanks are due to: one more trip,
// for these messages alone.

import { answeredCheckIn, answersSince } from '../../db/checkins.ts';
import type { Tx } from '../../db/client.ts';
import { usualIn } from '../checkins/thanks.ts';
import { mayUse } from '../trust/consent.ts';
import type { Snapshot } from './decision.ts';
import type { Heard } from './heard.ts';
import type { Intent } from './intent.ts';

const DAYS_BACK = 90;
const DAY_MS = 86_400_000;

export async function lookUpAnswer(
  tx: Tx,
  now: Snapshot,
  intent: Intent | undefined,
): Promise<Pick<Heard, 'checkIn' | 'usual'>> {
  if (!mayUse('scores', now.consents)) return {};
  if (intent?.kind === 'answer-edit' || intent?.kind === 'answer-drop')
    return { checkIn: await answeredCheckIn(tx.db, now.person.id, intent.checkInId) };
  if (!isThanked(now, intent) || !mayUse('trend', now.consents)) return {};
  const since = new Date(now.now.getTime() - DAYS_BACK * DAY_MS);
  return { usual: usualIn(await answersSince(tx.db, now.person.id, since), now) };
}

function isThanked({ dialogue: { waiting } }: Snapshot, intent: Intent | undefined): boolean {
  if (intent === undefined) return waiting?.kind === 'check-in-note';
  return intent.kind === 'skip' || intent.kind === 'mood';
}
