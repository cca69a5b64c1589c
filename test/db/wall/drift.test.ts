// Whatever another hand changes about the wall is found and named: by the doctor, and by the next
// start, which refuses.

import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { migrate } from '../../../db/migrate.ts';
import { differencesFor } from '../../../db/wall/raise.ts';
import { freshDb } from '../../support/postgres.ts';
import { testKeys } from '../../support/template.ts';

const url = await freshDb();
const owner = postgres(url, { max: 1, onnotice: () => undefined });
afterAll(() => owner.end());
const database = new URL(url).pathname.slice(1);
const [OFFICER, STATION] = [`"${database}_officer"`, `"${database}_station"`];

/** What is found after these statements, which are then undone. */
async function foundAfter(statements: string): Promise<string> {
  await owner.unsafe(`begin; ${statements}`); // there is one connection only
  try {
    return (await differencesFor(owner)).join('\n');
  } finally {
    await owner.unsafe('rollback');
  }
}

const DRIFTS: readonly (readonly [statement: string, says: string])[] = [
  ['grant select on officer.people to wl_worker', 'wl_worker may select on officer.people'],
  [
    'grant select (alias) on officer.people to wl_logger',
    'wl_logger may select(alias) on officer.people',
  ],
  ['grant select on ledger.units to public', 'anyone may select on ledger.units'],
  ['grant select on ledger.units to pg_monitor', 'pg_monitor may select on ledger.units'],
  [
    'grant select on ledger.units to wl_bot with grant option',
    'wl_bot may select on ledger.units, and pass it on',
  ],
  ['grant usage on schema officer to wl_admin', 'wl_admin may use schema officer'],
  ['grant create on schema public to public', 'anyone may create in schema public'],
  ['grant create on schema ledger to wl_bot', 'wl_bot may create in schema ledger'],
  [
    'grant update on sequence ledger.outbox_seq_seq to pg_monitor',
    'pg_monitor may use sequence ledger.outbox_seq_seq',
  ],
  ['revoke select on officer.people from wl_bot', 'missing: wl_bot may select on officer.people'],
  ['create table officer.copy (words text)', 'there is a table officer.copy'],
  [
    'create view ledger.all_words as select * from officer.messages',
    'there is a view ledger.all_words',
  ],
  [
    'create materialized view station.words as select * from officer.messages',
    'there is a view station.words',
  ],
  ['alter table officer.people disable row level security', 'officer.people is closed to whom'],
  ['alter table officer.people no force row level security', 'officer.people is closed to whom'],
  [
    'create policy more on officer.people using (true)',
    'anyone reaches every row of officer.people',
  ],
  [
    'alter policy wl_counselor on officer.messages using (true)',
    'changed since the wall was put up: policy wl_counselor on officer.messages',
  ],
  [
    'alter policy wl_counselor on officer.messages using (case_id is not null)',
    'changed since the wall was put up: policy wl_counselor on officer.messages',
  ],
  [
    'alter policy wl_instructor on station.flag_inbox to wl_instructor, wl_registrar',
    'changed since the wall was put up: policy wl_instructor on station.flag_inbox',
  ],
  ['drop policy wl_bot on officer.people', 'missing: policy wl_bot on officer.people'],
  [
    "create or replace function ledger.actor_role() returns text language sql stable as $$ select 'lead' $$",
    'changed since the wall was put up: function ledger.actor_role()',
  ],
  [
    'alter function ledger.actor_role() security definer',
    'ledger.actor_role() runs as its owner, on whatever',
  ],
  [
    'grant execute on function ledger.drop_audit_month to wl_admin',
    'wl_admin may run ledger.drop_audit_month(text)',
  ],
  [
    'create function officer.peek() returns int language sql as $$ select 1 $$',
    'officer.peek() runs as its caller',
  ],
  [
    'drop trigger insert_only on ledger.audit_leaves',
    'missing: trigger insert_only on ledger.audit_leaves',
  ],
  [
    'alter table ledger.audit_leaves disable trigger insert_only',
    'changed since the wall was put up: trigger insert_only on ledger.audit_leaves',
  ],
  [
    'alter table ledger.audit_events_other disable trigger insert_only',
    'ledger.audit_events_other lets records be changed',
  ],
  [
    'alter table officer.break_glass drop constraint break_glass_two_people',
    'missing: check break_glass_two_people',
  ],
  ['alter table officer.people owner to wl_bot', 'table officer.people is owned by wl_bot'],
  [`alter role ${OFFICER} bypassrls`, 'a login, passes by row policies'],
  [`alter role ${OFFICER} createrole`, 'a login, makes roles'],
  [`alter role ${OFFICER} inherit`, 'has the rights of all its roles at once'],
  [`alter role ${STATION} superuser`, 'a login, a superuser'],
  [`alter role ${STATION} set search_path = officer`, 'has settings of its own'],
  [`grant wl_bot to ${STATION}`, `${database}_station may become wl_bot`],
  [`grant pg_read_all_data to ${STATION}`, `${database}_station may become pg_read_all_data`],
  [`grant ${OFFICER} to ${STATION}`, `${database}_station may become ${database}_officer`],
  [`revoke wl_admin from ${STATION}`, `missing: ${database}_station may become wl_admin`],
  [`grant temporary on database ${database} to public`, 'anyone may make temporary tables'],
  [`grant create on database ${database} to ${OFFICER}`, `${database}_officer may create schemas`],
  [
    'alter default privileges in schema officer grant select on tables to public',
    'rights on future objects',
  ],
  ['select lo_create(0)', 'there are large objects'],
  ['create extension dblink', 'extension dblink is there'],
];

