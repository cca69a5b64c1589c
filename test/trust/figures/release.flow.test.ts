import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { makeUnit } from '../../../src/admin/units.flow.ts';
import type { Scope } from '../../../src/trust/consent.ts';
import { monthFigures } from '../../../src/trust/figures/figures.flow.ts';
import { releaseFigures } from '../../../src/trust/figures/release.flow.ts';
import { newestWording } from '../../../src/trust/wordings.ts';
import { openWorld } from '../../support/world.ts';

const world = await openWorld();
const owner = postgres(world.url, { max: 1, onnotice: () => undefined });
afterAll(() => owner.end());

const PLACE = { region: 'CN', timeZone: 'Asia/Shanghai' };
const APRIL_8 = new Date('2026-04-08T00:00:00Z');
const MAY_8 = new Date('2026-05-08T00:00:00Z');
const ADMIN = { id: world.staff.admin.id, role: 'admin', unitId: undefined } as const;

function at(clock: Date) {
  return { ...world.tools, clock: () => clock };
}

type Answer = { readonly mood: number; readonly sleepHours: number };

/** Officers who said yes and answered once in each of these months. */
async function answering(unitId: string, people: number, months: string[], said: Answer) {
  const ids = Array.from({ length: people }, () => world.tools.newId());
  const rows = ids.map((id) => ({
    id,
    locale: 'en',
    region: 'CN',
    time_zone: 'UTC',
    quiet_from_min: 0,
    quiet_to_min: 0,
    unit_id: unitId,
    met_at: world.now(),
    joined_at: world.now(),
  }));
  for (const row of rows)
    await owner`insert into officer.people ${owner({ ...row, dialogue: owner.json({}), recent: owner.json([]) } as never)}`;
  for (const scope of ['scores', 'statistics'] as const) await say(ids, scope, true);
  for (const month of months)
    for (const id of ids)
      await owner`insert into officer.check_ins (id, person_id, slot, asked_at, answered_at, mood, sleep_hours)
        values (${world.tools.newId()}, ${id}, ${month}, ${`${month}-10T08:00:00Z`}, ${`${month}-10T08:01:00Z`}, ${said.mood}, ${said.sleepHours})`;
  return ids;
}

async function say(ids: readonly string[], scope: Scope, isGranted: boolean): Promise<void> {
  const wording = newestWording(scope, 'en')?.hash ?? '';
  for (const id of ids)
    await owner`insert into officer.consents (person_id, scope, is_granted, wording, locale, at)
      values (${id}, ${scope}, ${isGranted}, ${wording}, 'en', ${world.now()})`;
}

async function unit(name: string): Promise<string> {
  const made = await makeUnit(world.tools, { name, ...PLACE });
  return made.kind === 'made' ? made.unitId : '';
}

async function read(month: string) {
  const told = await monthFigures(world.tools, ADMIN, month);
  return new Map(
    told?.units.map(({ unit: name, figures }) => [name, figures.map(({ told: one }) => one)]),
  );
}

