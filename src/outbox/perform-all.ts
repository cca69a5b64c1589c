// Claimed effects at work: in order within a lane, side by side over lanes.

import type { Claimed } from '../../db/outbox.ts';
import { laneOf } from '../core/lane.ts';
import { factsOf } from '../ops/log.ts';
import { perform } from './perform.ts';
import { settle } from './settle.ts';
import type { Fresh, Tools } from './tools.ts';

/** Does claimed effects, in order within a lane, then settles them in one transaction. */
export async function performAll(
  tools: Tools,
  claimed: readonly Claimed[],
  { isDoneAlready = () => false, door }: Fresh = {},
): Promise<void> {
  if (claimed.length === 0) return;
  const done: string[] = [];
  const failed: { readonly one: Claimed; readonly error: unknown }[] = [];
  const lanes = Map.groupBy(claimed, ({ effect }) => laneOf(effect));
  const performLane = async (lane: readonly Claimed[]) => {
    for (const one of lane) {
      try {
        if (!isDoneAlready(one)) await perform(one, tools, door);
        done.push(one.id);
      } catch (error) {
        failed.push({ one, error });
      }
    }
  };
  await Promise.all([...lanes.values()].map(performLane));
  try {
    await tools.settle({
      done,
      putBack: (tx) => {
        for (const { one, error } of failed) settle(tx, one, error, tools);
      },
    });
  } catch (error) {
    // The claims lapse and the worker does them again; each is safe to do twice.
    tools.log.warn('effects-not-settled', factsOf(error));
  }
}
