// Who has to wait for a turn on their channel, and until when. All processes stand in one line.

import { channelsOf } from '../../db/addresses.ts';
import type { Db } from '../../db/client.ts';
import { takeTurns } from '../../db/paces.ts';
import type { Plan } from '../../db/plans.ts';
import type { ChannelName } from '../core/message.ts';
import { ASKS_PER_S, isTurn, turnsFrom } from './when/turn.ts';

/** Absent: it is their turn, or their channel has none. */
export async function turnsToCome(
  db: Db,
  due: readonly Plan[],
  now: Date,
): Promise<ReadonlyMap<string, Date>> {
  const waiting = due.filter(({ turnAt }) => !isTurn(turnAt, now));
  const ids = [...new Set(waiting.map(({ personId }) => personId))];
  const paced = Object.entries(ASKS_PER_S) as [ChannelName, number][];
  const whereabouts = await channelsOf(
    db,
    ids,
    paced.map(([name]) => name),
  );
  const turns = new Map<string, Date>();
  for (const [channel, perSecond] of paced) {
    const there = ids.filter((id) => whereabouts.get(id) === channel);
    if (there.length === 0) continue;
    const line = { name: `asks:${channel}`, perSecond, count: there.length };
    const first = await takeTurns(db, line, now);
    for (const [id, at] of turnsFrom(first, there, { perSecond, now })) turns.set(id, at);
  }
  return turns;
}
