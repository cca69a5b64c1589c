import { randomUUIDv7 } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { checkInsOf } from '../../db/checkins.ts';
import { assemble, closePools, openPools } from '../../src/assemble.ts';
import { tick } from '../../src/checkins/tick.flow.ts';
import type { Address, Outbound } from '../../src/core/message.ts';
import type { Tools } from '../../src/outbox/tools.ts';
import { workOutbox } from '../../src/outbox/worker.flow.ts';
import { asOwner } from '../support/databases.ts';
import { EVENING, evenings, HOUR_MS, isAsk } from '../support/evenings.ts';
import { testKeys } from '../support/template.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const { asksTo, personAt, plansAt, scheduled, until } = evenings(world);

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
    await Promise.all([one, other, one, other].map((program) => tick(program, 5)));
    await Promise.all([one, other].map((program) => workOutbox(program)));
    expect(sent).toEqual(expect.arrayContaining(officers.map(({ id }) => id)));
    expect(sent).toHaveLength(new Set(sent).size);
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
