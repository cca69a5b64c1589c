// What a process that was killed had in hand, and what one that lives keeps in hand.

import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { claimDue } from '../../db/outbox.ts';
import { URGENT_CLAIM_MS } from '../../src/core/claim.ts';
import type { Outbound } from '../../src/core/message.ts';
import { receive } from '../../src/core/receive.flow.ts';
import { RetryLater } from '../../src/ops/errors.ts';
import { holding } from '../../src/outbox/hold.flow.ts';
import { settle } from '../../src/outbox/settle.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const owner = postgres(world.url, { max: 1, onnotice: () => undefined });
afterAll(() => owner.end());

const staffChat = { channel: 'telegram', id: '-100' } as const;
const alerts = () => world.heard(staffChat).map(({ text }) => text.split('\n')[0]);

/** A process that commits what came and dies before it has done anything about it. */
async function dyingWith(words: string, locale: 'en' | 'zh-CN' = 'en') {
  const officer = await world.joined(locale);
  const dying = { ...tools, doNow: async () => undefined };
  const said = { kind: 'words', words } as const;
  const at = world.now();
  await receive(dying, { id: tools.newId(), from: officer, place: 'direct', said, at });
  return officer;
}

describe('a process that was killed', () => {
  it('is followed within six seconds by whoever lives, with card and alert, each once', async () => {
    const officer = await dyingWith('The gun is in my hand, I am going to kill myself tonight.');
    await world.advance(URGENT_CLAIM_MS - 1);
    expect([alerts(), world.heard(officer)]).toEqual([[], []]);
    await world.advance(1);
    expect(alerts()).toEqual(['(maybe sent twice)']);
    const card = (texts: Outbound[]) => texts.filter(({ text }) => text.includes('12356')).length;
    expect(card(world.heard(officer))).toBe(1);
    await world.advance(URGENT_CLAIM_MS);
    expect(alerts()).toEqual([]);
  });

  it('leaves its ordinary lines for as long as a platform may take', async () => {
    const officer = await dyingWith('How do I book a talk?');
    await world.advance(URGENT_CLAIM_MS);
    expect(world.heard(officer)).toEqual([]);
    await world.advance(20_000 - URGENT_CLAIM_MS);
    expect(world.heard(officer)).not.toEqual([]);
  });
});

async function claimNow() {
  const until = new Date(world.now().getTime() + 60_000);
  return tools.pools.officer.transact('wl_worker', ({ db }) =>
    claimDue(db, world.now(), until, 100),
  );
}

async function urgentLine() {
  await world.joined();
  const [person] = await owner<{ id: string }[]>`
    select id from officer.people order by id desc limit 1`;
  const id = tools.newId();
  const line = { key: 'menu', variant: 0 };
  const effect = { kind: 'say.v1', personId: person?.id ?? '', line };
  await owner`insert into ledger.outbox (id, effect, lane, is_urgent, due_at)
    values (${id}, ${owner.json(effect)}, ${effect.personId}, true, ${world.now()})`;
  return id;
}

async function claimOf(id: string) {
  const [row] = await owner<{ untilMs: number | null; attempts: number }[]>`
    select extract(epoch from claimed_until) * 1000 as "untilMs", attempts
      from ledger.outbox where id = ${id}`;
  return { untilMs: Number(row?.untilMs ?? 0), attempts: row?.attempts };
}

/** Tools that tell once a transaction of theirs is over. */
function watched() {
  const { promise: over, resolve } = Promise.withResolvers<void>();
  const transact: typeof tools.pools.officer.transact = async (...asked) => {
    const answer = await tools.pools.officer.transact(...asked);
    resolve();
    return answer;
  };
  const officer = { ...tools.pools.officer, transact };
  return { over, tools: { ...tools, pools: { ...tools.pools, officer } } };
}

describe('a process that lives', () => {
  it('keeps an alert or a card that takes longer, so that nobody else begins it', async () => {
    const id = await urgentLine();
    const claimed = await claimNow();
    expect(claimed.map((one) => one.id)).toEqual([id]);
    const claimedMs = world.now().getTime();
    expect((await claimOf(id)).untilMs).toBe(claimedMs + URGENT_CLAIM_MS);
    const { over, tools: mine } = watched();
    const later = { ...mine, clock: () => new Date(claimedMs + 5_000) };
    await holding(later, claimed, () => over, 1);
    expect((await claimOf(id)).untilMs).toBe(claimedMs + 5_000 + URGENT_CLAIM_MS);
    await world.advance(URGENT_CLAIM_MS);
    expect(await claimNow()).toEqual([]);
    await world.advance(5_000);
  });

  it('does not put back what another has taken up meanwhile', async () => {
    const id = await urgentLine();
    const firsts = await claimNow();
    await owner`update ledger.outbox set claimed_until = ${world.now()} where id = ${id}`;
    const [second] = await claimNow();
    expect([firsts[0]?.attempts, second?.attempts, second?.isMaybeDone]).toEqual([1, 2, true]);
    const error = new RetryLater('lane-slow', {}, 0);
    const before = await claimOf(id);
    await tools.pools.officer.transact('wl_worker', async (tx) => {
      for (const one of firsts) settle(tx, { one, error }, tools);
    });
    expect(await claimOf(id)).toEqual(before);
    await world.advance(URGENT_CLAIM_MS);
  });
});
