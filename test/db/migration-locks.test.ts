import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import journal from '../../db/migrations/meta/_journal.json' with { type: 'json' };
import { indexesToMake, longLocks } from '../support/house/locks.ts';

/** Made before there was this rule, when no installation was large. */
const SINCE = Date.UTC(2026, 10, 23);

const textOf = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const migrations = journal.entries.map(({ tag, when }) => ({
  tag,
  isOld: when < SINCE,
  statements: textOf(`db/migrations/${tag}.sql`).split('--> statement-breakpoint'),
}));

describe('a migration', () => {
  it('holds nobody up on a table that grows, but for those of before the rule', () => {
    const found = migrations
      .filter(({ isOld }) => !isOld)
      .flatMap(({ tag, statements }) => longLocks(statements).map((what) => `${tag}: ${what}`));
    expect(found).toEqual([]);
  });

  it('that makes an index is named where operators make it beforehand', () => {
    const made = migrations
      .filter(({ isOld }) => !isOld)
      .flatMap(({ statements }) => indexesToMake(statements));
    const upgrading = textOf('adapters/deploy/UPGRADING.md');
    expect(made.filter((name) => !upgrading.includes(name))).toEqual([]);
  });

  it('of before the rule would be found by it', () => {
    const old = migrations.filter(({ statements }) => longLocks(statements).length > 0);
    expect(old.map(({ tag }) => tag)).toEqual(
      expect.arrayContaining(['0011_wrapping_keys', '0019_rhythm', '0038_request_openings']),
    );
  });
});

describe('what holds others up', () => {
  it.each([
    ['CREATE INDEX "i" ON "officer"."people" USING btree ("unit_id")', true],
    ['CREATE UNIQUE INDEX i ON officer.people (alias)', true],
    ['create index if not exists i on officer.people (unit_id)', false],
    ['create index i on ledger.units (name)', false],
    ['alter table officer.people alter column alias type varchar(9)', true],
    ['alter table "officer"."people" alter column "alias" set data type text', true],
    [
      'alter table officer.people add column short text generated always as (left(alias, 2)) stored',
      true,
    ],
    ['alter table officer.people add column token uuid default gen_random_uuid()', true],
    ["alter table officer.people add column rank text default '' not null", false],
    ['alter table officer.people add column rank text', false],
    ['alter table officer.people alter column alias set not null', true],
    ['alter table officer.people add constraint c check (length(alias) < 9)', true],
    ['alter table officer.people add constraint c check (length(alias) < 9) not valid', false],
    [
      'alter table officer.people add constraint f foreign key (unit_id) references ledger.units(id)',
      true,
    ],
    [
      'alter table ledger.staff add constraint f foreign key (unit_id) references ledger.units(id)',
      false,
    ],
    ['update officer.plans set slot_at = next_at', true],
    ['-- why\ndelete from ledger.outbox', true],
    ['lock table officer.people in exclusive mode', true],
    ['drop index officer.i', false],
  ])('%j: %s', (statement, isFound) => {
    expect(longLocks([statement]).length > 0).toBe(isFound);
  });

  it('is nothing on a table that the same migration made', () => {
    expect(
      longLocks([
        'CREATE TABLE "officer"."notes" ("id" uuid primary key)',
        'CREATE INDEX "i" ON "officer"."notes" ("id")',
        'ALTER TABLE "officer"."notes" ADD CONSTRAINT "f" FOREIGN KEY ("id") REFERENCES "officer"."people"("id")',
      ]),
    ).toEqual([]);
  });
});
