// One lane's answers, at channels that fail.

import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import type { Outbound } from '../../src/core/message.ts';
import type { Channel } from '../../src/core/ports.ts';
import { RetryLater } from '../../src/ops/errors.ts';
import { openHands } from '../../src/outbox/hands.flow.ts';
import { dropWith, lookAtOutbox, retryStuck } from '../../src/outbox/stuck.flow.ts';
import { beginDue } from '../../src/outbox/worker.flow.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const owner = postgres(world.url, { max: 1, onnotice: () => undefined });
afterAll(() => owner.end());

/** A channel that does what the test says with each send, and remembers what came through. */
function plugged(name: 'telegram' | 'web') {
  const came: Outbound[] = [];
  const nothing: (outbound: Outbound) => Promise<void> = async () => undefined;
  const channel = { came, meets: nothing };
  const send: Channel['send'] = async (_, outbound) => {
    await channel.meets(outbound);
    came.push(outbound);
    return { kind: 'sent' };
  };
  world.plug({ name, send, stop: async () => undefined });
  return channel;
}

async function lines(personId: string, ...keys: string[]): Promise<string[]> {
  const ids = keys.map(() => world.tools.newId());
  for (const [n, key] of keys.entries()) {
    const effect = { kind: 'say.v1', personId, line: { key, variant: 0 } };
    await owner`insert into ledger.outbox (id, effect, lane, is_urgent, due_at)
      values (${ids[n] ?? ''}, ${owner.json(effect)}, ${personId}, false, ${world.now()})`;
  }
  return ids;
}

async function newest(): Promise<string> {
  const [row] = await owner<
    { id: string }[]
  >`select id from officer.people order by id desc limit 1`;
  return row?.id ?? '';
}

const failing = (code: string) => async () => {
  throw new RetryLater(code);
};

describe('the lines of an answer', () => {
  it('come in their order after an outage, each once and unmarked', async () => {
    const telegram = plugged('telegram');
    await world.joined('en', 'telegram');
    telegram.came.length = 0;
    const ids = await lines(await newest(), 'stopped', 'menu', 'resumed');
    telegram.meets = failing('telegram-away');
    await world.advance(0);
    telegram.meets = async () => undefined;
    await world.advance(60_000);
    expect(telegram.came.map(({ id }) => id)).toEqual(ids);
    expect(telegram.came.map(({ text }) => text).join()).not.toContain('maybe sent twice');
  });

  it.each([
    ['telegram', true],
    ['web', false],
  ] as const)('that %s may have shown before say so: %s', async (name, isMarked) => {
    const channel = plugged(name);
    await world.joined('en', name);
    channel.came.length = 0;
    await lines(await newest(), 'menu');
    channel.meets = failing(`${name}-no-answer`);
    await world.advance(0);
    channel.meets = async () => undefined;
    await world.advance(60_000);
    expect(channel.came.map(({ text }) => text.startsWith('(maybe sent twice)'))).toEqual([
      isMarked,
    ]);
  });

  it('that a process took with it when it died are done by another, marked', async () => {
    const telegram = plugged('telegram');
    await world.joined('en', 'telegram');
    telegram.came.length = 0;
    const [id = ''] = await lines(await newest(), 'menu');
    await owner`update ledger.outbox set attempts = 1,
      claimed_until = ${new Date(world.now().getTime() + 20_000)} where id = ${id}`;
    await world.advance(0);
    expect(telegram.came).toEqual([]);
    await world.advance(21_000);
    expect(telegram.came.map((one) => one.text.slice(0, 18))).toEqual(['(maybe sent twice)']);
  });
});

describe('hands', () => {
  it('do not make a line wait for another chat that hangs', async () => {
    const telegram = plugged('telegram');
    await world.joined('en', 'telegram');
    const first = await newest();
    await world.joined('en', 'telegram');
    const second = await newest();
    telegram.came.length = 0;
    const [stuck] = await lines(first, 'menu');
    const { promise: hangs, resolve: answers } = Promise.withResolvers<void>();
    telegram.meets = ({ id }) => (id === stuck ? hangs : Promise.resolve());
    const hands = openHands();
    expect(await beginDue(world.tools, hands, 'others')).toBe(1);
    const [free] = await lines(second, 'menu');
    const { promise: came, resolve } = Promise.withResolvers<string>();
    telegram.meets = async ({ id }) => (id === stuck ? hangs : resolve(id));
    expect(await beginDue(world.tools, hands, 'others')).toBe(1);
    expect(await came).toBe(free);
    answers();
    await hands.empty();
    expect(hands.count()).toBe(0);
  });

  it('have room for what is urgent however many hang', async () => {
    const hands = openHands();
    await lines(await newest(), 'menu');
    expect(await beginDue(world.tools, hands, 'others', 0)).toBe(0);
    await owner`update ledger.outbox set is_urgent = true where effect -> 'line' ->> 'key' = 'menu'`;
    expect(await beginDue(world.tools, hands, 'others', 0)).toBe(1);
    await hands.empty();
  });
});

describe('an alert', () => {
  it('that reached nobody rings again within twenty seconds, not at its next round', async () => {
    const officer = await world.joined('en');
    const telegram = plugged('telegram');
    telegram.meets = failing('telegram-busy');
    await world.say(officer, 'I am going to kill myself tonight, the gun is in my hand.');
    await world.advance(0);
    telegram.meets = async () => undefined;
    await world.advance(19_000);
    expect(telegram.came).toEqual([]);
    await world.advance(1_000);
    expect(telegram.came).toHaveLength(1);
  });
});

describe('what was put aside', () => {
  it('is listed without a word, tried again, and dropped with a reason, each recorded', async () => {
    await world.joined('en', 'telegram');
    const [id = '', other = ''] = await lines(await newest(), 'menu', 'stopped');
    await owner`update ledger.outbox set dead_at = ${world.now()}, attempts = 12, error = 'a-code'
      where id in ${owner([id, other])}`;
    const { backlog, stuck } = await lookAtOutbox(world.tools);
    expect(backlog.find(({ kind }) => kind === 'say.v1')?.parked).toBe(2);
    expect(stuck.map((one) => [one.id, one.kind, one.error])).toEqual([
      [id, 'say.v1', 'a-code'],
      [other, 'say.v1', 'a-code'],
    ]);
    expect(JSON.stringify({ backlog, stuck })).not.toMatch(/menu|stopped|personId/);

    const telegram = plugged('telegram');
    expect(await retryStuck(world.tools, { ids: [id] })).toBe(1);
    await world.advance(0);
    expect(telegram.came.map((one) => one.id)).toEqual([id]);
    expect(await dropWith(world.tools, { ids: [], kind: 'say.v1' }, 'too-late-to-say')).toBe(1);
    expect((await lookAtOutbox(world.tools)).stuck).toEqual([]);
    const recorded = await owner`select action, subject, detail from ledger.audit_events
      where actor = 'operator' order by id`;
    expect([...recorded]).toEqual([
      { action: 'effect-retried', subject: `effect:${id}`, detail: { kind: 'say.v1' } },
      {
        action: 'effect-dropped',
        subject: `effect:${other}`,
        detail: { kind: 'say.v1', reason: 'too-late-to-say' },
      },
    ]);
  });
});
