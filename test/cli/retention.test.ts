import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { RETENTION_CLASSES } from '../../src/trust/retention/retention.ts';
import { run } from '../support/command.ts';
import { asOwner } from '../support/databases.ts';
import { MASTER_KEY } from '../support/template.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const folder = await mkdtemp(join(tmpdir(), 'warmline-cli-retention-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const env = { DATABASE_URL: world.url, MASTER_KEY, DATA_FOLDER: folder };
const lineOf = (out: string, kept: string) =>
  out
    .split('\n')
    .find((line) => line.startsWith(`${kept} `))
    ?.replaceAll(/ +/g, ' ');

describe('the report on the command line', () => {
  it('tells of each class its period, what is there, what is past its time, and what went', async () => {
    await asOwner(world.url, async (sql) => {
      await sql`insert into ledger.inbound (id, at)
        select n::text, now() - interval '40 days' from generate_series(1, 12) n`;
      await sql`insert into ledger.inbound (id, at) values ('new', now())`;
    });
    const before = (await run(['retention'], '', env)).out;
    expect(before).toContain('last enforced: never');
    for (const kept of RETENTION_CLASSES) expect(lineOf(before, kept), kept).toBeDefined();
    expect(lineOf(before, 'inbound-ids')).toMatch(/^inbound-ids 30 received 13 12 – 20\d\d-/);

    const after = await run(['retention', 'run'], '', env);
    expect(after.code).toBe(0);
    expect(after.out).toMatch(/^dropped 12\nlast enforced: 20\d\d-/);
    expect(lineOf(after.out, 'inbound-ids')).toMatch(/^inbound-ids 30 received 1 0 12 20\d\d-/);
    expect(lineOf(after.out, 'consent-and-access')).toContain('by the audit log');
  });

  it('refuses anything else it is told to do', async () => {
    const { code, said } = await run(['retention', 'drop'], '', env);
    expect(code).not.toBe(0);
    expect(said).toContain('retention [run]');
  });
});
