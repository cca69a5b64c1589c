// What an actor may write, and what claiming to be somebody else brings: nothing that the login
// could not have, and nothing at all across the wall.

import { afterAll, describe, expect, it } from 'vitest';
import { WORLDS } from '../../../db/wall/declared.ts';
import { CROSSINGS } from '../../../db/wall/ledger.ts';
import { EFFECT_USES } from '../../support/house/uses.ts';
import { attempt, login } from './attempt.ts';
import { type Actor, liveIn } from './lived.ts';

const { world, owner, actors } = await liveIn();
const logins = { officer: login(world.url, 'officer'), station: login(world.url, 'station') };
afterAll(() => Promise.all(Object.values(logins).map((sql) => sql.end())));

const NO = { kind: 'refused', code: '42501' };
const EMPTY = { kind: 'done', rows: 0 };
const DONE = { kind: 'done', rows: 1 };
const as = (role: string, { id }: Pick<Actor, 'id'>) => [
  `set local role ${role}`,
  `set local warmline.actor = '${id}'`,
];
const STAFF = { officer: ['counselor', 'lead'], station: ['instructor', 'program'] } as const;
const [one, , , reader, otherReader] = actors as [Actor, Actor, Actor, Actor, Actor];

describe('an audit record', () => {
  it.each(actors)('by $name is written in their own name or not at all', async (actor) => {
    for (const [sql, role, roles] of [
      [logins.officer, 'wl_counselor', STAFF.officer],
      [logins.station, 'wl_instructor', STAFF.station],
    ] as const)
      for (const named of actors)
        for (const title of roles) {
          const record = `insert into ledger.audit_events (at, actor, action, subject, detail)
            values (now(), '${title}:${named.id}', 'x', 'x', '{}')`;
          const isOwn = named === actor && title === actor.role;
          expect(await attempt(sql, as(role, actor), record)).toEqual(isOwn ? DONE : NO);
        }
  });
});

describe('a counselor', () => {
  it.each(actors)('can be said to have written only where $name holds the talk', async (actor) => {
    const cases = await owner<
      { id: string; person_id: string; counselor_id: string; state: string }[]
    >`
      select id, person_id, counselor_id, state from officer.cases`;
    for (const { id, person_id: person, counselor_id: holder, state } of cases) {
      const says = (author: string, about: string) => `insert into officer.messages
        (id, person_id, case_id, author, sealed, at) values
        (gen_random_uuid(), '${about}', '${id}', '${author}', 'x', now())`;
      const isTheirs = holder === actor.id && state === 'claimed';
      const tried = (statement: string) =>
        attempt(logins.officer, as('wl_counselor', actor), statement);
      expect(await tried(says('counselor', person))).toEqual(isTheirs ? DONE : NO);
      expect(await tried(says('officer', person))).toEqual(NO);
      expect(await tried(says('counselor', world.tools.newId()))).toEqual(NO);
    }
  });
});

describe('an instructor', () => {
  it.each(actors)(
    'is said to have read only what $name can see, and only by themselves',
    async (actor) => {
      const flags = await owner<{ id: string; unit_id: string; reader_id: string | null }[]>`
      select id, unit_id, reader_id from station.flag_inbox`;
      for (const flag of flags)
        for (const by of [actor, reader, otherReader]) {
          const read = `insert into station.flag_reads (flag_id, staff_id, at)
          values ('${flag.id}', '${by.id === '' ? world.tools.newId() : by.id}', now())`;
          const isTheirs =
            by.id === actor.id &&
            actor.role === 'instructor' &&
            flag.unit_id === actor.unitId &&
            [null, actor.id].includes(flag.reader_id);
          expect(await attempt(logins.station, as('wl_instructor', actor), read)).toEqual(
            isTheirs ? DONE : NO,
          );
        }
    },
  );
});

describe('what crosses from the station', () => {
  it.each(['wl_registrar', 'wl_instructor', 'wl_admin'] as const)(
    'by %s is of the declared kinds and no other',
    async (role) => {
      const kinds = Object.keys(EFFECT_USES);
      expect(kinds.length).toBeGreaterThan(15);
      const crossed: string[] = [];
      for (const kind of [...kinds, 'anything.v1', '']) {
        const wish = `insert into ledger.outbox (id, effect, lane, is_urgent, due_at)
          values (gen_random_uuid(), '{"kind": "${kind}"}', '', false, now())`;
        const result = await attempt(logins.station, as(role, reader), wish);
        if (result.kind === 'done') crossed.push(kind);
        else expect(result).toEqual(NO);
      }
      expect(crossed.toSorted()).toEqual([...(CROSSINGS[role] ?? [])].toSorted());
    },
  );
});

describe('claiming to be somebody else', () => {
  it.each(actors)('as $name opens nothing from the other side of the wall', async (actor) => {
    for (const [sql, roles, tables] of [
      [logins.station, WORLDS.station, ['cases', 'messages', 'people', 'addresses', 'person_keys']],
      [logins.officer, WORLDS.officer, ['flag_inbox', 'flag_reads']],
    ] as const)
      for (const role of roles)
        for (const table of tables) {
          const place = sql === logins.station ? 'officer' : 'station';
          expect(await attempt(sql, as(role, actor), `select 1 from ${place}.${table}`)).toEqual(
            NO,
          );
        }
  });

  it('under a role that is not theirs shows no row', async () => {
    const shown = (role: string, actor: Actor, statement: string) =>
      attempt(
        role === 'wl_counselor' ? logins.officer : logins.station,
        as(role, actor),
        statement,
      );
    for (const table of ['cases', 'messages', 'people', 'assessments'])
      expect(await shown('wl_counselor', reader, `select from officer.${table}`)).toEqual(EMPTY);
    for (const table of ['flag_inbox', 'flag_reads'])
      expect(await shown('wl_instructor', one, `select from station.${table}`)).toEqual(EMPTY);
  });

  it('with what is no id fails instead of falling back to everything', async () => {
    for (const id of ['lead', '%', "' or true --".replaceAll("'", "''"), '00000000'])
      expect(
        await attempt(logins.officer, as('wl_counselor', { id }), 'select from officer.cases'),
      ).toEqual({ kind: 'refused', code: '22P02' });
  });
});

describe('rows that a policy hides', () => {
  it('are not told by an error of a function that is asked of them', async () => {
    const stranger = { id: world.tools.newId() };
    for (const asked of ['1 / (length(sealed) * 0) = 1', "encode(sealed, 'hex')::int > 0"])
      expect(
        await attempt(
          logins.officer,
          as('wl_counselor', stranger),
          `select from officer.messages where ${asked}`,
        ),
      ).toEqual(EMPTY);
  });

  it('are not told by what the planner remembers of their columns', async () => {
    await owner`analyze`;
    const [kept] = await owner`select count(*)::int as n from pg_stats
      where schemaname in ('officer', 'station', 'ledger')`;
    expect(kept?.['n']).toBeGreaterThan(50);
    for (const world of ['officer', 'station'] as const)
      for (const role of WORLDS[world])
        expect(
          await attempt(
            logins[world],
            [`set local role ${role}`],
            `select from pg_stats where schemaname in ('officer', 'station', 'ledger')`,
          ),
        ).toEqual(EMPTY);
  });
});
