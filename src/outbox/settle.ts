// What becomes of an effect that could not be done: later, or put aside where it is seen.

import type { Tx } from '../../db/client.ts';
import type { Claimed } from '../../db/outbox.ts';
import { park, putBack } from '../../db/outbox.ts';
import { GiveUp, RetryLater } from '../ops/errors.ts';
import { factsOf } from '../ops/log.ts';
import { retryDelayMs } from './backoff.ts';
import { OF_A_NEWER_ONE } from './perform.ts';
import type { Tools } from './tools.ts';

const ATTEMPTS_MAX = 12;

export function settle(
  tx: Tx,
  { id, effect, attempts }: Claimed,
  error: unknown,
  { clock, log }: Tools,
): void {
  const facts = { ...factsOf(error), kind: effect.kind, attempts };
  const code = String(factsOf(error)['error']);
  const now = clock();
  // A ring, a look after a talk, and a line to someone in danger are never given up.
  const mayEnd =
    code !== OF_A_NEWER_ONE &&
    !['ring.v1', 'watch-talk.v1', 'keep-talking.v1'].includes(effect.kind);
  if (mayEnd && (error instanceof GiveUp || attempts >= ATTEMPTS_MAX)) {
    log.error('effect-parked', facts);
    park(tx, id, now, code);
    return;
  }
  log.warn('effect-put-back', facts);
  const afterMs = error instanceof RetryLater ? error.afterMs : undefined;
  putBack(tx, id, new Date(now.getTime() + (afterMs ?? retryDelayMs(attempts, id))), code);
}
