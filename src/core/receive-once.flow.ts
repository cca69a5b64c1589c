// A platform that heard no answer in time brings a message again, perhaps while this process still
// has it in hand, or has it on disk only. Whoever wrote it is answered once, and sees one card.

import type { Inbound } from './message.ts';
import type { Receipt, Receive } from './ports.ts';

/** Of those on disk; a platform gives up long before so many came. */
const KEPT_MAX = 10_000;

export function receivingOnce(receive: Receive, keptMax = KEPT_MAX): Receive {
  const inHand = new Map<string, Promise<Receipt>>();
  const onDisk = new Set<string>();

  async function first(inbound: Inbound): Promise<Receipt> {
    const receipt = await receive(inbound);
    if (receipt.kind === 'spooled') onDisk.add(inbound.id);
    const [oldest] = onDisk;
    if (onDisk.size > keptMax && oldest !== undefined) onDisk.delete(oldest);
    return receipt;
  }

  return (inbound) => {
    const before = inHand.get(inbound.id);
    if (before !== undefined) return before;
    if (onDisk.has(inbound.id)) return Promise.resolve({ kind: 'repeat' });
    const receiving = first(inbound).finally(() => inHand.delete(inbound.id));
    inHand.set(inbound.id, receiving);
    return receiving;
  };
}
