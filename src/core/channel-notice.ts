// Channel honesty: what a channel must say of itself before anything is said in it.

import type { Say } from './effect.ts';
import type { ChannelName } from './message.ts';

export function channelNotice(
  channel: ChannelName,
  { publicUrl }: { readonly publicUrl: string },
): Say | undefined {
  if (channel !== 'slack') return undefined;
  return {
    key: 'notice-slack',
    params: { link: publicUrl },
    buttons: [{ id: 'move', label: 'move' }],
  };
}
