import { describe, expect, it } from 'vitest';
import { openPool } from '../../db/client.ts';
import { consentsOf } from '../../db/consents.ts';
import { loginUrl } from '../../db/migrate.ts';
import { claimDue } from '../../db/outbox.ts';
import { snapshotRow, snapshotRowAt, snapshotRows } from '../../db/snapshot.ts';
import { snapshotRowsAt } from '../../db/snapshot-places.ts';
import { asOwner } from '../support/databases.ts';
import { freshDb } from '../support/postgres.ts';
import { testKeys } from '../support/template.ts';

const url = await freshDb();
const NOW = new Date('2026-03-05T06:07:08.009Z');
const ID = '00000000-0000-7000-8000-000000000001';

describe('what is newest', () => {
  it('is read off the end of its index, however much there was before it', async () => {
    const texts = new Set<string>();
    const hear = (_connection: number, text: string) => texts.add(text);
    const pool = openPool<'wl_bot' | 'wl_worker'>(loginUrl(url, 'officer', testKeys()), 1, hear);
    await pool.transact('wl_bot', async ({ db }) => {
      await snapshotRow(db, ID, NOW);
      await snapshotRows(db, [ID], NOW);
      await snapshotRowAt(db, 'nowhere', NOW);
      await snapshotRowsAt(db, ['nowhere'], NOW);
      await consentsOf(db, ID);
    });
    await pool.transact('wl_worker', ({ db }) => claimDue(db, NOW, NOW, 20));
    await pool.end();
    const plans: string[] = [];
    await asOwner(url, async (sql) => {
      await sql.unsafe('set enable_seqscan = off; set enable_bitmapscan = off');
      for (const text of texts) {
        if (!text.includes(' desc')) continue;
        const lines = await sql.unsafe(`explain (generic_plan) ${text}`);
        plans.push(lines.map((line) => line['QUERY PLAN']).join('\n'));
      }
    });
    expect(plans).toHaveLength(6);
    for (const plan of plans) {
      // One that sorts what has one time by its ids is incremental, and ends with the first few.
      const sorted = [...plan.matchAll(/->\s+Sort\b.*\n\s+Sort Key: (.*)/g)].map(([, key]) => key);
      expect(sorted.filter((key) => key?.includes('DESC'))).toEqual([]);
    }
  });
});
