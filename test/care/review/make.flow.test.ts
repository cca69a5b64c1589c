import { describe, expect, it } from 'vitest';
import { waitsIn } from '../../../db/review-counts.ts';
import { makeUnit } from '../../../src/admin/units.flow.ts';
import { makeReview } from '../../../src/care/review/make.flow.ts';
import { takeMostUrgent } from '../../../src/hotline/claim.flow.ts';
import { asOwner } from '../../support/databases.ts';
import { askingCase, memberOf } from '../../support/desk-world.ts';
import { rowsOf } from '../../support/rows.ts';
import { openWorld } from '../../support/world.ts';

const world = await openWorld();
const PLACE = { region: 'CN', timeZone: 'Asia/Shanghai' };
const APRIL_8 = new Date('2026-04-08T00:00:00Z');
const at = (clock: Date) => ({ ...world.tools, clock: () => clock });
const told = (quarter: string) =>
  rowsOf<{ measure: string; about: number; share: unknown; unit_ids: string[] }>(
    world,
    `select measure, about, share, unit_ids from ledger.review_figures
      where quarter = '${quarter}' order by measure, block`,
  );

async function unit(name: string): Promise<string> {
  const made = await makeUnit(world.tools, { name, ...PLACE });
  return made.kind === 'made' ? made.unitId : '';
}

/** People of a unit; the first of them were met, and owed a talk each, of which some were held. */
async function people(unitId: string, n: number, { met, held }: { met: number; held: number }) {
  await asOwner(world.url, async (sql) => {
    for (let i = 0; i < n; i += 1) {
      const id = world.tools.newId();
      const on = '2026-02-10';
      await sql`insert into station.roster (id, unit_id, no, name, allows, added_at, leave_days,
        leave_taken, leave_year) values (${id}, ${unitId}, ${id}, 'Officer', '{}',
        '2026-01-01', 10, ${i % 2 === 0 ? 5 : 0}, 2026)`;
      if (i < met)
        await sql`insert into station.care_contacts (officer_id, unit_id, form, held_as, "on", staff_id)
          values (${id}, ${unitId}, 'talk', 'in-person', ${on}, ${world.staff.instructor.id})`;
      for (const [due, state] of [
        [on, i < held ? 'held' : 'open'],
        ['2026-05-01', 'open'], // of another quarter
        [on, 'dropped'], // not owed
      ] as const)
        await sql`insert into station.care_tasks (id, officer_id, unit_id, form, occasions, priority,
          due_on, state) values (${world.tools.newId()}, ${id}, ${unitId}, 'talk', '[]', 'routine',
          ${due}, ${state})`;
    }
  });
}

