import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { verifyBundle } from '../../../../src/trust/audit/bundle/verify.flow.ts';
import { parseVkey } from '../../../../src/trust/audit/format/key.ts';
import { consoleOf, htmlOf } from '../../../support/console-world.ts';
import { asOwner } from '../../../support/databases.ts';
import { recorded } from '../../../support/desk-world.ts';
import { openWorld } from '../../../support/world.ts';

const world = await openWorld();
const { invited } = consoleOf(world);
const folder = await mkdtemp(join(tmpdir(), 'log-page-'));
afterAll(() => rm(folder, { recursive: true }));

describe('the audit log’s page', () => {
  it('pages back to the first record, and records that it was looked at', async () => {
    const auditor = await invited('auditor');
    for (let n = 0; n < 10; n += 1) await world.joined('en');
    let page = await htmlOf(auditor.get('/console/log'));
    let pages = 1;
    for (let next = older(page); next !== undefined; next = older(page)) {
      page = await htmlOf(auditor.get(next));
      pages += 1;
    }
    expect(pages).toBeGreaterThan(1);
    expect(page).toContain('<td class="num soft">1</td>');
    expect((await recorded(world)).match(/log-looked-at/g)?.length).toBeGreaterThanOrEqual(pages);
    for (const odd of ['x', '-1', '1e9', '99999999999999999999'])
      expect((await auditor.get(`/console/log?before=${odd}`)).status).toBe(200);
  });

  it('says that nothing was changed, when nothing was', async () => {
    const auditor = await invited('auditor');
    expect(await htmlOf(auditor.post('/console/log/verify'))).toContain(
      'Nothing was changed, left out or moved',
    );
  });

  it('hands out a bundle that holds under the key it shows, without us', async () => {
    const auditor = await invited('auditor');
    await auditor.post('/console/log/verify');
    const page = await htmlOf(auditor.get('/console/log'));
    const [, shown = ''] = /(warmline\.audit\/[^<\s]+)</.exec(page) ?? [];
    const key = parseVkey(shown.replaceAll('&#43;', '+'));
    const answer = await auditor.post('/console/log/bundle', { from: '', to: '' });
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; .*\.jsonl"$/);
    const path = join(folder, 'bundle.jsonl');
    await writeFile(path, await answer.text());
    if (key === undefined) throw new Error('no key is shown');
    const nobody = { policy: { witnesses: [], atLeast: 0 }, kept: [] };
    expect(await verifyBundle(path, key, nobody)).toMatchObject({ kind: 'ok', from: 0 });
    expect(await recorded(world)).toContain('audit-exported');
  });

  it('says so when there are no such records', async () => {
    const auditor = await invited('auditor');
    const answer = await auditor.post('/console/log/bundle', { from: '999999', to: '' });
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('There are no such records.');
    expect((await auditor.get('/console/log/bundle')).status).toBe(303);
  });

  it('names the first bad record in words, when something was', async () => {
    const auditor = await invited('auditor');
    await auditor.post('/console/log/verify'); // all that is there has its leaf
    await asOwner(world.url, async (sql) => {
      await sql`set session_replication_role = 'replica'`; // past the trigger that forbids it
      await sql`update ledger.audit_events set actor = 'nobody' where id = 3`;
    });
    const page = await htmlOf(auditor.post('/console/log/verify'));
    expect(page).toContain('The log does not hold: a record was changed.');
    expect(page).toContain('record 3 · leaf 2');
  });

  it('is for auditors', async () => {
    for (const role of ['admin', 'lead', 'desk'] as const) {
      const client = await invited(role);
      expect((await client.get('/console/log')).status).toBe(403);
      expect((await client.post('/console/log/bundle')).status).toBe(403);
    }
  });
});

function older(page: string): string | undefined {
  return /href="(\/console\/log\?before=\d+)"/.exec(page)?.[1];
}
