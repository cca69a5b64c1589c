// Every login, as itself and as every role it can become, tries every use of every column of every
// table that there is. What must happen comes from `db/wall` alone, never from the grants.

import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import type { Role } from '../../../db/client.ts';
import { WALL, WORLDS } from '../../../db/wall/declared.ts';
import { wallDifferences } from '../../../db/wall/findings.ts';
import { openPools } from '../../../src/assemble.ts';
import { freshDb } from '../../support/postgres.ts';
import { testKeys } from '../../support/template.ts';
import { attemptAll, login } from './attempt.ts';
import { type Table, tablesOf, triesOn } from './tries.ts';

const url = await freshDb();
const owner = postgres(url, { max: 1, onnotice: () => undefined });
const logins = { officer: login(url, 'officer'), station: login(url, 'station') };
const pools = openPools(url, testKeys(), 2);
afterAll(async () => {
  await Promise.all([owner.end(), ...Object.values(logins).map((sql) => sql.end())]);
  await Promise.all([pools.officer.end(), pools.station.end()]);
});
const tables = await tablesOf(owner, Object.keys(WALL));
const differences = () => pools.station.transact('wl_admin', ({ db }) => wallDifferences(db));

/** What went otherwise than declared, and how many attempts were made. */
async function tried(world: keyof typeof WORLDS, role: Role | undefined) {
  const before = role === undefined ? [] : [`set local role ${role}`];
  const tries = tables.flatMap((table) => triesOn(table, role, wallOf(table)));
  const said = await attemptAll(
    logins[world],
    before,
    tries.map(({ statement }) => statement),
  );
  const wrong = tries.flatMap(({ statement, isAllowed }, n) => {
    const result = said[n];
    const isRight = isAllowed
      ? result?.kind === 'done'
      : result?.kind === 'refused' && result.code === '42501';
    return isRight ? [] : [`${statement}: ${JSON.stringify(result)}`];
  });
  return { wrong, attempts: said.length };
}

function wallOf({ name }: Table) {
  const [schema = '', table = ''] = name.split('.');
  return WALL[schema]?.[table];
}

describe('the rights of', () => {
  it.each(
    (['officer', 'station'] as const).flatMap((world) =>
      [undefined, ...WORLDS[world]].map(
        (role) => [world, role ?? 'the login itself', role] as const,
      ),
    ),
  )('the %s world, as %s, are the declared ones and no more', async (world, _, role) => {
    const { wrong, attempts } = await tried(world, role);
    expect(wrong).toEqual([]);
    expect(attempts).toBeGreaterThan(500);
  });
});

describe('a new table', () => {
  it('stops everything until the wall says who may use it', async () => {
    await owner`create table officer.later (id int)`;
    expect(await differences()).toEqual([
      'not declared in db/wall: there is a table officer.later',
    ]);
    await owner`drop table officer.later`;
  });
});