describe('the review of a quarter', () => {
  it('is told once, a week after its end, and of groups large enough alone', async () => {
    const [big, small] = [await unit('Big'), await unit('Small')];
    await people(big, 40, { met: 20, held: 10 });
    await people(small, 4, { met: 4, held: 4 });
    expect(await makeReview(at(new Date('2026-04-07T00:00:00Z')))).toBe('2025-Q4');
    expect(await told('2025-Q4')).toEqual([]);
    expect(await makeReview(at(APRIL_8))).toBe('2026-Q1');
    expect(await makeReview(at(APRIL_8))).toBeUndefined();

    // Four people are too few to be told of, and told together with the forty.
    const together = [big, small].toSorted();
    expect(await told('2026-Q1')).toEqual([
      { measure: 'leave-taken', about: 40, share: 50, unit_ids: together },
      { measure: 'met', about: 40, share: 55, unit_ids: together },
      { measure: 'owed-talk', about: 40, share: 30, unit_ids: together },
    ]);
  });

  it('tells hours, problems and talks as an independent count of the rows finds them', async () => {
    await world.joined();
    await asOwner(world.url, async (sql) => {
      await sql`insert into station.worked_days (officer_id, "on", minutes)
        select r.id, d::date, case when r.n % 3 = 0 then 780 else 480 end
        from (select id, row_number() over () as n from station.roster) r,
          generate_series('2025-10-06'::date, '2025-10-10', '1 day') d`;
      await sql`insert into station.requests (id, item, route, locale, sealed, state, received_at,
          take_by, due_at, answered_at)
        select gen_random_uuid(), (array['A1', 'A2', 'D2'])[1 + n % 3], 'hr', 'en', '', 'answered',
          d, d, d, case when n % 4 > 0 then d end
        from generate_series(1, 60) n, (values ('2025-11-05'::timestamptz)) at(d)`;
      await sql`insert into officer.cases (id, code, level, state, opened_at, level_at, closed_at,
          after, wrapped)
        select gen_random_uuid(), 'T' || n, 'L1', 'closed', d, d, d,
          case when n % 5 = 0 then 'worse' else 'better' end, wrapped
        from generate_series(1, 25) n, (values ('2025-11-06'::timestamptz)) at(d),
          (select wrapped from officer.person_keys limit 1) key`;
    });
    const [counted] = await rowsOf<{ talks: number; better: number }>(
      world,
      `select count(*)::int as talks, (100.0 * avg((after = 'better')::int))::int as better
        from officer.cases where after is not null`,
    );
    const answered = await rowsOf<{ share: number }>(
      world,
      `select (100.0 * avg((answered_at is not null)::int))::int as share from station.requests
        group by item order by item`,
    );
    await asOwner(world.url, (sql) => sql`delete from ledger.reviews where quarter = '2025-Q4'`);
    expect(await makeReview(at(new Date('2026-01-08T00:00:00Z')))).toBe('2025-Q4');
    const figures = await told('2025-Q4');
    const of = (measure: string) => figures.filter((one) => one.measure === measure);
    expect(of('talk-helped')).toMatchObject([{ about: counted?.talks, share: counted?.better }]);
    const shares = of('problems-answered').map(({ share }) => Number(share));
    expect(of('problems-answered').map(({ unit_ids }) => unit_ids)).toEqual([
      ['A1'],
      ['A2'],
      ['D2'],
    ]);
    for (const [n, { share }] of answered.entries())
      expect(Math.abs((shares[n] ?? 0) - share)).toBeLessThanOrEqual(5);
    expect(of('about-A')).toMatchObject([{ about: 60, share: 65 }]);
    const [over] = await rowsOf<{ n: number; share: number }>(
      world,
      `select count(*)::int as n, (100.0 * avg((most > 3600)::int))::int as share from
        (select officer_id, sum(minutes) as most from station.worked_days group by 1) w`,
    );
    const [told1] = of('hours-over');
    expect(told1?.about).toBe(Math.floor((over?.n ?? 0) / 5) * 5);
    expect(Math.abs(Number(told1?.share) - (over?.share ?? 0))).toBeLessThanOrEqual(5);
  });

  it('stays as it was told, whatever changes afterwards, and leaves one record for each world', async () => {
    const before = await told('2026-Q1');
    await people(await unit('Late'), 30, { met: 30, held: 30 });
    await makeReview(at(APRIL_8));
    expect(await told('2026-Q1')).toEqual(before);
    const records = await rowsOf(
      world,
      `select subject, detail from ledger.audit_events where action = 'review-told' order by id`,
    );
    expect(records.slice(2, 4)).toEqual([
      { subject: 'quarter:2026-Q1', detail: { world: 'station', figures: 3 } },
      { subject: 'quarter:2026-Q1', detail: { world: 'officer', figures: 0 } },
    ]);
  });

  it('is told once by two processes at the same moment', async () => {
    const july = at(new Date('2026-07-08T00:00:00Z'));
    const both = await Promise.all([makeReview(july), makeReview(july)]);
    expect(both).toContain('2026-Q2');
    const [row] = await rowsOf<{ n: number }>(
      world,
      `select count(*)::int as n from ledger.audit_events
        where action = 'review-told' and subject = 'quarter:2026-Q2'`,
    );
    expect(row?.n).toBe(2);
  });

  it('counts who waited, and to whom somebody came before the clock ran out', async () => {
    const count = () =>
      world.tools.pools.officer.transact('wl_bot', ({ db }) =>
        waitsIn(db, new Date('2026-01-01'), new Date('2027-01-01')),
      );
    await askingCase(world);
    expect(await count()).toEqual({ waits: 1, inTime: 0 });
    await takeMostUrgent(world.tools, memberOf(world.staff.counselor));
    expect(await count()).toEqual({ waits: 1, inTime: 1 });
  });
});
