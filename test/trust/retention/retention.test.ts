import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import consoleEn from '../../../prompts/console/en/retention.json' with { type: 'json' };
import {
  guarded,
  KEPT_BY_LOG,
  keptSince,
  OF_PEOPLE,
  RETENTION,
  RETENTION_CLASSES,
  type RetentionClass,
  ROWS_CLASSES,
  TABLES,
} from '../../../src/trust/retention/retention.ts';
import { freshDb } from '../../support/postgres.ts';
import { START } from '../../support/world.ts';

const DAY_MS = 86_400_000;

describe('the periods', () => {
  it.each([
    ['passing-words', 0],
    ['talk-words', 90],
    ['shown-lines', 90],
    ['own-words', 730],
    ['scores', 730],
    ['case-record', 1_095],
    ['consent-and-access', 1_095],
  ] as const)('keep %s for %i days', (kept: RetentionClass, days) => {
    expect(RETENTION[kept].days).toBe(days);
    const now = new Date(START.getTime() + days * DAY_MS);
    expect(keptSince(kept, now)).toEqual(START);
  });

  it('are each enforced by somebody: as rows, as people, or by the audit log', () => {
    expect([...ROWS_CLASSES, ...OF_PEOPLE, KEPT_BY_LOG].toSorted()).toEqual(
      [...RETENTION_CLASSES].toSorted(),
    );
  });

  it('have a source, and words for those in charge', () => {
    for (const kept of RETENTION_CLASSES) {
      expect(RETENTION[kept].source.length).toBeGreaterThan(5);
      expect(Object.keys(consoleEn)).toContain(`class-${kept}`);
      expect(Object.keys(consoleEn)).toContain(`since-${RETENTION[kept].since}`);
    }
  });
});

describe('every table', () => {
  it('has a class, or a reason why it has none', async () => {
    const owner = postgres(await freshDb(), { max: 1, onnotice: () => undefined });
    const found = await owner<{ name: string }[]>`
      select format('%I.%I', n.nspname, c.relname) as name
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('officer', 'station', 'ledger') and c.relkind in ('r', 'p')
        and not c.relispartition order by 1`;
    await owner.end();
    expect(found.map(({ name }) => name)).toEqual(Object.keys(TABLES).toSorted());
  });

  it('of a class is named by that class, and each class by a table', () => {
    const named = Object.values(TABLES).flatMap((one) => (typeof one === 'string' ? [] : one));
    const viaTable = RETENTION_CLASSES.filter((kept) => kept !== 'card-masks');
    expect([...new Set(named)].toSorted()).toEqual([...viaTable].toSorted());
  });
});

describe('what a page may show', () => {
  const oldest = new Date('2026-02-03T04:05:06Z');
  it.each([
    [0, 0, { dropped: 'none', due: 'none', rows: 'none', oldestMonth: undefined }],
    [1, 9, { dropped: 'few', due: 'few', rows: 'few', oldestMonth: undefined }],
    [9, 10, { dropped: 'few', due: 'few', rows: 10, oldestMonth: '2026-02' }],
    [10, 4_000, { dropped: 10, due: 10, rows: 4_000, oldestMonth: '2026-02' }],
  ] as const)('of %i past their time, as many dropped, and %i in all', (due, rows, expected) => {
    const held = { kept: 'scores', due, rows, oldest } as const;
    expect(guarded(held, due)).toEqual({ kept: 'scores', ...expected });
  });
});
