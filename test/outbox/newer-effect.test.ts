import { expect, it } from 'vitest';
import { workOutbox } from '../../src/outbox/worker.flow.ts';
import { asOwner } from '../support/databases.ts';
import { rowsOf } from '../support/rows.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();

it('what a newer program has put into the outbox is neither struck off nor given up by an older one', async () => {
  const effect = JSON.stringify({ kind: 'of-tomorrow.v1', personId: world.tools.newId() });
  await asOwner(
    world.url,
    (sql) => sql`insert into ledger.outbox (id, effect, lane, is_urgent, due_at, attempts)
      values (${world.tools.newId()}, ${effect}::text::jsonb, 'tomorrow', false, ${world.now().toISOString()}, 30)`,
  );
  expect(await workOutbox(world.tools)).toBe(1);
  const left = await rowsOf(
    world,
    `select dead_at, claimed_until, error from ledger.outbox where lane = 'tomorrow'`,
  );
  expect(left).toEqual([
    { dead_at: null, claimed_until: null, error: 'effect-of-a-newer-version' },
  ]);
});
