// Claimed effects at work: in order within a lane, side by side over lanes.

import type { Claimed } from '../../db/outbox.ts';
import { isForModel, laneOf } from '../core/lane.ts';
import { isCard } from '../core/voice.ts';
import { RetryLater } from '../ops/errors.ts';
import { factsOf } from '../ops/log.ts';
import { holding } from './hold.flow.ts';
import { perform } from './perform.ts';
import { type Failure, settle } from './settle.ts';
import type { Fresh, Tools } from './tools.ts';

/**
 * How long after its claim a lane may begin something: with the longest wait for a platform (15 s)
 * it ends before the claim does (20 s), so that no other process begins the same.
 */
const BEGIN_WITHIN_MS = 4_000;

/** Does claimed effects, in order within a lane; each lane is settled once it has been gone through. */
export async function performAll(
  tools: Tools,
  claimed: readonly Claimed[],
  fresh: Fresh = {},
): Promise<void> {
  const since = fresh.since ?? tools.clock();
  const lanes = Map.groupBy(claimed, ({ effect }) => laneOf(effect));
  await Promise.all(
    [...lanes.values()].map((lane) =>
      holding(tools, lane, () => performLane(tools, lane, { ...fresh, since })),
    ),
  );
}

async function performLane(
  tools: Tools,
  lane: readonly Claimed[],
  { isDoneAlready = () => false, door, since }: Fresh & { readonly since: Date },
): Promise<void> {
  const done: string[] = [];
  const failed: Failure[] = [];
  let away: Failure | undefined;
  for (const one of lane) {
    const isLate = tools.clock().getTime() - since.getTime() > BEGIN_WITHIN_MS;
    if (isDoneAlready(one)) done.push(one.id);
    else if (isLate) failed.push({ one, error: new RetryLater('lane-slow', {}, 0) });
    // The lines of an answer are told in order: behind one that waits, the next waits as well.
    else if (away !== undefined && isLine(one)) {
      failed.push({ one, error: away.error, waitsFor: away.one });
    } else {
      const failure = await attempt(tools, one, door);
      if (failure === undefined) done.push(one.id);
      else failed.push(failure);
      if (failure?.error instanceof RetryLater && isLine(one)) away ??= failure;
    }
  }
  await settleLane(tools, done, failed);
}

async function attempt(
  tools: Tools,
  one: Claimed,
  door: Fresh['door'],
): Promise<Failure | undefined> {
  try {
    await watched(tools, one, () => perform(one, tools, door));
    return undefined;
  } catch (error) {
    return { one, error };
  }
}

async function settleLane(
  tools: Tools,
  done: readonly string[],
  failed: readonly Failure[],
): Promise<void> {
  try {
    await tools.settle({
      done,
      putBack: (tx) => {
        for (const failure of failed) settle(tx, failure, tools);
      },
    });
  } catch (error) {
    // The claims lapse and the worker does them again; each is safe to do twice.
    tools.log.warn('effects-not-settled', factsOf(error));
  }
}

/** Part of an answer; help waits for nothing. */
function isLine({ effect }: Claimed): boolean {
  return (effect.kind === 'say.v1' && !isCard(effect)) || effect.kind === 'relay.v1';
}

async function watched(
  { watchEffect }: Tools,
  { effect }: Claimed,
  work: () => Promise<void>,
): Promise<void> {
  if (watchEffect === undefined) return work();
  return watchEffect(isForModel(effect) ? 'model' : 'others', work, effect.trace);
}
