// The adapter on a local Slack, with everything it reports kept to be looked at.

import { onTestFinished } from 'vitest';
import { openSlack, type SlackConfig } from '../../../adapters/slack/index.ts';
import type { Wait } from '../../../adapters/slack/socket.ts';
import type { Inbound, Outbound } from '../../../src/core/message.ts';
import type { Receive } from '../../../src/core/ports.ts';
import { startSlackApi } from '../../support/slack-api.ts';
import { openQueue } from '../../support/slack-queue.ts';

export const NOW = new Date('2026-06-01T08:00:00Z');

export const HOME: Outbound = {
  id: 'home',
  text: 'Warmline. What would you like to do?',
  choices: [
    { id: 'talk', label: 'Talk to a person' },
    { id: 'checkin', label: 'Check in' },
  ],
};

type Options = {
  readonly mode: 'http' | 'socket';
  readonly receive?: Receive;
  readonly wait?: Wait;
  readonly timeoutMs?: number;
  readonly botToken?: string;
  readonly home?: () => Promise<Outbound>;
};

export async function openLocal({ mode, receive, wait, timeoutMs, botToken, home }: Options) {
  const api = await startSlackApi();
  const received = openQueue<Inbound>();
  const warnings = openQueue<{ readonly code: string; readonly facts: object }>();
  const config: SlackConfig = {
    botToken: botToken ?? api.botToken,
    apiUrl: api.url,
    ...(mode === 'http' ? { signingSecret: api.signingSecret } : { appToken: api.appToken }),
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  };
  const slack = openSlack(
    config,
    async (inbound) => {
      received.put(inbound);
      return receive === undefined ? { kind: 'committed' } : receive(inbound);
    },
    {
      log: { warn: (code, facts = {}) => warnings.put({ code, facts }) },
      home: home ?? (async () => HOME),
      ...(wait === undefined ? {} : { wait }),
      now: () => NOW,
    },
  );
  const hearing = slack.hear(new AbortController().signal);
  onTestFinished(async () => {
    await slack.stop();
    await hearing;
    await api.stop();
  });
  const signing = { signingSecret: api.signingSecret, at: NOW };
  return { api, slack, received, warnings, signing };
}
