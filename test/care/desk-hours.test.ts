import { describe, expect, it } from 'vitest';
import { deskHours } from '../../src/care/desk/hours.flow.ts';
import { holdTask } from '../../src/care/step.flow.ts';
import { tellEvent } from '../../src/care/tell.flow.ts';
import { LOAD_TRIGGERS } from '../../src/care/workload/duties.ts';
import { dayAfter } from '../../src/checkins/when/zone.ts';
import { openCareWorld } from '../support/care-world.ts';
import { openADesk } from '../support/desks.ts';
import { rowsOf } from '../support/rows.ts';

const { world, instructor, bring, officer } = await openCareWorld();
const { tools } = world;
const hr = await openADesk(world, 'hr');
const other = await openADesk(world, 'logistics', 'finance');
const lastWeek = (no: string, hours: number) =>
  Array.from({ length: 6 }, (_, n) => `${no},${dayAfter('2026-02-23', n)},${hours}`).join('\n');

const unitId = tools.newId();
const elsewhere = tools.newId();
await rowsOf(
  world,
  `insert into ledger.units select (jsonb_populate_record(null::ledger.units, to_jsonb(u)
     || jsonb_build_object('id', '${unitId}', 'name', 'Far Post'))).* from ledger.units u
   where id = '${world.unitId}'`,
);
const [most] = [await officer('802'), await officer('801'), await officer('803')];
await bring('no,unit,name,leave,taken\n804,Far Post,Four,20,1\n805,Far Post,Five,20,18\n');
await bring(`no,on,hours\n${lastWeek('801', 11)}\n${lastWeek('802', 15)}\n${lastWeek('803', 8)}\n`);
for (const kind of ['achievement', 'difficulty']) {
  const told = { officerId: most, kind, on: '2026-03-02' };
  const { kind: how } = await tellEvent(tools, instructor, told);
  if (how !== 'told') throw new Error(how);
}

describe('hours and leave across units, at the HR desk', () => {
  it('name who is due, the heaviest first, and count each unit', async () => {
    const found = await deskHours(tools, hr);
    expect(found?.due.map(({ no, load, unit }) => [no, load, unit === 'Far Post'])).toEqual([
      ['802', 'offer', false],
      ['801', 'watch', false],
      ['804', 'usual', true],
    ]);
    expect(found?.due[0]).toMatchObject({ hours: { last: 90, now: 0 } });
    const units = found?.units.map(({ name, people, over, farOver, withLeave, onCourse }) => {
      return { isFar: name === 'Far Post', people, over, farOver, withLeave, onCourse };
    });
    expect(units).toEqual([
      { isFar: false, people: 3, over: 2, farOver: 1, withLeave: 0, onCourse: 0 },
      { isFar: true, people: 2, over: 0, farOver: 0, withLeave: 2, onCourse: 1 },
    ]);
    expect((await deskHours(tools, hr, unitId))?.due.map(({ no }) => no)).toEqual(['804']);
    expect((await deskHours(tools, hr, elsewhere))?.due).toEqual([]);
  });

  it('say what was offered, and nothing of talks on another occasion', async () => {
    const before = (await deskHours(tools, hr))?.due[0]?.care;
    expect(before?.map(({ state, labels }) => [state, labels.length])).toEqual([['open', 1]]);
    await holdTask(tools, instructor, before?.[0]?.id ?? '', {
      on: '2026-03-02',
      as: 'in-person',
      offers: ['rest'],
    });
    const [held] = (await deskHours(tools, hr))?.due[0]?.care ?? [];
    expect(held).toMatchObject({ state: 'held', endedOn: '2026-03-02', offers: [{ id: 'rest' }] });
  });

  it('are for no other desk, and each look is one record', async () => {
    const seen = () =>
      rowsOf<{ actor: string }>(
        world,
        `select actor from ledger.audit_events where action = 'desk-hours-seen'`,
      );
    const before = (await seen()).length;
    expect(await deskHours(tools, other)).toBeUndefined();
    expect(await deskHours(tools, { id: hr.id, role: 'instructor' as 'desk' })).toBeUndefined();
    expect(await seen()).toHaveLength(before);
    await deskHours(tools, hr);
    expect((await seen()).slice(before)).toEqual([{ actor: `desk:${hr.id}` }]);
  });

  it('rest on a policy that knows each occasion of hours and leave', () => {
    // As `db/roles.sql` lists them: a new one there belongs here as well.
    expect(LOAD_TRIGGERS.toSorted()).toEqual([
      'care-leave-balance',
      'care-overtime',
      'talk-overtime',
    ]);
  });

  it.each([
    ['HR', hr.id, { people: 5, days: 18 }],
    ['another desk', other.id, { people: 0, days: 0 }],
  ])('are guarded by the database itself: %s', async (_name, staffId, expected) => {
    const as = { role: 'wl_desk', staffId } as const;
    const counted = await tools.pools.station.transact(as, async ({ db }) => {
      const [row] = await db.execute<{ people: number; days: number; others: number }>(
        `select (select count(id)::int from station.roster) as people,
           (select count(*)::int from station.worked_days) as days,
           (select count(id)::int from station.care_tasks
            where not occasions @? '$[*] ? (@.trigger like_regex "overtime|leave")') as others`,
      );
      return row;
    });
    expect(counted).toMatchObject({ people: expected.people, days: expected.days, others: 0 });
    const born = tools.pools.station.transact(as, ({ db }) =>
      db.execute('select born_on from station.roster'),
    );
    await expect(born).rejects.toThrow();
  });
});
