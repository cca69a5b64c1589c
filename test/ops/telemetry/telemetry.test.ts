import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../adapters/web/free-port.ts';
import { loadNow } from '../../../src/admin/load.flow.ts';
import { assemble } from '../../../src/assemble.ts';
import type { ChannelName } from '../../../src/core/message.ts';
import type { Channel } from '../../../src/core/ports.ts';
import { receive } from '../../../src/core/receive.flow.ts';
import { RetryLater } from '../../../src/ops/errors.ts';
import { LABELS } from '../../../src/ops/telemetry/labels.ts';
import { openTelemetry } from '../../../src/ops/telemetry/open.ts';
import { asOwner } from '../../support/databases.ts';
import { openWorld } from '../../support/world.ts';
import { openCollector } from './collector.ts';

const WORDS = '我不想活了 marmalade';
const TOKEN = 'a-token-of-the-operator';
const world = await openWorld();
const collector = await openCollector();
const port = await freePort('127.0.0.1');
const telemetry = await openTelemetry({
  role: 'all',
  endpoint: { host: '127.0.0.1', port, token: TOKEN },
  collector: { url: collector.url, share: 1 },
});

const channels = new Map<ChannelName, Channel>();
for (const [name, channel] of world.tools.channels) channels.set(name, telemetry.channel(channel));
const { doNow: _, settle: __, staff: ___, ...parts } = world.tools;
const tools = assemble({
  ...parts,
  pools: {
    officer: telemetry.pool(parts.pools.officer, 'officer'),
    station: telemetry.pool(parts.pools.station, 'station'),
  },
  log: telemetry.log(parts.log),
  channels,
  watchEffect: telemetry.effect,
});
telemetry.observe(async () => ({ ...(await loadNow(tools)), inHand: 3 }));
const bring = telemetry.receive((inbound) => receive(tools, inbound));

