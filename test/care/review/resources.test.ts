import { describe, expect, it } from 'vitest';
import { makeReview } from '../../../src/care/review/make.flow.ts';
import { asOwner } from '../../support/databases.ts';
import { rowsOf } from '../../support/rows.ts';
import { openWorld } from '../../support/world.ts';

const world = await openWorld();
const DUE = { ...world.tools, clock: () => new Date('2026-04-08T00:00:00Z') };

const counted = () =>
  rowsOf<{ month: string; what: string; n: number }>(
    world,
    `select month, what, count(*)::int as n from officer.resource_uses
      group by month, what order by what`,
  );
const opened = () =>
  rowsOf<{ measure: string; about: number; share: unknown }>(
    world,
    `select measure, about, share from ledger.review_figures
      where quarter = '2026-Q1' and measure like 'opened-%' order by measure`,
  );
const untold = () =>
  asOwner(world.url, (sql) => sql`delete from ledger.reviews where world = 'officer'`);

describe('what officers open to read or to do', () => {
  it('is counted by kind and month, and of nobody', async () => {
    const from = await world.joined('en');
    for (let n = 0; n < 5; n += 1)
      for (const tap of ['topic:alcohol', 'topic:crisis', 'stops:known', 'calm-from:breathing:x'])
        await world.tap(from, tap);
    const month = world.now().toISOString().slice(0, 7);
    expect(await counted()).toEqual([
      { month, what: 'card', n: 5 },
      { month, what: 'exercise', n: 5 },
      { month, what: 'numbers', n: 10 },
      { month, what: 'step', n: 5 },
    ]);
    const columns = `select column_name as name from information_schema.columns
      where table_name = 'resource_uses' order by 1`;
    expect(await rowsOf(world, columns)).toEqual([{ name: 'month' }, { name: 'what' }]);
    const records = `select from ledger.audit_events where action like 'resource%'`;
    expect(await rowsOf(world, records)).toEqual([]);
  });

  it('is not told of a force of fewer than twenty, however much they opened, and forgotten', async () => {
    await makeReview(DUE);
    expect(await opened()).toEqual([]);
    expect(await counted()).toEqual([]);
  });

  it('is told as an independent count of its quarter finds it, and forgotten then', async () => {
    await untold();
    await asOwner(world.url, async (sql) => {
      await sql`insert into officer.people (id, locale, region, time_zone, quiet_from_min,
          quiet_to_min, unit_id, met_at, joined_at, dialogue, recent)
        select gen_random_uuid(), 'en', 'CN', 'UTC', 0, 0, (select id from ledger.units limit 1),
          '2026-01-02', '2026-01-02', '{}', '[]' from generate_series(1, 20)`;
      await sql`insert into officer.resource_uses
        select '2026-0' || 1 + n % 4, case when n % 5 = 0 then 'card' else 'exercise' end
        from generate_series(0, 199) n`;
    });
    const [apart] = await rowsOf<{ n: number; cards: number }>(
      world,
      `select count(*)::int as n, (100.0 * avg((what = 'card')::int))::int as cards
        from officer.resource_uses where month between '2026-01' and '2026-03'`,
    );
    await makeReview(DUE);
    expect(await opened()).toEqual([
      { measure: 'opened-card', about: apart?.n, share: apart?.cards },
      { measure: 'opened-exercise', about: apart?.n, share: 80 },
    ]);
    expect(await counted()).toMatchObject([{ month: '2026-04' }, { month: '2026-04' }]);
  });
});
