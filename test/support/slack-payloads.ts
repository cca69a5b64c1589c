// What Slack sends: bodies as its documentation shows them, and requests signed as it signs them.

import { createHmac } from 'node:crypto';
import type { SlackMessage } from './slack-api.ts';
import { buttonsOf } from './slack-blocks.ts';

const TEAM = 'T00000001';
const SENT_AT_S = 1_780_000_000;

export type Signing = {
  readonly signingSecret: string;
  readonly at: Date;
  readonly retryNum?: number;
};

/** An `event_callback`; `eventId` is what stays the same over retries. */
export function eventBody(eventId: string, event: Readonly<Record<string, unknown>>) {
  return {
    type: 'event_callback',
    team_id: TEAM,
    api_app_id: 'A00000001',
    event_id: eventId,
    event_time: SENT_AT_S,
    authorizations: [{ team_id: TEAM, user_id: 'U0BOT', is_bot: true }],
    event,
  };
}

/** What a person typed in the direct chat with the bot; `second`: later than what came before. */
export function directMessage(user: string, text: string, second = 0) {
  const ts = `${SENT_AT_S + second}.000100`;
  const channel = imOf(user);
  return { type: 'message', user, text, ts, event_ts: ts, channel, channel_type: 'im', team: TEAM };
}

export function homeOpened(user: string) {
  return { type: 'app_home_opened', user, channel: imOf(user), tab: 'home', event_ts: '1.1' };
}

/** `user` presses the button with this choice id on a message that the bot sent. */
export function pressBody(
  user: string,
  message: SlackMessage,
  choiceId: string,
  press = 'p1',
  second = 0,
) {
  const button = buttonsOf(message.blocks).find(({ value }) => value === choiceId);
  if (button === undefined) throw new Error(`no button ${choiceId} on that message`);
  const { ts, text, blocks } = message;
  return {
    type: 'block_actions',
    team: { id: TEAM, domain: 'station' },
    user: { id: user, team_id: TEAM },
    api_app_id: 'A00000001',
    trigger_id: `trigger.${press}`,
    container: { type: 'message', message_ts: ts, channel_id: message.channel },
    channel: { id: message.channel, name: 'directmessage' },
    message: { type: 'message', bot_id: 'B0BOT', user: 'U0BOT', ts, text, blocks },
    actions: [{ ...button, action_ts: `${SENT_AT_S + second}.000200` }],
  };
}

/** `user` presses a button on App Home, where there is no message. */
export function homePressBody(user: string, choiceId: string, press = 'h1') {
  return {
    type: 'block_actions',
    team: { id: TEAM, domain: 'station' },
    user: { id: user, team_id: TEAM },
    trigger_id: `trigger.${press}`,
    container: { type: 'view', view_id: 'V1' },
    view: { id: 'V1', type: 'home' },
    actions: [
      {
        type: 'button',
        action_id: 'choice-0',
        value: choiceId,
        text: { type: 'plain_text', text: choiceId },
        action_ts: `${SENT_AT_S}.000300`,
      },
    ],
  };
}

export function commandBody(user: string, text: string, press = 'c1') {
  return {
    command: '/warmline',
    text,
    user_id: user,
    user_name: 'somebody',
    team_id: TEAM,
    channel_id: 'C00000001',
    trigger_id: `trigger.${press}`,
  };
}

export function signedEvent(body: unknown, signing: Signing): Request {
  return signedRequest(JSON.stringify(body), 'application/json', signing);
}

export function signedAction(body: unknown, signing: Signing): Request {
  const form = new URLSearchParams({ payload: JSON.stringify(body) });
  return signedRequest(form.toString(), FORM, signing);
}

export function signedCommand(body: Readonly<Record<string, string>>, signing: Signing): Request {
  return signedRequest(new URLSearchParams(body).toString(), FORM, signing);
}

export function signedRequest(body: string, contentType: string, signing: Signing): Request {
  const timestamp = Math.floor(signing.at.getTime() / 1000);
  const hash = createHmac('sha256', signing.signingSecret).update(`v0:${timestamp}:${body}`);
  return new Request('http://warmline.test/slack', {
    method: 'POST',
    body,
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${hash.digest('hex')}`,
      ...(signing.retryNum === undefined
        ? {}
        : {
            'x-slack-retry-num': String(signing.retryNum),
            'x-slack-retry-reason': 'http_timeout',
          }),
    },
  });
}

export function imOf(user: string): string {
  return user.replace(/^[UW]/, 'D');
}

const FORM = 'application/x-www-form-urlencoded';
