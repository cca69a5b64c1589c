import { describe, expect, it } from 'vitest';
import { openPool } from '../../db/client.ts';
import { loginUrl } from '../../db/migrate.ts';
import { updatePerson } from '../../db/people.ts';
import { snapshotRow, snapshotRowAt, snapshotRows } from '../../db/snapshot.ts';
import { snapshotRowsAt } from '../../db/snapshot-places.ts';
import { asOwner } from '../support/databases.ts';
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

  it('find the open case by its index in a plan that is kept for whoever is asked about', async () => {
    const texts = new Set<string>();
    const pool = openPool<'wl_bot'>(loginUrl(world.url, 'officer', keys), 1, (_connection, text) =>
      texts.add(text),
    );
    const id = world.tools.newId();
    await pool.transact('wl_bot', async ({ db }) => {
      await snapshotRow(db, id, world.now());
      await snapshotRows(db, [id], world.now());
      await snapshotRowAt(db, 'nowhere', world.now());
      await snapshotRowsAt(db, ['nowhere'], world.now());
    });
    await pool.end();
    const plans: string[] = [];
    await asOwner(world.url, async (sql) => {
      await sql.unsafe('set enable_seqscan = off');
      for (const text of texts)
        if (text.includes('"cases"')) {
          const lines = await sql.unsafe(`explain (generic_plan) ${text}`);
          plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'));
        }
    });
    expect(plans).toHaveLength(4);
    for (const plan of plans) expect(plan).toMatch(/Index Scan (using|on) cases_one_open/);
  });
});
