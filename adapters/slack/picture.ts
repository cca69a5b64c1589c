// A picture as a file in the direct chat, with its text as comment and, for screen readers, as the
// file's own description.

import type { webApi } from '@slack/bolt';
import type { Outbound } from '../../src/core/message.ts';
import type { SendResult } from '../../src/core/ports.ts';
import { shorten } from './pieces.ts';
import { render } from './render.ts';

const ALT_CHARS_MAX = 1_000;

/** @throws what the Web API throws. */
export async function sendPicture(
  client: webApi.WebClient,
  to: string,
  outbound: Outbound,
): Promise<SendResult> {
  // A file goes to a conversation, never to a user's id.
  const channel = /^[UW]/.test(to)
    ? (await client.conversations.open({ users: to })).channel?.id
    : to;
  if (channel === undefined) return { kind: 'unreachable' };
  await client.filesUploadV2({
    channel_id: channel,
    file: Buffer.from(outbound.picture ?? []),
    filename: 'warmline.png',
    alt_text: shorten(outbound.text, ALT_CHARS_MAX),
    initial_comment: render(outbound).text,
  });
  return { kind: 'sent' };
}
