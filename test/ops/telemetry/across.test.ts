// One process accepts, another does what follows: what an operator is shown of it.

import { afterAll, describe, expect, it } from 'vitest';
import { assemble } from '../../../src/assemble.ts';
import type { Address, ChannelName } from '../../../src/core/message.ts';
import type { Channel } from '../../../src/core/ports.ts';
import { receive } from '../../../src/core/receive.flow.ts';
import { openTelemetry } from '../../../src/ops/telemetry/open.ts';
import { workOutbox } from '../../../src/outbox/worker.flow.ts';
import { asOwner } from '../../support/databases.ts';
import { openWorld } from '../../support/world.ts';
import { openCollector } from './collector.ts';

const CLAIM_OVER_MS = 30_000;
const AFTER_A_CLOCK_MS = 180_000;
const world = await openWorld();
const collectors = { web: await openCollector(), worker: await openCollector() };
let laterMs = 0;
const web = await processOf('web');
const worker = await processOf('worker');
afterAll(() => {
  for (const collector of Object.values(collectors)) collector.close();
});

/** A web process here does nothing at once, as one that dies after the commit. */
async function processOf(role: 'web' | 'worker') {
  const collector = { url: collectors[role].url, share: 1 };
  const telemetry = await openTelemetry({ role, endpoint: undefined, collector });
  const channels = new Map<ChannelName, Channel>();
  for (const [name, channel] of world.tools.channels)
    channels.set(name, telemetry.channel(channel));
  const { doNow: _, settle: __, staff: ___, gather: ____, ...parts } = world.tools;
  const tools = assemble({
    ...parts,
    pools: {
      officer: telemetry.pool(parts.pools.officer, 'officer'),
      station: telemetry.pool(parts.pools.station, 'station'),
    },
    channels,
    clock: () => new Date(world.now().getTime() + laterMs),
    watchEffect: telemetry.effect,
    ...(role === 'web' && { doNow: async () => undefined }),
  });
  return { tools, telemetry, bring: telemetry.receive((inbound) => receive(tools, inbound)) };
}

async function say(from: Address, words: string) {
  const said = { kind: 'words', words } as const;
  await web.bring({ id: web.tools.newId(), from, place: 'direct', said, at: world.now() });
}

describe('what is traced across processes', () => {
  it('is one trace for each message, and for what was put off another that names it', async () => {
    const officers = await Promise.all([1, 2, 3, 4].map(() => world.joined('zh-CN', 'telegram')));
    const [inDanger, ...calm] = officers;
    if (inDanger === undefined) throw new Error('nobody joined');
    await world.advance(0);
    await Promise.all(calm.map((from) => say(from, '今天食堂不错 marmalade')));
    await say(inDanger, '我不想活了，今晚就动手，枪在我手里');
    await asOwner(world.url, async (sql) => {
      const rows = await sql<{ trace: string }[]>`select effect->'trace' as trace from ledger.outbox
        where effect ? 'trace'`;
      expect(rows.length).toBeGreaterThan(calm.length);
      for (const { trace } of rows)
        expect(trace).toEqual({
          parent: expect.stringMatching(/^00-[\da-f]{32}-[\da-f]{16}-01$/),
          isLater: expect.any(Boolean),
        });
    });
    expect(collectors.web.spans()).toEqual([]);

    laterMs = CLAIM_OVER_MS;
    while ((await workOutbox(worker.tools)) > 0);
    laterMs = AFTER_A_CLOCK_MS;
    while ((await workOutbox(worker.tools)) > 0);
    await web.telemetry.stop();
    await worker.telemetry.stop();

    const received = collectors.web.spans().filter(({ name }) => name === 'receive');
    const done = collectors.worker.spans();
    expect(received.length).toBe(officers.length);
    expect(new Set(received.map(({ traceId }) => traceId)).size).toBe(officers.length);
    for (const { traceId } of received) {
      const follows = done.filter((span) => span.traceId === traceId);
      expect(new Set(follows.map(({ name }) => name))).toEqual(
        new Set(['effect', 'transaction', 'send']),
      );
    }
    const ids = new Set(collectors.web.spans().map(({ spanId }) => spanId));
    const putOff = done.filter(({ links }) => links.some(({ spanId }) => ids.has(spanId)));
    expect(putOff.length).toBeGreaterThan(0);
    for (const { name, parentSpanId } of putOff)
      expect([name, parentSpanId ?? '']).toEqual(['effect', '']);
    for (const secret of ['marmalade', '食堂', '动手', ...officers.map(({ id }) => id)])
      expect(collectors.worker.everything()).not.toContain(secret);
  });
});
