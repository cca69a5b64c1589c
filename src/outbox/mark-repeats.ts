// Telegram and Slack cannot tell a repeat from a first message. Where an attempt ended without a
// word (the process died, no answer came) what is sent again says that it may be one. The web chat
// and the terminal show a message once, by its id.

import type { Outbound } from '../core/message.ts';
import type { Channel } from '../core/ports.ts';
import { labelText } from '../core/say.ts';
import type { Tools } from './tools.ts';

export function markingRepeats(tools: Tools): Tools {
  const channels = [...tools.channels].map(([name, channel]) => [name, marking(channel)] as const);
  return { ...tools, channels: new Map(channels) };
}

function marking(channel: Channel): Channel {
  if (channel.name !== 'telegram' && channel.name !== 'slack') return channel;
  return { ...channel, send: (address, outbound) => channel.send(address, marked(outbound)) };
}

function marked(outbound: Outbound): Outbound {
  const locale = /\p{Script=Han}/u.test(outbound.text) ? 'zh-CN' : 'en';
  return { ...outbound, text: `${labelText(locale, 'maybe-repeat')}\n${outbound.text}` };
}