describe('another hand on the wall', () => {
  it('is not seen where there was none', async () => {
    expect(await foundAfter('select 1')).toBe('');
  });

  it.each(DRIFTS)('is found: %s', async (statement, says) => {
    expect(await foundAfter(statement)).toContain(says);
  });
});

describe('the next start', () => {
  const again = () => migrate(url, testKeys(), new Date());

  it('gives back what is missing, as of a copy that was restored without rights', async () => {
    await owner`revoke all on all tables in schema officer from wl_bot`;
    await owner`drop policy wl_counselor on officer.messages`;
    await again();
    expect(await differencesFor(owner)).toEqual([]);
  });

  it('refuses while there is a right too many, and takes nothing away by itself', async () => {
    await owner`grant select on officer.people to wl_worker`;
    await expect(again()).rejects.toMatchObject({
      code: 'wall-not-as-declared',
      facts: { found: 'not declared in db/wall: wl_worker may select on officer.people' },
    });
    const [row] = await owner`
      select has_table_privilege('wl_worker', 'officer.people', 'select') as may`;
    expect(row?.['may']).toBe(true);
    await owner`revoke select on officer.people from wl_worker`;
    await again();
  });

  it('takes back what an earlier version gave and this one does not', async () => {
    await owner`delete from migrations.wall`;
    await owner`grant update on ledger.units to wl_instructor`;
    await owner`alter policy wl_counselor on officer.messages using (true)`;
    await again();
    expect(await differencesFor(owner)).toEqual([]);
  });

  it('puts a new version up beside a process that is in the middle of something', async () => {
    const busy = postgres(url, { max: 1, onnotice: () => undefined });
    await owner`delete from migrations.wall`;
    let raised: Promise<string> | undefined;
    await busy.begin(async (tx) => {
      await tx`lock table officer.web_lines in access share mode`;
      raised = again();
      // Now it waits for that table, and holds others.
      await expect
        .poll(() => owner`select from pg_locks where not granted and mode = 'AccessExclusiveLock'`)
        .toHaveLength(1);
      await tx`lock table officer.people in access share mode`; // each waits for the other
    });
    await raised;
    expect(await differencesFor(owner)).toEqual([]);
    await busy.end();
  });
});
