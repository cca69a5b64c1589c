// An audit log on a migrated database, with a superuser who can do what no role of ours may.

import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { appendAudit } from '../../../db/audit.ts';
import { type OfficerRole, openPool, type StationRole } from '../../../db/client.ts';
import { loginUrl } from '../../../db/migrate.ts';
import { type LogTools, logEvents } from '../../../src/trust/audit/log.flow.ts';
import { SETTINGS } from '../../support/quiet-tools.ts';
import { testKeys } from '../../support/template.ts';

const AT = new Date('2026-03-02T09:00:00.123Z');

export type Ledger = {
  readonly tools: LogTools & { readonly settings: { readonly checkpointFile: string } };
  readonly owner: Sql;
  readonly append: (count: number) => Promise<void>;
  /** Batches of so many events, each logged by itself. */
  readonly log: (...batches: readonly number[]) => Promise<void>;
  /** What only a superuser can do. */
  readonly tamper: (statement: string) => Promise<void>;
  /** Nothing in the tables and nothing in the file. */
  readonly clear: () => Promise<void>;
  /** What time it is from now on. */
  readonly moveTo: (at: Date) => void;
  readonly close: () => Promise<void>;
};

const TABLES = [
  'audit_events',
  'audit_leaves',
  'audit_checkpoints',
  'audit_prunes',
  'audit_cosignatures',
] as const;

/** @param url of a database that is migrated with the keys of the tests. */
export function ledgerOn(url: string): Ledger {
  const keys = testKeys();
  const pools = {
    officer: openPool<OfficerRole>(loginUrl(url, 'officer', keys), 4),
    station: openPool<StationRole>(loginUrl(url, 'station', keys), 1),
  };
  const owner = postgres(url, { max: 2, onnotice: () => undefined });
  const checkpointFile = join(tmpdir(), `checkpoints-${randomUUID()}`);
  let now = AT;
  const tools: Ledger['tools'] = {
    pools,
    keys,
    clock: () => now,
    settings: {
      ...SETTINGS,
      checkpointFile,
    },
  };

  const append = (count: number) =>
    pools.officer.transact('wl_bot', async (tx) =>
      appendAudit(
        tx,
        Array.from({ length: count }, (_, n) => ({
          at: now,
          actor: 'program',
          action: 'tested',
          subject: `person:${n}`,
          detail: { n, is: true, code: 'b', also: 'a' },
        })),
      ),
    );
  async function tamper(statement: string): Promise<void> {
    await owner.begin(async (sql) => {
      await sql.unsafe("set local session_replication_role = 'replica'");
      await sql.unsafe(statement);
    });
  }
  return {
    tools,
    owner,
    append,
    tamper,
    moveTo: (at) => {
      now = at;
    },
    close: async () => {
      await Promise.all([pools.officer.end(), pools.station.end(), owner.end()]);
      await rm(checkpointFile, { force: true });
    },
    log: async (...batches) => {
      for (const count of batches) {
        await append(count);
        await logEvents(tools);
      }
    },
    clear: async () => {
      for (const table of TABLES) await tamper(`truncate ledger.${table} restart identity`);
      await writeFile(checkpointFile, '');
    },
  };
}
