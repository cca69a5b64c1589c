// Who has to wait for a turn on their channel, and until when. All processes stand in one line.

import { channelsOf } from '../../db/addresses.ts';
import type { Db } from '../../db/client.ts';
import { takeTurns } from '../../db/paces.ts';
import type { Plan } from '../../db/plans.ts';
import type { ChannelName } from '../core/message.ts';
import { ASKS_PER_S, isTurn, turnsFrom } from './when/turn.ts';

type Whereabouts = ReadonlyMap<string, ChannelName>;

const PACED = Object.entries(ASKS_PER_S) as [ChannelName, number][];

/** Absent: on a channel that takes as many as there are. */
export async function pacedChannelsOf(db: Db, personIds: readonly string[]): Promise<Whereabouts> {
  return channelsOf(
    db,
    personIds,
    PACED.map(([name]) => name),
  );
}

type Line = {
  readonly due: readonly Plan[];
  readonly whereabouts: Whereabouts;
  readonly now: Date;
};

/** Absent: it is their turn, or their channel has none. */
export async function turnsToCome(
  db: Db,
  { due, whereabouts, now }: Line,
): Promise<ReadonlyMap<string, Date>> {
  const waiting = due.filter(({ turnAt }) => !isTurn(turnAt, now));
  const ids = [...new Set(waiting.map(({ personId }) => personId))];
  const turns = new Map<string, Date>();
  for (const [channel, perSecond] of PACED) {
    const there = ids.filter((id) => whereabouts.get(id) === channel);
    if (there.length === 0) continue;
    const line = { name: `asks:${channel}`, perSecond, count: there.length };
    const first = await takeTurns(db, line, now);
    for (const [id, at] of turnsFrom(first, there, { perSecond, now })) turns.set(id, at);
  }
  return turns;
}
