// Which rows each actor reaches, in a world with something for everybody. What must be seen is
// worked out here from all rows, in code that knows nothing of the policies.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { World as Side } from '../../../db/wall/declared.ts';
import { attempt, login } from './attempt.ts';
import { type Actor, liveIn, type Rows } from './lived.ts';

const { world, owner, actors } = await liveIn();
const logins = { officer: login(world.url, 'officer'), station: login(world.url, 'station') };
afterAll(() => Promise.all(Object.values(logins).map((sql) => sql.end())));

const TABLES = {
  cases: 'officer.cases',
  messages: 'officer.messages',
  assessments: 'officer.assessments',
  alarms: 'officer.alarms',
  people: 'officer.people',
  flag_inbox: 'station.flag_inbox',
  flag_reads: 'station.flag_reads',
} as const;
type Name = keyof typeof TABLES;
let rows: Rows;
beforeAll(async () => {
  const all = Object.entries(TABLES).map(
    async ([name, table]) => [name, await owner.unsafe(`select * from ${table}`)] as const,
  );
  rows = Object.fromEntries(await Promise.all(all)) as unknown as Rows;
});

/** Who may see what, in plain code. */
function seen(name: Name, { id, role, unitId }: Actor): string[] {
  const isLead = role === 'lead';
  const isCounselor = role === 'counselor';
  const cases = rows.cases.filter(
    (one) =>
      isLead ||
      (isCounselor && (['waiting', 'claimed'].includes(one.state) || one.counselor_id === id)),
  );
  const held = cases.filter((one) => isLead || one.counselor_id === id);
  const flags = rows.flag_inbox.filter(
    (one) => role === 'instructor' && one.unit_id === unitId && [null, id].includes(one.reader_id),
  );
  switch (name) {
    case 'cases':
      return ids(cases);
    case 'messages':
      return ids(rows.messages.filter((one) => held.some((talk) => talk.id === one.case_id)));
    case 'assessments':
      return ids(
        rows.assessments.filter((one) =>
          held.some((talk) => talk.person_id === one.person_id && talk.opened_at <= one.at),
        ),
      );
    case 'alarms':
      return ids(rows.alarms.filter((one) => held.some((talk) => talk.id === one.case_id)));
    case 'people':
      return ids(rows.people.filter((one) => cases.some((talk) => talk.person_id === one.id)));
    case 'flag_inbox':
      return ids(flags);
    case 'flag_reads':
      return ids(rows.flag_reads.filter((one) => flags.some((flag) => flag.id === one.flag_id)));
  }
}

function ids(found: readonly { readonly id: string }[]): string[] {
  return found.map(({ id }) => id).toSorted();
}

const roleOf = (name: Name) => (name.startsWith('flag') ? 'wl_instructor' : 'wl_counselor');
const sideOf = (name: Name): Side => (name.startsWith('flag') ? 'station' : 'officer');
const as = (name: Name, { id }: Actor) => [
  `set local role ${roleOf(name)}`,
  `set local warmline.actor = '${id}'`,
];

describe.each(actors)('$name', (actor) => {
  it.each(Object.keys(TABLES) as Name[])(
    'sees of %s what is theirs and no row more',
    async (name) => {
      const expected = seen(name, actor);
      const sql = logins[sideOf(name)];
      const found = await sql.begin(async (tx) => {
        for (const one of as(name, actor)) await tx.unsafe(one);
        return tx.unsafe<{ id: string }[]>(`select id from ${TABLES[name]}`);
      });
      expect(ids(found)).toEqual(expected);
    },
  );

  it('changes only the cases that wait or are theirs, and takes none from another', async () => {
    const change = async (set: string, where = 'true') =>
      attempt(logins.officer, as('cases', actor), `update officer.cases set ${set} where ${where}`);
    const movable = rows.cases.filter(
      (one) =>
        actor.role === 'lead' ||
        (actor.role === 'counselor' && (one.state === 'waiting' || one.counselor_id === actor.id)),
    );
    expect(await change("level = 'L0'")).toEqual({ kind: 'done', rows: movable.length });
    const [stranger] = actors.filter(({ id, role }) => role === 'counselor' && id !== actor.id);
    const given = await change(`counselor_id = '${stranger?.id}'`);
    if (actor.role === 'counselor') expect(given).toEqual({ kind: 'refused', code: '42501' });
    else expect(given).toEqual({ kind: 'done', rows: movable.length });
  });

  it('judges only the alarms they see, and switches rules only as a lead', async () => {
    const judged = await attempt(
      logins.officer,
      as('alarms', actor),
      "update officer.alarms set verdict = 'wrong'",
    );
    expect(judged).toEqual({ kind: 'done', rows: seen('alarms', actor).length });
    const switched = await attempt(
      logins.officer,
      as('alarms', actor),
      `insert into officer.rule_switches (rule, "to", verdicts, at) values ('x', 'off', 20, now())`,
    );
    expect(switched.kind).toBe(actor.role === 'lead' ? 'done' : 'refused');
  });
});
