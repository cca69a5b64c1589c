// What becomes of an effect that could not be done: later, or put aside where it is seen.

import type { Tx } from '../../db/client.ts';
import type { Claimed } from '../../db/outbox.ts';
import { putBack } from '../../db/outbox-claims.ts';
import { park } from '../../db/outbox-stuck.ts';
import { GiveUp, RetryLater } from '../ops/errors.ts';
import { factsOf } from '../ops/log.ts';
import { retryDelayMs } from './backoff.ts';
import { isLasting } from './lasting.ts';
import type { Tools } from './tools.ts';

/** For what fails with us: half an hour and a little more. */
const ATTEMPTS_MAX = 12;
/** For a platform that is away: two days. What was accepted waits out an outage. */
const WAITS_MAX = 300;
/** A platform that is busy says when to come again; who comes often waits up to this. */
const BUSY_MAX_MS = 60_000;

/** What was tried, or not tried because of what came before it in its lane. */
export type Failure = {
  readonly one: Claimed;
  readonly error: unknown;
  /** Those that wait together come again together, in their order. */
  readonly waitsFor?: Claimed;
};

export function settle(
  tx: Tx,
  { one, error, waitsFor = one }: Failure,
  { clock, log }: Pick<Tools, 'clock' | 'log'>,
): void {
  const { id, effect, attempts } = one;
  const code = String(factsOf(error)['error']);
  const facts = { ...factsOf(error), kind: effect.kind, attempts };
  const now = clock();
  const fate = fateOf(error, one);
  if (fate === 'parked') {
    log.error('effect-parked', facts);
    park(tx, id, now, code);
    return;
  }
  if (fate === 'overdue') log.error('effect-overdue', facts);
  else log.warn('effect-put-back', facts);
  putBack(tx, one, new Date(now.getTime() + delayMs(error, waitsFor)), code);
}

export type Fate = 'again' | 'overdue' | 'parked';

/** `overdue` is tried on for ever, and told to whoever looks after the program. */
export function fateOf(error: unknown, { effect, attempts }: Claimed): Fate {
  const isFinal = error instanceof GiveUp;
  const attemptsMax = error instanceof RetryLater ? WAITS_MAX : ATTEMPTS_MAX;
  if (!isFinal && attempts < attemptsMax) {
    return isLasting(effect.kind) && attempts >= ATTEMPTS_MAX ? 'overdue' : 'again';
  }
  return isLasting(effect.kind) ? 'overdue' : 'parked';
}

export function delayMs(error: unknown, { attempts, id }: Claimed): number {
  const ours = retryDelayMs(attempts, id);
  if (!(error instanceof RetryLater) || error.afterMs === undefined) return ours;
  // Twelve who were told the same second do not all come at once.
  return error.afterMs === 0 ? 0 : Math.max(error.afterMs, Math.min(ours, BUSY_MAX_MS));
}