async function metrics(headers: Record<string, string> = { authorization: `Bearer ${TOKEN}` }) {
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`, { headers });
  return { status: answer.status, text: await answer.text() };
}

async function say(words: string, id = tools.newId()) {
  const inbound = { id, from, place: 'direct', said: { kind: 'words', words }, at: world.now() };
  return bring(inbound as Parameters<typeof bring>[0]);
}

const from = await world.joined('zh-CN', 'telegram');

describe('what is counted', () => {
  let text = '';
  beforeAll(async () => {
    await say(WORDS, 'one');
    await say(WORDS, 'one');
    tools.log.warn('round-failed', { error: 'marmalade' });
    tools.log.warn('made-of-something-7');
    text = (await metrics()).text;
  });

  it.each([
    [/warmline_messages_total\{channel="telegram",outcome="committed"\} 1$/m],
    [/warmline_messages_total\{channel="telegram",outcome="repeat"\} 1$/m],
    [/warmline_effects_total\{queue="others",result="done"\} [1-9]/],
    [/warmline_sends_total\{channel="telegram",result="done"\} [1-9]/],
    [/warmline_transaction_seconds_count\{world="officer"\} [1-9]/],
    [/warmline_pool_wait_seconds_bucket\{world="officer",le="0.001"\} \d/],
    [/warmline_pool_waiting\{world="officer"\} 0$/m],
    [/warmline_log_lines_total\{code="round-failed"\} 1$/m],
    [/warmline_log_lines_total\{code="other"\} 1$/m],
    [/warmline_event_loop_delay_seconds\{quantile="0.99"\} \d/],
    [/warmline_effects_due\{queue="model"\} 0$/m],
    [/warmline_effects_in_hand 3$/m],
    [/warmline_audit_unlogged [1-9]/],
    [/warmline_check_ins_due 0$/m],
    [/process_resident_memory_bytes \d{7}/],
  ])('has %s', (line) => {
    expect(text).toMatch(line);
  });

  it('tells neither words nor ids nor names nor levels', () => {
    const { unitId, staff } = world;
    for (const secret of ['marmalade', '不想活', from.id, unitId, staff.counselor.id, 'Unit 1'])
      expect(text).not.toContain(secret);
    expect(text).not.toMatch(/\bL[0-4]\b|ring|crisis|[\da-f]{8}-[\da-f]{4}/);
  });

  it('carries no label but those of the list, with no value but theirs', () => {
    const allowed = new Map<string, readonly string[]>(Object.entries(LABELS));
    const labels = [...text.matchAll(/(\w+)="([^"]*)"/g)].filter(([, name]) => name !== 'le');
    const strange = labels.filter(([, name = '', value = '']) =>
      name === 'code'
        ? !['other', 'round-failed'].includes(value)
        : allowed.get(name)?.includes(value) !== true,
    );
    expect(strange.map(([label]) => label)).toEqual([]);
    expect(labels.length).toBeGreaterThan(20);
  });

  it('tells open alerts in tens, and that one is late, without saying how many', async () => {
    expect(text).toMatch(/warmline_alerts_open 0$/m);
    expect(text).toMatch(/warmline_alert_late 0$/m);
    await asOwner(
      world.url,
      (sql) =>
        sql`update officer.cases set state = 'waiting', level = 'L4', level_at = level_at - interval '1 day'`,
    );
    const later = (await metrics()).text;
    expect(later).toMatch(/warmline_alerts_open 0$/m);
    expect(later).toMatch(/warmline_alert_late 1$/m);
  });
});

describe('what is logged', () => {
  it('is one JSON object a line: a time, a level, a code and facts that are plain values', () => {
    const lines = world.logged().trim().split('\n');
    const read = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(read.map(({ code }) => code)).toContain('round-failed');
    for (const { at, level, code, ...facts } of read) {
      expect([at, level, code]).toEqual([
        expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        expect.any(Number),
        expect.stringMatching(/^[a-z\d-]+$/),
      ]);
      expect(Object.values(facts).filter((fact) => typeof fact === 'object')).toEqual([]);
    }
  });
});

describe('where it is read', () => {
  it.each([
    ['without the token', {}],
    ['with another', { authorization: 'Bearer another-token' }],
  ])('refuses whoever comes %s', async (_, headers) => {
    expect(await metrics(headers)).toEqual({ status: 401, text: '' });
  });
});

describe('what a failure leaves behind', () => {
  it('is a result of the list, and the failure itself', async () => {
    const failing = telemetry.channel({
      name: 'slack',
      send: async () => Promise.reject(new RetryLater('slack-rate-limited', {}, 1_000)),
      stop: async () => undefined,
    });
    const sent = failing.send({ channel: 'slack', id: 'x' }, { id: 'x', text: 'x' });
    await expect(sent).rejects.toThrow('slack-rate-limited');
    const { text } = await metrics();
    expect(text).toMatch(/sends_total\{channel="slack",result="busy"\} 1$/m);
    expect(text).toMatch(/send_wait_seconds_sum\{channel="slack"\} 1$/m);
  });
});

describe('what is traced', () => {
  afterAll(() => collector.close());

  it('is one trace from receipt to sending, of names and labels from the list alone', async () => {
    await telemetry.stop();
    expect(collector.paths()).toEqual(new Set(['/v1/traces', '/v1/metrics']));
    const spans = collector.spans();
    const root = spans.find(({ name, parentSpanId }) => name === 'receive' && !parentSpanId);
    const follows = spans.filter(({ traceId }) => traceId === root?.traceId);
    expect(new Set(follows.map(({ name }) => name))).toEqual(
      new Set(['receive', 'transaction', 'effect', 'send']),
    );
    for (const { traceId, spanId, attributes, events, status } of spans) {
      expect(`${traceId} ${spanId}`).toMatch(/^[\da-f]{32} [\da-f]{16}$/);
      expect(attributes.filter(({ key }) => !(key in LABELS) && key !== 'error.type')).toEqual([]);
      expect([events, status?.message]).toEqual([[], undefined]);
    }
    expect(new Set(collector.resources().flat())).toEqual(
      new Set(['service.name', 'service.instance.id', 'warmline.role']),
    );
    for (const secret of ['marmalade', '不想活', from.id, world.unitId])
      expect(collector.everything()).not.toContain(secret);
  });
});
