// A channel that remembers what it was given.

import type { ChannelName, Outbound } from '../../src/core/message.ts';
import type { Channel, SendResult } from '../../src/core/ports.ts';

export function recording(name: ChannelName, outbounds: Map<string, Outbound[]>): Channel {
  return {
    name,
    send: async (address, outbound): Promise<SendResult> => {
      const key = `${address.channel}:${address.id}`;
      outbounds.set(key, [...(outbounds.get(key) ?? []), outbound]);
      return { kind: 'sent' };
    },
    stop: async () => undefined,
  };
}
