// A line is stored, then shown by whoever reads. When that fails or takes long, the readers of this
// process get it from memory, so that a crisis card is not late because the database is.

import { setTimeout as wait } from 'node:timers/promises';
import type { Address, Outbound } from '../../src/core/message.ts';
import type { SendResult } from '../../src/core/ports.ts';
import { keepLine } from '../../src/core/web-inbox.flow.ts';
import { factsOf } from '../../src/ops/log.ts';
import type { Tools } from '../../src/outbox/tools.ts';
import type { Live } from './live.ts';

const SENT: SendResult = { kind: 'sent' };

type SendTools = Pick<Tools, 'pools' | 'keys' | 'clock' | 'log'> & {
  readonly live: Live;
  /** How long storing may take before it is shown from memory. */
  readonly keepByMs: number;
};

export async function sendLine(
  tools: SendTools,
  address: Address,
  outbound: Outbound,
): Promise<SendResult> {
  const { live, keys } = tools;
  const key = keys.addressKey(address);
  const keeping = keepLine(tools, address, outbound).then((outcome) => {
    if (outcome === 'gone') live.remember(key, outbound);
    else live.wake(key);
  });
  const over = new AbortController();
  const late = wait(tools.keepByMs, 'late' as const, { signal: over.signal });
  late.catch(() => undefined); // aborted once it is stored
  try {
    if ((await Promise.race([keeping, late])) !== 'late') return SENT;
    if (!live.remember(key, outbound)) await keeping;
    else keeping.catch((error) => tools.log.warn('web-line-not-kept', factsOf(error)));
    return SENT;
  } catch (error) {
    if (!live.remember(key, outbound)) throw error;
    tools.log.warn('web-line-not-kept', factsOf(error));
    return SENT;
  } finally {
    over.abort();
  }
}
