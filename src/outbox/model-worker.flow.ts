// What waits for a model has a queue and hands of its own: however long a model hangs, nobody's
// card, line or alert waits behind it.

import { setTimeout as wait } from 'node:timers/promises';
import { factsOf } from '../ops/log.ts';
import { openHands } from './hands.flow.ts';
import type { Tools } from './tools.ts';
import { beginDue } from './worker.flow.ts';

const AT_ONCE_MAX = 8;
const IDLE_MS = 300;
const AFTER_FAULT_MS = 1_000;
/** What is still in hand at a stop is done by another process once its claim lapses. */
const STOP_MS = 1_000;

/** Until told to stop. Without a model the other worker settles what is left of its queue. */
export async function askModel(tools: Tools, signal: AbortSignal): Promise<void> {
  if (tools.llm === undefined) return;
  const hands = openHands();
  while (!signal.aborted) {
    let idleMs = IDLE_MS;
    try {
      await beginDue(tools, hands, 'model', AT_ONCE_MAX);
    } catch (error) {
      tools.log.warn('model-round-failed', factsOf(error));
      idleMs = AFTER_FAULT_MS;
    }
    await wait(idleMs, undefined, { signal }).catch(() => undefined);
  }
  await hands.empty(STOP_MS);
}
