import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { drawsOf, oneOf } from '../../src/cli/simulate/draw.ts';
import { run } from '../support/command.ts';
import { freshDb } from '../support/postgres.ts';
import { rowsOf } from '../support/rows.ts';
import { MASTER_KEY } from '../support/template.ts';

const folder = await mkdtemp(join(tmpdir(), 'warmline-cli-simulate-'));
afterAll(() => rm(folder, { recursive: true, force: true }));

type Totals = {
  readonly joined: number;
  readonly checkIns: Readonly<Record<'asked' | 'answered' | 'sleepTold' | 'notes', number>>;
  readonly talks: Readonly<Record<'askedFor' | 'taken', number>>;
  readonly problems: Readonly<Record<'told' | 'taken' | 'answered', number>>;
  readonly care: Readonly<Record<'events' | 'days' | 'tasks' | 'held', number>>;
  readonly review: {
    readonly quarter: string;
    readonly told: readonly { readonly of: string; readonly holds: boolean }[];
    readonly holds: boolean;
  };
};

async function played(officers: number, days: number, seed: string) {
  const url = await freshDb();
  const env = { DATABASE_URL: url, MASTER_KEY, DATA_FOLDER: folder, LOG_LEVEL: 'silent' };
  const play = () =>
    run(['simulate', '--officers', `${officers}`, '--days', `${days}`, '--seed', seed], '', env);
  const { out } = await play();
  const totals = { ...(JSON.parse(out) as Totals), seconds: undefined };
  return { url, totals, play };
}

describe('a simulated force', () => {
  it('did what an independent count in the database finds, and plays on an empty one only', async () => {
    const { url, totals, play } = await played(12, 10, '5');
    const [counted] = await rowsOf<Record<string, number>>(
      { url },
      `select
        (select count(*) from officer.people where unit_id is not null)::int as joined,
        (select count(*) from officer.check_ins)::int as asked,
        (select count(*) from officer.check_ins where answered_at is not null)::int as answered,
        (select count(*) from officer.check_ins where sleep_hours is not null)::int as slept,
        (select count(distinct subject) from ledger.audit_events
          where action = 'case-claimed')::int as taken,
        (select count(*) from station.requests)::int as told,
        (select count(*) from station.requests where taken_at is not null)::int as taken_up,
        (select count(*) from station.requests where answered_at is not null)::int as answers,
        (select count(*) from station.worked_days)::int as days,
        (select count(*) from station.roster_events where source = 'file')::int as events,
        (select count(*) from ledger.audit_events where action = 'care-held')::int as held,
        (select count(*) from station.care_contacts)::int as contacts`,
    );
    expect(counted).toEqual({
      joined: totals.joined,
      asked: totals.checkIns.asked,
      answered: totals.checkIns.answered,
      slept: totals.checkIns.sleepTold,
      taken: totals.talks.taken,
      told: totals.problems.told,
      taken_up: totals.problems.taken,
      answers: totals.problems.answered,
      days: totals.care.days,
      events: totals.care.events,
      held: totals.care.held,
      contacts: totals.care.held,
    });
    expect(totals.checkIns.answered).toBeGreaterThan(0);
    expect(totals.problems.answered).toBeGreaterThan(0);
    expect(totals.care.days).toBeGreaterThan(0);
    expect(totals.checkIns.asked).toBeGreaterThan(totals.checkIns.answered);

    // Its review is told, and each of its figures holds what is counted apart.
    expect(totals.review).toMatchObject({ quarter: '2026-Q3', holds: true });
    expect(totals.review.told.map(({ of }) => of)).toEqual(expect.arrayContaining(['met']));
    const [told] = await rowsOf<{ n: number }>(
      { url },
      `select count(*)::int as n
      from ledger.reviews where quarter = '2026-Q3'`,
    );
    expect(told?.n).toBe(2);

    const again = await play();
    expect(again).toMatchObject({ code: 1, said: expect.stringContaining('database-not-empty') });
  }, 180_000);

  it('is the same again for the same seed', async () => {
    const [one, other] = await Promise.all([played(5, 3, '3'), played(5, 3, '3')]);
    expect(one.totals).toEqual(other.totals);
  }, 60_000);
});

describe('what is drawn', () => {
  it('is the same in any order, another for another seed, and even', () => {
    const draw = drawsOf('1');
    expect([draw('a', 1), draw('b')]).toEqual([drawsOf('1')('a', 1), drawsOf('1')('b')]);
    expect(draw('a', 1)).not.toBe(drawsOf('2')('a', 1));
    const drawn = Array.from({ length: 4_000 }, (_, n) => draw('even', n));
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
    const low = drawn.filter((one) => one < 0.5).length;
    expect(low).toBeGreaterThan(1_850);
    expect(low).toBeLessThan(2_150);
    expect(new Set(drawn.map((one) => oneOf(['x', 'y', 'z'], one))).size).toBe(3);
  });
});
