// A message as its platform brings it to one process.

import type { Program } from '../../support/program.ts';
import { directMessage, eventBody, signedEvent } from '../../support/slack-payloads.ts';
import { RECEIVED } from '../stamps.ts';

/** Of Telegram's webhook, and of Slack's signature. */
export const SECRET = 'a-secret-of-this-run-alone';
const CALL_MS = 12_000;

export type Brought = {
  readonly channel: 'telegram' | 'slack';
  readonly id: number;
  readonly chat: string;
  readonly text: string;
};

/** @returns when the process received it; undefined if it did not accept it. */
export async function bring(
  program: Program | undefined,
  brought: Brought,
): Promise<number | undefined> {
  const { path, headers, body } = await requestOf(brought);
  try {
    const answer = await fetch(`${program?.url}${path}`, {
      method: 'POST',
      headers,
      body,
      signal: AbortSignal.timeout(CALL_MS),
    });
    await answer.arrayBuffer();
    return answer.ok ? Number(answer.headers.get(RECEIVED)) : undefined;
  } catch {
    return undefined;
  }
}

/** What Slack sends of it, by whichever door. */
export function slackEvent({ id, chat, text }: Brought) {
  return eventBody(`Ev${id}`, directMessage(chat, text));
}

/** What Telegram sends of it, or hands out. */
export function telegramUpdate({ id, chat, text }: Brought) {
  const isCommand = text.startsWith('/');
  const message = {
    message_id: id,
    date: Math.floor(Date.now() / 1_000),
    chat: { id: Number(chat), type: 'private', first_name: 'A' },
    from: { id: Number(chat), is_bot: false, first_name: 'A', language_code: 'zh' },
    text,
    ...(isCommand && { entities: [{ type: 'bot_command', offset: 0, length: text.length }] }),
  };
  return { update_id: id, message };
}

async function requestOf(brought: Brought) {
  if (brought.channel === 'slack') {
    const signed = signedEvent(slackEvent(brought), { signingSecret: SECRET, at: new Date() });
    return { path: '/slack', headers: signed.headers, body: await signed.text() };
  }
  return {
    path: '/telegram',
    headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': SECRET },
    body: JSON.stringify(telegramUpdate(brought)),
  };
}
