// The adapter on the real grammY, talking to a Bot API server on this machine.

import { onTestFinished } from 'vitest';
import { openTelegram, type TelegramConfig } from '../../../adapters/telegram/index.ts';
import type { Inbound } from '../../../src/core/message.ts';
import type { Receipt } from '../../../src/core/ports.ts';
import { openFeed } from '../../support/feed.ts';
import { openTelegramApi, type TelegramApi } from '../../support/telegram-api.ts';

const NOW = new Date('2026-11-20T08:00:00Z');

type Options = Partial<TelegramConfig> & {
  readonly receive?: (inbound: Inbound) => Promise<Receipt>;
};

export async function openLive(options: Options = {}) {
  const api = await openTelegramApi();
  const live = connect(api, options);
  onTestFinished(async () => {
    await api.close(); // first, so that nothing waits for a silent server
    await live.telegram.stop();
  });
  return { ...live, api };
}

/** One process of ours on the given server; two of them stand for a crash and a restart. */
export function connect(api: TelegramApi, { receive, ...config }: Options = {}) {
  const received = openFeed<Inbound>(({ from }) => from.id);
  const waits: number[] = [];
  const logged: string[] = [];
  const telegram = openTelegram(
    { token: api.token, apiRoot: api.apiRoot, ...config },
    async (inbound) => {
      const receipt: Receipt = (await receive?.(inbound)) ?? { kind: 'committed' };
      received.add(inbound);
      return receipt;
    },
    {
      now: () => NOW,
      log: { warn: (code, facts) => logged.push(JSON.stringify({ code, facts })) },
      wait: async (ms) => {
        waits.push(ms);
      },
    },
  );
  return { telegram, received, waits, logged };
}

export function wordsOf({ said }: Inbound): string {
  return said.kind === 'words' ? said.words : said.kind;
}

/** Polls until the test ends. */
export function startPolling({ telegram }: Pick<ReturnType<typeof connect>, 'telegram'>): void {
  const ending = new AbortController();
  const polling = telegram.poll(ending.signal);
  onTestFinished(async () => {
    ending.abort();
    await polling;
  });
}
