import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import journal from '../../db/migrations/meta/_journal.json' with { type: 'json' };
import { BREAKS, placeAmong } from '../../db/schema-place.ts';

const OURS = { all: [1, 2, 3], needs: 2 };

describe('whose database it is', () => {
  it.each([
    ['behind', 'nothing ran yet', [], 0],
    ['behind', 'an older one was last', [1, 2], 0],
    ['ours', 'the same ran', [1, 2, 3], 2],
    ['ahead', 'more ran, which only adds', [1, 2, 3, 4, 5], 2],
    ['ahead', 'more ran, which needs what we have', [1, 2, 3, 4], 3],
    ['not-ours', 'more ran, which needs what we do not have', [1, 2, 3, 4], 4],
    ['not-ours', 'something ran between ours', [1, 2, 2.5], 0],
    ['not-ours', 'one of ours was left out', [1, 3], 0],
    ['not-ours', 'one of ours was left out and more ran', [1, 2, 4], 0],
  ] as const)('is %s: %s', (place, _, all, needs) => {
    expect(placeAmong({ all, needs }, OURS)).toBe(place);
  });
});

/** What a program from before may trip over: a thing gone or renamed, or asked for that it does not give. */
const BREAKING = [
  /\bdrop (table|column|schema|type|function)\b/i,
  /\brename\b/i,
  /\balter column\b.*\b(type|set not null|drop default)\b/i,
  /\badd column\b(?!.*\bdefault\b).*\bnot null\b/i,
  /\balter table\b.*\badd constraint\b.*\b(unique|check)\b/i,
];
/** Older than this rule: no program that reads it is from before them. */
const FROM = 39;

describe('the migrations', () => {
  it('rise in time, so that none is passed over', () => {
    const times = journal.entries.map(({ when }) => when);
    expect(times).toEqual(times.toSorted((a, b) => a - b));
  });

  it('only add, or are named as breaking what an older program needs', () => {
    const breaking = journal.entries
      .filter(({ idx, tag }) => idx >= FROM && !BREAKS.includes(tag))
      .filter(({ tag }) => statementsOf(tag).some(breaks))
      .map(({ tag }) => tag);
    expect(breaking).toEqual([]);
  });

  it.each([
    ['alter table "ledger"."outbox" drop column "lane"', true],
    ['alter table ledger.outbox rename to effects', true],
    ['ALTER TABLE "officer"."people" ALTER COLUMN "alias" SET NOT NULL', true],
    ['alter table officer.people add column rank text not null', true],
    ['alter table officer.people add constraint short check (length(alias) < 9)', true],
    ["alter table officer.people add column rank text default '' not null", false],
    ['alter table officer.people add column rank text', false],
    ['create table ledger.x (id uuid primary key not null)', false],
    ['drop index ledger.outbox_due', false],
  ])('knows of %j that it breaks something: %s', (statement, isBreaking) => {
    expect(breaks(statement)).toBe(isBreaking);
  });
});

function statementsOf(tag: string): string[] {
  const file = new URL(`../../db/migrations/${tag}.sql`, import.meta.url);
  const text = readFileSync(file, 'utf8').replaceAll(/--(?!> statement).*$/gm, '');
  return text.split(/--> statement-breakpoint|;/);
}

function breaks(statement: string): boolean {
  const line = statement.replaceAll(/\s+/g, ' ');
  return BREAKING.some((pattern) => pattern.test(line));
}
