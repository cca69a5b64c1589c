import { spawn } from 'node:child_process';
import { randomUUIDv7 } from 'node:crypto';
import { once } from 'node:events';
import { afterAll, describe, expect, it } from 'vitest';
import { checkInsOf } from '../../db/checkins.ts';
import { assemble, closePools, openPools } from '../../src/assemble.ts';
import { tick } from '../../src/checkins/tick.flow.ts';
import type { Address, Outbound } from '../../src/core/message.ts';
import { RetryLater } from '../../src/ops/errors.ts';
import type { Tools } from '../../src/outbox/tools.ts';
import { workOutbox } from '../../src/outbox/worker.flow.ts';
import { asOwner } from '../support/databases.ts';
import { EVENING, evenings, HOUR_MS, isAsk } from '../support/evenings.ts';
import { testKeys } from '../support/template.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const { asksTo, personAt, plansAt, scheduled, until } = evenings(world);

/** A process that has claimed all there is, and written part of it. */
const HOLDS = `
  import postgres from 'postgres';
  const sql = await postgres(process.argv[1], { max: 1 }).reserve();
  await sql\`begin\`;
  await sql\`update officer.plans set next_at = next_at + interval '1 day'\`;
  process.stdout.write('held');
`;

describe('two processes on one database', () => {
  it('send each due check-in once', async () => {
    const pools = openPools(world.url, testKeys(), 6);
    afterAll(() => closePools(pools));
    const { doNow: _, ...parts } = tools; // each does its own effects
    const sent: string[] = [];
    const program = (mine: Pick<Tools, 'pools'>): Tools =>
      assemble({
        ...parts,
        ...mine,
        newId: () => randomUUIDv7(),
        channels: new Map([
          [
            'terminal',
            {
              name: 'terminal',
              send: async ({ id }: Address, outbound: Outbound) => {
                if (isAsk(outbound)) sent.push(id);
                return { kind: 'sent' } as const;
              },
              stop: async () => undefined,
            },
          ],
        ] as const),
      });
    const officers = await Promise.all(Array.from({ length: 12 }, () => world.joined()));
    await scheduled('30 19 * * *');
    const dueAt = new Date(world.now().getTime() + until('11:30'));
    const one = { ...program({ pools: tools.pools }), clock: () => dueAt };
    const other = { ...program({ pools }), clock: () => dueAt };
    const moved = await Promise.all([one, other, one, other].map((program) => tick(program, 5)));
    expect(moved.reduce((sum, count) => sum + count)).toBe(officers.length);
    await Promise.all([one, other].map((program) => workOutbox(program)));
    expect(sent).toEqual(expect.arrayContaining(officers.map(({ id }) => id)));
    expect(sent).toHaveLength(new Set(sent).size);
  });

  it('ask everybody once where one dies while it holds them', async () => {
    const officers = await Promise.all(Array.from({ length: 3 }, () => world.joined()));
    await scheduled(EVENING);
    const dying = spawn(process.execPath, ['--input-type=module', '-e', HOLDS, world.url]);
    await once(dying.stdout, 'data');
    await world.advance(until('12:00'));
    expect(officers.flatMap(asksTo)).toEqual([]);
    dying.kill('SIGKILL');
    await once(dying, 'exit');
    await asOwner(world.url, (sql) => sql`select 1 from officer.plans for update`); // let go of
    await world.advance(0);
    expect(officers.map((officer) => asksTo(officer).length)).toEqual([1, 1, 1]);
  });

  it('ask everybody once where one fails just before its commit', async () => {
    const officers = await Promise.all(Array.from({ length: 3 }, () => world.joined()));
    await scheduled(EVENING);
    const dueAt = new Date(world.now().getTime() + until('12:00'));
    const append = () => {
      throw new RetryLater('database-away');
    };
    await expect(tick({ ...tools, clock: () => dueAt, append })).rejects.toThrow('database-away');
    const asked = await tools.pools.officer.transact('wl_bot', async ({ db }) =>
      Promise.all(officers.map(async (officer) => checkInsOf(db, await personAt(officer)))),
    );
    expect(asked.flat()).toEqual([]);
    await world.advance(until('12:00'));
    expect(officers.map((officer) => asksTo(officer).length)).toEqual([1, 1, 1]);
  });

  it('ask everybody else where something is wrong with one', async () => {
    const officers = await Promise.all(Array.from({ length: 3 }, () => world.joined()));
    await scheduled(EVENING);
    const [wrong] = officers;
    const id = wrong === undefined ? '' : await personAt(wrong);
    const inZone = (zone: string) =>
      asOwner(
        world.url,
        (sql) => sql`update officer.people set time_zone = ${zone} where id = ${id}`,
      );
    await inZone('Nowhere/AtAll');
    await world.advance(until('12:00'));
    expect(officers.map((officer) => asksTo(officer).length)).toEqual([0, 1, 1]);
    expect(world.logged()).toContain('check-in-not-asked');
    await inZone('Asia/Shanghai');
    await world.advance(60_000);
    expect(officers.map((officer) => asksTo(officer).length)).toEqual([1, 0, 0]);
  });

  it('ask nobody twice where a plan is due again for what was asked', async () => {
    const officer = await world.joined();
    await scheduled(EVENING);
    await world.advance(until('12:00'));
    expect(asksTo(officer)).toHaveLength(1);
    const id = await personAt(officer);
    // As no transaction of ours leaves it.
    const at = world.now().toISOString();
    await asOwner(
      world.url,
      (sql) => sql`update officer.plans set slot_at = ${at}, next_at = ${at}
        where person_id = ${id}`,
    );
    await world.advance(0);
    expect(asksTo(officer)).toHaveLength(0);
    const asked = await tools.pools.officer.transact('wl_bot', ({ db }) => checkInsOf(db, id));
    expect(asked).toHaveLength(1);
    const [plan] = await plansAt(officer);
    expect(plan?.nextAt.getTime()).toBe(world.now().getTime() + 24 * HOUR_MS);
  });
});
