// Platforms take only so many messages a second. What nobody waits for takes turns there, so that
// there is always room for an answer, a card or an alert; those take none.

import type { ChannelName } from '../../core/message.ts';

/**
 * Asks a second, over all processes; absent: as many as there are. Telegram takes about 30 messages
 * a second of one bot, Slack several hundred a minute of one app.
 */
export const ASKS_PER_S: Readonly<Partial<Record<ChannelName, number>>> = {
  telegram: 20,
  slack: 4,
};

/** Who is this near to their turn need not be put off. */
const NEAR_MS = 1_000;
/** Later than this a turn has passed: after an outage everybody's would be at once. */
const MISSED_MS = 60_000;

export function isTurn(turnAt: Date | null, now: Date): boolean {
  if (turnAt === null) return false;
  const lateMs = now.getTime() - turnAt.getTime();
  return lateMs >= 0 && lateMs < MISSED_MS;
}

/** Of those in line from `first` on: when each goes; absent for those who go now. */
export function turnsFrom(
  first: Date,
  personIds: readonly string[],
  { perSecond, now }: { readonly perSecond: number; readonly now: Date },
): (readonly [string, Date])[] {
  return personIds
    .map((id, n) => [id, new Date(first.getTime() + Math.floor((n * 1_000) / perSecond))] as const)
    .filter(([, at]) => at.getTime() - now.getTime() >= NEAR_MS);
}
