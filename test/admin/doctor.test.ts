import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { doctor } from '../../src/admin/doctor.flow.ts';
import {
  connectionsFinding,
  failure,
  findingLine,
  fine,
  nodeFinding,
  postgresFinding,
  resourcesFinding,
  warning,
} from '../../src/admin/doctor.ts';
import { RESOURCES } from '../../src/hotline/resources.ts';
import { readConfig } from '../../src/ops/config.ts';
import { RetryLater } from '../../src/ops/errors.ts';
import { openKeys } from '../../src/ops/keys.ts';
import type { Tools } from '../../src/outbox/tools.ts';
import { asOwner } from '../support/databases.ts';
import { elsewhere } from '../support/elsewhere.ts';
import { openWorld, START } from '../support/world.ts';

const DAY_MS = 86_400_000;
const world = await openWorld();
const config = readConfig({});

async function failures(tools: Tools = world.tools): Promise<string[]> {
  const found = await doctor(tools, config, elsewhere(tools));
  return found.filter(({ ok }) => !ok).map(({ line }) => line);
}

async function warnings(tools: Tools = world.tools): Promise<string[]> {
  const found = await doctor(tools, config, elsewhere(tools));
  return found.map(({ line }) => line).filter((line) => line.startsWith('warning'));
}

describe('the doctor', () => {
  it.each([
    [fine('all is well'), 'ok   all is well'],
    [warning('of 2 lines 1 was never verified'), 'warn of 2 lines 1 was never verified'],
    [failure('no database'), 'FAIL no database'],
  ])('says how each check went, first of all', (finding, line) => {
    expect(findingLine(finding)).toBe(line);
  });

  const undo: string[] = [];
  afterEach(async () => {
    for (const statement of undo.splice(0))
      await asOwner(world.url, (sql) => sql.unsafe(statement));
  });

  async function broken(statement: string, mended: string): Promise<void> {
    await asOwner(world.url, (sql) => sql.unsafe(statement));
    undo.push(mended);
  }

  it('finds a fresh installation sound', async () => {
    await world.joined('en');
    expect(await failures()).toEqual([]);
  });

  it('finds a hole in the wall between the worlds, whichever side it is on', async () => {
    await broken(
      'grant usage on schema officer to wl_instructor; grant select on officer.cases to wl_instructor',
      'revoke select on officer.cases from wl_instructor; revoke usage on schema officer from wl_instructor',
    );
    await broken(
      'grant usage on schema station to wl_bot; grant select on station.flag_reads to wl_bot',
      'revoke select on station.flag_reads from wl_bot; revoke usage on schema station from wl_bot',
    );
    const [line] = await failures();
    for (const found of [
      'wl_bot may select on station.flag_reads',
      'wl_bot may use schema station',
      'wl_instructor may select on officer.cases',
      'wl_instructor may use schema officer',
    ])
      expect(line).toContain(`not declared in db/wall: ${found}`);
  });

  it('finds a role that could rewrite the audit log', async () => {
    await broken(
      'grant update on ledger.audit_leaves to wl_logger',
      'revoke update on ledger.audit_leaves from wl_logger',
    );
    expect(await failures()).toEqual([
      'the wall is not as declared: not declared in db/wall: wl_logger may update on ledger.audit_leaves',
    ]);
  });

  it('says whether the model answers, and goes on if it does not', async () => {
    const said = async (askModel?: () => Promise<unknown>) => {
      const found = await doctor(world.tools, config, { ...elsewhere(world.tools), askModel });
      return found.filter(({ line }) => line.includes('model'));
    };
    const ok = true;
    expect(await said()).toEqual([
      { ok, line: 'no model is asked: rules and written lines do all' },
    ]);
    expect(await said(async () => 'L0')).toEqual([{ ok, line: 'the model answers' }]);
    const away = async () => Promise.reject(new RetryLater('model-unreachable'));
    expect(await said(away)).toEqual([
      {
        ok,
        line: 'warning: the model does not answer (model-unreachable): rules and written lines go on without it',
      },
    ]);
  });

  it('finds a master key that is not the database’s', async () => {
    const tools = { ...world.tools, keys: openKeys('6'.repeat(64)) };
    expect(await failures(tools)).toContain(
      'master key is not the one this database was sealed with',
    );
  });

  it('finds migrations of another version', async () => {
    await broken(
      'update migrations.__drizzle_migrations set created_at = created_at - 1',
      'update migrations.__drizzle_migrations set created_at = created_at + 1',
    );
    expect(await failures()).toEqual(['migrations of another version']);
  });

  it('says that a check could not be made, not what the database answered', async () => {
    await broken(
      'revoke select on ledger.installation from wl_bot',
      'grant select on ledger.installation to wl_bot',
    );
    const [line] = await failures();
    expect(line).toMatch(/^master key could not be looked at: \w+$/);
  });

  it('finds a wording that was agreed to and cannot be shown any more', async () => {
    await broken(
      `update officer.consents set wording = 'x' || wording where scope = 'words'`,
      `update officer.consents set wording = substr(wording, 2) where scope = 'words'`,
    );
    expect(await failures()).toEqual(['wordings agreed to are missing from prompts/slips: words']);
  });

  it('finds spooled messages that wait, and those that never can be received', async () => {
    const { spoolFolder } = world.tools.settings;
    await writeFile(join(spoolFolder, 'a.sealed'), '');
    expect(await warnings()).toContain('warning: 1 spooled messages waiting');
    await writeFile(join(spoolFolder, 'b.sealed.parked'), '');
    expect(await failures()).toEqual(['1 spooled messages could never be received']);
  });

  it('warns where nobody could answer', async () => {
    await broken(
      'update ledger.staff set disabled_at = now()',
      'update ledger.staff set disabled_at = null',
    );
    expect(await warnings()).toContainEqual(expect.stringContaining('no-desk mode'));
  });

  it.each([
    ['24.1.0', true],
    ['25.0.0', true],
    ['22.19.0', false],
  ])('judges Node %s: %s', (version, ok) => {
    expect(nodeFinding(version).ok).toBe(ok);
  });

  it.each([
    [14, false],
    [15, true],
    [18, true],
    [19, false],
  ])('judges Postgres %i: %s', (major, ok) => {
    expect(postgresFinding(major).ok).toBe(ok);
  });

  it.each([
    [{ most: 97, taken: 20 }, 17, true, /^97 .* 20 taken, .* 17 for a process: 5 processes fit$/],
    [{ most: 97, taken: 96 }, 17, true, /^warning: .* nearly all are taken$/],
    [{ most: 97, taken: 3 }, 98, false, /0 processes fit; raise max_connections/],
  ])('judges connections of a server (%j) for processes of %i', (room, each, ok, line) => {
    const found = connectionsFinding(room, each);
    expect(found.ok).toBe(ok);
    expect(found.line).toMatch(line);
  });

  it('warns of help lines that nobody called lately, and does not fail', () => {
    const [one] = RESOURCES.slice(0, 1);
    const called = RESOURCES.slice(0, 1).map((line) => ({ ...line, lastVerified: '2026-03-01' }));
    expect(one).toBeDefined();
    expect(resourcesFinding(called, START).line).not.toContain('warning');
    const later = new Date(START.getTime() + 91 * DAY_MS);
    expect(resourcesFinding(called, later)).toEqual({
      ok: true,
      line: 'warning: of 1 help lines 0 were never verified, 1 more than 90 days ago',
    });
  });
});
