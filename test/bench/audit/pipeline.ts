// The pipeline of messages with and without audit, in turn: from receipt to the reply handed over,
// the logger at work beside it. Everything else is the same program on the same server.

import { setTimeout as wait } from 'node:timers/promises';
import { closePools, openPools } from '../../../src/assemble.ts';
import { furnish, joinAll } from '../../../src/cli/furnish.ts';
import type { Address, Said } from '../../../src/core/message.ts';
import type { Channel } from '../../../src/core/ports.ts';
import { receive } from '../../../src/core/receive.flow.ts';
import type { Tools } from '../../../src/outbox/tools.ts';
import { logEvents } from '../../../src/trust/audit/log.flow.ts';
import { quietTools } from '../../support/quiet-tools.ts';
import { testKeys } from '../../support/template.ts';
import { interval, median, rounded } from '../machine.ts';

type Options = { readonly isQuick: boolean; readonly say: (line: string) => void };

const PAIRS = 9;
const AT_ONCE = 8;
const PEOPLE = 64;
const LOGGER_MS = 500; // as the program's own rounds
const WORDS = [
  '今天还行，巡逻有点累',
  'quiet shift, good food',
  '刚下班，准备睡了',
  'all fine here',
];

export async function pipelineRatio(url: string, { isQuick, say }: Options) {
  const messages = isQuick ? 50 : 3_000;
  const keys = testKeys();
  const pools = openPools(url, keys, AT_ONCE + 2);
  try {
    const audited = toolsOn(pools, keys);
    const plain: Tools = { ...toolsOn(pools, keys), append: () => undefined };
    const people = await joined(audited);
    await run(audited, people, messages); // plans made, code warm
    await run(plain, people, messages);
    const pairs: { readonly with: number; readonly without: number }[] = [];
    for (let pair = 0; pair < PAIRS; pair += 1) {
      const first = pair % 2 === 0 ? audited : plain;
      const second = pair % 2 === 0 ? plain : audited;
      const [one, other] = [
        await run(first, people, messages),
        await run(second, people, messages),
      ];
      const found = pair % 2 === 0 ? [one, other] : [other, one];
      pairs.push({ with: found[0] ?? 0, without: found[1] ?? 0 });
      say(
        `pipeline, pair ${pair + 1} of ${PAIRS}: ${found.map((n) => `${Math.round(n)}/s`).join(' with, ')} without`,
      );
    }
    return measured(pairs, messages);
  } finally {
    await closePools(pools);
  }
}

function measured(
  pairs: readonly { readonly with: number; readonly without: number }[],
  messages: number,
) {
  const ratios = pairs.map((pair) => pair.with / pair.without);
  return {
    metrics: {
      pipeline_ratio: rounded(median(ratios)),
      pipeline_ratio_interval: interval(ratios),
      pipeline_messages_per_s: Math.round(median(pairs.map((pair) => pair.with))),
      messages_per_run: messages,
    },
    baseline: { messages_per_s: Math.round(median(pairs.map((pair) => pair.without))) },
  };
}

function toolsOn(pools: Tools['pools'], keys: Tools['keys']): Tools {
  const terminal: Channel = {
    name: 'terminal',
    send: async () => ({ kind: 'sent' }),
    stop: async () => undefined,
  };
  const channels = new Map([['terminal', terminal] as const]);
  return quietTools({ pools, keys, clock: () => new Date(), channels });
}

async function joined(tools: Tools): Promise<Address[]> {
  const people: Address[] = [];
  for (let n = 0; n < PEOPLE; n += 1) {
    const from: Address = { channel: 'terminal', id: tools.newId() };
    const { card } = await furnish(tools);
    await joinAll((said) => bring(tools, from, said), card, 'zh-CN');
    people.push(from);
  }
  return people;
}

async function bring(tools: Tools, from: Address, said: Said): Promise<void> {
  const receipt = await receive(tools, {
    id: tools.newId(),
    from,
    place: 'direct',
    said,
    at: tools.clock(),
  });
  if (receipt.kind !== 'committed') throw new Error(`not committed: ${receipt.kind}`);
}

/** @returns messages per second. */
async function run(tools: Tools, people: readonly Address[], messages: number): Promise<number> {
  const over = new AbortController();
  const isAudited = tools.append === undefined;
  const logging = isAudited ? keepLogging(tools, over.signal) : Promise.resolve();
  const startedMs = performance.now();
  let next = 0;
  async function work(): Promise<void> {
    while (next < messages) {
      const n = next;
      next += 1;
      const from = people[n % people.length];
      if (from === undefined) return;
      await bring(tools, from, { kind: 'words', words: WORDS[n % WORDS.length] ?? '' });
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  over.abort();
  await logging;
  return messages / ((performance.now() - startedMs) / 1_000);
}

async function keepLogging(tools: Tools, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await wait(LOGGER_MS, undefined, { signal }).catch(() => undefined);
    await logEvents(tools);
  }
}