describe('figures of a month', () => {
  it('are told once, a week after it ended, to each unit that is large enough', async () => {
    const [big, small] = [await unit('Big'), await unit('Small')];
    const both = ['2026-03', '2026-04'];
    const people = await answering(big, 41, both, { mood: 2, sleepHours: 5 });
    await answering(small, 12, both, { mood: 5, sleepHours: 8 });
    expect(await releaseFigures(at(new Date('2026-04-07T23:59:00Z')))).toBe(1); // February: nobody
    expect(await releaseFigures(at(APRIL_8))).toBe(1);
    expect(await releaseFigures(at(APRIL_8))).toBe(0);

    const told = await read('2026-03');
    // Twelve are too few for a sensitive figure: both units read the same one of all.
    expect(told.get('Small')?.[0]).toEqual({ about: 50, share: 75, together: ['Big'] });
    expect(told.get('Big')?.[0]).toEqual({ about: 50, share: 75, together: ['Small'] });
    expect(told.get('Small')?.[1]).toEqual({ about: 10, share: 'under', together: [] });
    expect(told.get('Big')?.[1]).toEqual({ about: 40, share: 'over', together: [] });
    expect(told.get('Small')?.[2]).toEqual({ about: 10, share: 'over', together: [] });

    // One takes the yes back: out of every later figure, with others drawn by lot.
    await say(people.slice(0, 1), 'statistics', false);
    await releaseFigures(at(MAY_8));
    const [counted] = await owner<{ n: number; withdrawn: number }[]>`
      select count(*)::int as n, count(*) filter (where person_id = ${people[0] ?? ''})::int as withdrawn
      from officer.counted where month = '2026-04' and measure = 'short-sleep' and block = 0`;
    expect(counted).toEqual({ n: 36, withdrawn: 0 });
    expect((await read('2026-03')).get('Big')?.[1]).toEqual({
      about: 40,
      share: 'over',
      together: [],
    });
  });

  it('leave one record each, and no number of a group in it', async () => {
    const records = await owner`
      select subject, detail from ledger.audit_events where action = 'figures-told' order by id`;
    expect(records.map(({ subject, detail }) => [subject, detail])).toEqual([
      ['month:2026-02', { figures: 0 }],
      ['month:2026-03', { figures: 5 }],
      ['month:2026-04', { figures: 5 }],
    ]);
  });

  it('are told once by two processes at the same moment', async () => {
    const june = at(new Date('2026-06-08T00:00:00Z'));
    const told = await Promise.all([releaseFigures(june), releaseFigures(june)]);
    expect(told.toSorted()).toEqual([0, 1]);
    // Nobody answered in May: of mood and sleep there is nothing, of taking part there is.
    const may = (await read('2026-05')).get('Small');
    expect(may).toEqual([undefined, undefined, { about: 10, share: 'under', together: [] }]);
  });

  it('tell low well-being where a form was asked, by the newest sum of each, and nowhere else', async () => {
    const named = async (month: string) =>
      (await monthFigures(world.tools, ADMIN, month))?.units[0]?.figures.map((one) => one.measure);
    expect(await named('2026-04')).not.toContain('low-well-being');
    const people = await answering(await unit('Asked'), 40, [], { mood: 3, sleepHours: 7 });
    const [scale, other] = [world.tools.newId(), world.tools.newId()];
    for (const [id, instrument] of [
      [scale, 'who-5'],
      [other, 'phq-9'],
    ] as const)
      await owner`insert into ledger.scales (id, url, version, instrument, questionnaire,
        has_safety, state, imported_at) values (${id}, ${id}, '1', ${instrument}, '{}', false,
        'published', ${APRIL_8})`;
    const finish = (id: string, scaleId: string, day: string, total: number | null) =>
      owner`insert into officer.scale_runs (id, person_id, scale_id, started_at, answers,
        finished_at, total) values (${world.tools.newId()}, ${id}, ${scaleId}, ${day}, '{}', ${day},
        ${total})`;
    for (const [n, id] of people.entries()) {
      await finish(id, scale, '2026-06-03', 0); // not the newest
      await finish(id, scale, '2026-06-20', n < 10 ? 48 : n < 20 ? 50 : 52);
      await finish(id, scale, '2026-06-21', null); // an answer is missing
      await finish(id, scale, '2026-07-02', 0); // of another month
      await finish(id, other, '2026-06-22', 0);
    }
    await releaseFigures(at(new Date('2026-07-08T00:00:00Z')));
    expect(await named('2026-06')).toContain('low-well-being');
    const told = await owner`select about, share from ledger.figures
      where month = '2026-06' and measure = 'low-well-being'`;
    expect([...told]).toEqual([{ about: 40, share: 50 }]);
  });

  it('are read by an instructor for the own unit alone', async () => {
    const unitId = await unit('Own');
    const told = await monthFigures(
      world.tools,
      { id: world.staff.instructor.id, role: 'instructor', unitId },
      '2026-03',
    );
    expect(told?.units.map(({ unit: name }) => name)).toEqual(['Own']);
    expect(told?.units[0]?.figures.map((figure) => figure.told)).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
