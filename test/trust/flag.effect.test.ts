import { describe, expect, it } from 'vitest';
import { type InboxFlag, inboxFlag, putFlagRead } from '../../db/flags.ts';
import { personIdAt } from '../../db/people.ts';
import type { Address } from '../../src/core/message.ts';
import { unseal } from '../../src/ops/keys.ts';
import { performAll } from '../../src/outbox/perform-all.ts';
import { deliverFlag, lapseFlag, tellFlagRead, withdrawFlag } from '../../src/trust/flag.effect.ts';
import { FLAG_DAYS } from '../../src/trust/flagging.ts';
import { asOwner } from '../support/databases.ts';
import { openWorld } from '../support/world.ts';

const WORDS = 'The night shifts are getting to me.';
const DAY_MS = 86_400_000;

const world = await openWorld();
// Effects are stored and done by the test itself, so that each can be done twice or too late.
const { tools } = world;
const INSTRUCTOR = { role: 'wl_instructor', staffId: world.staff.instructor.id } as const;

async function personAt(address: Address): Promise<string> {
  const { keys, pools } = tools;
  const id = await pools.officer.transact('wl_bot', ({ db }) =>
    personIdAt(db, keys.addressKey(address)),
  );
  return id ?? '';
}

/** Writes a flag, looks at it and sends it. */
async function sent(): Promise<{ from: Address; flagId: string; personId: string }> {
  const from = await world.joined('en');
  await world.tap(from, 'flag-write');
  await world.say(from, WORDS);
  const send = world
    .heard(from)
    .flatMap(({ choices = [] }) => choices)
    .find(({ id }) => id.startsWith('flag-send:'));
  await world.tap(from, send?.id ?? '');
  world.heard(from);
  return { from, flagId: send?.id.split(':')[1] ?? '', personId: await personAt(from) };
}

async function inbox(flagId: string): Promise<InboxFlag | undefined> {
  return tools.pools.station.transact(INSTRUCTOR, ({ db }) => inboxFlag(db, flagId));
}

/** As if it had not been delivered yet. */
async function forgetAtStation(flagId: string): Promise<void> {
  await asOwner(world.url, (sql) => sql`delete from station.flag_inbox where id = ${flagId}`);
}

function textOf({ id, sealed, wrapped }: InboxFlag): string {
  if (wrapped === null) throw new Error('a flag without a key');
  return unseal(tools.keys.open(wrapped, id), sealed, id).toString();
}

describe('a flag', () => {
  it('reaches the inbox of its unit word for word, sealed for the station', async () => {
    const { flagId } = await sent();
    const found = await inbox(flagId);
    expect(found && textOf(found)).toBe(WORDS);
    expect(found).toMatchObject({ unitId: world.unitId, withdrawnAt: null });
    expect(found?.lapsesAt.getTime()).toBe(world.now().getTime() + FLAG_DAYS * DAY_MS);
    expect(found?.sealed.includes(WORDS)).toBe(false);
  });

  it('is delivered once, however often its effect is done', async () => {
    const { flagId, personId } = await sent();
    const before = await inbox(flagId);
    await deliverFlag({ kind: 'deliver-flag.v1', personId, flagId }, tools);
    expect(await inbox(flagId)).toEqual(before);
  });

  it('is empty at the station once it is taken back, and is not delivered again', async () => {
    const { from, flagId, personId } = await sent();
    await world.tap(from, `flag-take-back:${flagId}`);
    await deliverFlag({ kind: 'deliver-flag.v1', personId, flagId }, tools);
    const found = await inbox(flagId);
    expect(found?.sealed).toHaveLength(0);
    expect(found?.withdrawnAt).toEqual(world.now());
  });

  it('can be taken back while a newer one is being written', async () => {
    const { from, flagId } = await sent();
    await world.tap(from, 'flag-write');
    await world.say(from, 'Another one.');
    await world.tap(from, `flag-take-back:${flagId}`);
    expect((await inbox(flagId))?.sealed).toHaveLength(0);
  });

  it('is not delivered when it was taken back while it crossed', async () => {
    const { from, flagId, personId } = await sent();
    await forgetAtStation(flagId);
    const { station } = tools.pools;
    const slow: typeof station = {
      ...station,
      transact: async (role, work) => {
        if ((await inbox(flagId)) === undefined) await world.tap(from, `flag-take-back:${flagId}`);
        return station.transact(role, work);
      },
    };
    const effect = { kind: 'deliver-flag.v1', personId, flagId } as const;
    await deliverFlag(effect, { ...tools, pools: { ...tools.pools, station: slow } });
    expect((await inbox(flagId))?.sealed).toHaveLength(0);
  });

  it('is withdrawn in peace before it was ever delivered', async () => {
    const { from, flagId, personId } = await sent();
    await forgetAtStation(flagId);
    await world.tap(from, `flag-take-back:${flagId}`);
    await withdrawFlag({ kind: 'withdraw-flag.v1', flagId }, tools);
    await deliverFlag({ kind: 'deliver-flag.v1', personId, flagId }, tools);
    expect(await inbox(flagId)).toBeUndefined();
  });

  it('lapses in both worlds, and the officer hears that nobody read it', async () => {
    const { from, flagId } = await sent();
    await world.advance(FLAG_DAYS * DAY_MS);
    expect((await inbox(flagId))?.sealed).toHaveLength(0);
    expect(world.heard(from).map(({ text }) => text)).toEqual([expect.stringMatching(/flag|it/i)]);
  });

  it('lapses in silence once it was read', async () => {
    const { from, flagId } = await sent();
    await tools.pools.station.transact(INSTRUCTOR, async (tx) =>
      putFlagRead(tx, { flagId, staffId: world.staff.instructor.id, at: world.now() }),
    );
    await world.advance(FLAG_DAYS * DAY_MS);
    expect((await inbox(flagId))?.sealed).toHaveLength(0);
    expect(world.heard(from)).toEqual([]);
  });

  it('does not lapse twice, nor after it was taken back', async () => {
    const { from, flagId, personId } = await sent();
    await world.tap(from, `flag-take-back:${flagId}`);
    world.heard(from);
    await lapseFlag({ kind: 'lapse-flag.v1', personId, flagId }, tools);
    expect(world.heard(from)).toEqual([]);
  });

  it('tells its officer that it was read, from its id alone', async () => {
    const { from, flagId } = await sent();
    const staffId = world.staff.instructor.id;
    await tellFlagRead({ kind: 'tell-flag-read.v1', flagId, staffId }, tools);
    expect(world.heard(from)).toHaveLength(1);
  });

  it('tells nobody of a read once the officer is gone', async () => {
    const { from, flagId } = await sent();
    await world.tap(from, 'erase:yes');
    world.heard(from);
    const staffId = world.staff.instructor.id;
    await tellFlagRead({ kind: 'tell-flag-read.v1', flagId, staffId }, tools);
    expect(world.heard(from)).toEqual([]);
  });

  it('waits for a station that is away, and is then delivered', async () => {
    const { flagId, personId } = await sent();
    const away = {
      ...tools,
      pools: { ...tools.pools, station: { ...tools.pools.station, transact: refuse } },
    };
    const effect = { kind: 'deliver-flag.v1', personId, flagId } as const;
    await expect(deliverFlag(effect, away)).rejects.toThrow('away');
    await performAll(tools, [{ id: tools.newId(), effect, attempts: 2 }]);
    expect(await inbox(flagId)).toBeDefined();
  });
});

async function refuse(): Promise<never> {
  throw new Error('away');
}
