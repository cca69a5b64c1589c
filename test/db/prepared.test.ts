import { describe, expect, it } from 'vitest';
import { updatePerson } from '../../db/people.ts';
import { snapshotRow, snapshotRowAt } from '../../db/snapshot.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { pools, keys } = world.tools;

describe('statements that are built once', () => {
  it('answer each of many at once with what is theirs, on whatever connection', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, () => world.joined()));
    const found = await Promise.all(
      [...people, ...people].map((from) =>
        pools.officer.transact('wl_bot', async ({ db }) => {
          const there = await snapshotRowAt(db, keys.addressKey(from), world.now());
          const same = there && (await snapshotRow(db, there.person.id, world.now()));
          return [there?.person.id, same?.person.id];
        }),
      ),
    );
    const ids = found.map(([there, same]) => (there === same ? there : undefined));
    expect(ids.slice(0, people.length)).toEqual(ids.slice(people.length));
    expect(new Set(ids)).toHaveLength(people.length);
    expect(ids).not.toContain(undefined);
  });

  it('set the columns that are given and no other, also to nothing', async () => {
    const from = await world.joined();
    const at = new Date('2026-03-05T06:07:08.009Z');
    const change = async (set: Parameters<typeof updatePerson>[2]) =>
      pools.officer.transact('wl_bot', async (tx) => {
        const row = await snapshotRowAt(tx.db, keys.addressKey(from), world.now());
        updatePerson(tx, row?.person.id ?? '', set);
        await tx.flush();
        return (await snapshotRowAt(tx.db, keys.addressKey(from), world.now()))?.person;
      });
    const before = await change({ stoppedAt: at, recent: ['a b', "it's"] });
    expect(before).toMatchObject({ stoppedAt: at, recent: ['a b', "it's"] });
    expect(await change({ stoppedAt: null })).toEqual({ ...before, stoppedAt: null });
    expect(await change({ squadId: null })).toEqual({ ...before, stoppedAt: null, squadId: null });
  });
});
