import { readFile, writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { newestEvents } from '../../../db/audit.ts';
import { canonical } from '../../../src/trust/audit/event.ts';
import { logEvents } from '../../../src/trust/audit/log.flow.ts';
import { leafHash } from '../../../src/trust/audit/tree.ts';
import { verifyAudit } from '../../../src/trust/audit/verify.flow.ts';
import { type Ledger, openLedger } from './ledger.ts';

const TABLES = ['audit_events', 'audit_leaves', 'audit_checkpoints'] as const;

const ledger = await openLedger();
const { tools, owner } = ledger;

/** What only a superuser can do. */
async function tamper(statement: string): Promise<void> {
  await owner.begin(async (sql) => {
    await sql.unsafe("set local session_replication_role = 'replica'");
    await sql.unsafe(statement);
  });
}

async function logged(batches: readonly number[], { append }: Ledger): Promise<void> {
  for (const count of batches) {
    await append(count);
    await logEvents(tools);
  }
}

describe('verifying the audit log', () => {
  beforeEach(async () => {
    for (const table of TABLES) await tamper(`truncate ledger.${table} restart identity`);
    await writeFile(tools.settings.checkpointFile, '');
    await logged([4, 3, 6], ledger);
  });

  it('finds an untouched log whole, and logs what was not yet', async () => {
    await ledger.append(2);
    expect(await verifyAudit(tools)).toMatchObject({ kind: 'ok', size: 13, newlyLogged: 2 });
    expect(await verifyAudit(tools)).toMatchObject({ kind: 'ok', size: 15, newlyLogged: 0 });
  });

  it('finds an empty log whole', async () => {
    for (const table of TABLES) await tamper(`truncate ledger.${table} restart identity`);
    await writeFile(tools.settings.checkpointFile, '');
    expect(await verifyAudit(tools)).toMatchObject({ kind: 'ok', size: 0 });
  });

  it.each([
    ["update ledger.audit_events set actor = 'progran' where id = 6", 'event-changed', 5, 6],
    [
      "update ledger.audit_events set at = at + interval '1 millisecond' where id = 1",
      'event-changed',
      0,
      1,
    ],
    [
      `update ledger.audit_events set detail = detail || '{"n": 9}' where id = 13`,
      'event-changed',
      12,
      13,
    ],
    ['update ledger.audit_events set id = -id where id = 8', 'event-missing', 7, 8],
    ['delete from ledger.audit_events where id = 7', 'event-missing', 6, 7],
    ['delete from ledger.audit_events where id in (3, 9)', 'event-missing', 2, 3],
    ['delete from ledger.audit_leaves where leaf = 5', 'leaf-missing', 5, undefined],
    ['delete from ledger.audit_leaves where leaf = 12', 'leaf-missing', 12, undefined],
    [
      'update ledger.audit_leaves set hash = (select hash from ledger.audit_leaves where leaf = 9) where leaf = 8',
      'leaf-changed',
      8,
      9,
    ],
    [
      `update ledger.audit_leaves one set event_id = -other.event_id, hash = other.hash
       from ledger.audit_leaves other where one.leaf + other.leaf = 11 and one.leaf in (5, 6);
       update ledger.audit_leaves set event_id = -event_id where event_id < 0`,
      'leaf-moved',
      6,
      6,
    ],
    [
      `update ledger.audit_events one set actor = other.actor, subject = other.subject, detail = other.detail
       from ledger.audit_events other where one.id + other.id = 5 and one.id in (2, 3)`,
      'event-changed',
      1,
      2,
    ],
  ] as const)('names the first bad record after: %s', async (statement, why, leaf, event) => {
    await tamper(statement);
    const where = event === undefined ? { leaf } : { leaf, event };
    expect(await verifyAudit(tools)).toEqual({ kind: 'broken', why, ...where });
  });

  it.each([
    ["update ledger.audit_checkpoints set signature = 'AAAA' where size = 7", 'signature-wrong', 7],
    [
      "update ledger.audit_checkpoints set at = at + interval '1 s' where size = 7",
      'signature-wrong',
      7,
    ],
    [
      'update ledger.audit_checkpoints set root = (select root from ledger.audit_checkpoints where size = 4) where size = 13',
      'signature-wrong',
      13,
    ],
    ["update ledger.audit_checkpoints set frontier = '[]' where size = 4", 'checkpoint-changed', 4],
    ['update ledger.audit_checkpoints set size = 5 where size = 4', 'signature-wrong', 5],
  ] as const)('names the checkpoint after: %s', async (statement, why, size) => {
    await tamper(statement);
    expect(await verifyAudit(tools)).toEqual({ kind: 'broken', why, size });
  });

  it('finds an event and its leaf rewritten together, within the smallest signed subtree', async () => {
    await tamper("update ledger.audit_events set actor = 'nobody' where id = 13");
    const [event] = await tools.pools.officer.transact('wl_auditor', ({ db }) =>
      newestEvents(db, 1),
    );
    const hash = event && leafHash(canonical(event));
    await tamper(`update ledger.audit_leaves set hash = '${hash}' where leaf = 12`);
    expect(await verifyAudit(tools)).toEqual({
      kind: 'broken',
      why: 'root-differs',
      leaf: 12,
      size: 13,
    });
  });

  it('finds the end of the log cut off, by the checkpoints kept in a file', async () => {
    await tamper(`
      delete from ledger.audit_events where id > 7;
      delete from ledger.audit_leaves where leaf > 6;
      delete from ledger.audit_checkpoints where size > 7`);
    expect(await verifyAudit(tools)).toEqual({
      kind: 'broken',
      why: 'cut-short',
      leaf: 7,
      size: 13,
    });
  });

  it('finds the whole log gone', async () => {
    for (const table of TABLES) await tamper(`truncate ledger.${table}`);
    expect(await verifyAudit(tools)).toEqual({
      kind: 'broken',
      why: 'cut-short',
      leaf: 0,
      size: 4,
    });
  });

  it('finds a checkpoint taken out', async () => {
    await tamper('delete from ledger.audit_checkpoints where size = 4');
    const verdict = await verifyAudit(tools);
    expect(verdict).toEqual({ kind: 'broken', why: 'checkpoint-missing', size: 4 });
  });

  it('finds leaves that nothing signed covers', async () => {
    await tamper('delete from ledger.audit_checkpoints where size = 13');
    await writeFile(tools.settings.checkpointFile, '');
    const verdict = await verifyAudit(tools);
    expect(verdict).toEqual({ kind: 'broken', why: 'checkpoint-missing', leaf: 7 });
  });

  it('finds a log that was begun anew', async () => {
    const notes = await readFile(tools.settings.checkpointFile, 'utf8');
    for (const table of TABLES) await tamper(`truncate ledger.${table} restart identity`);
    await tamper("select setval('ledger.audit_events_id_seq', 100)");
    await logged([4], ledger);
    await writeFile(tools.settings.checkpointFile, notes);
    const verdict = await verifyAudit(tools);
    expect(verdict).toEqual({ kind: 'broken', why: 'checkpoint-changed', size: 4 });
  });

  it('is not misled by a line of the file that a crash tore', async () => {
    const notes = await readFile(tools.settings.checkpointFile, 'utf8');
    await writeFile(tools.settings.checkpointFile, `${notes}"warmline.audi`);
    expect(await verifyAudit(tools)).toMatchObject({ kind: 'ok', size: 13 });
  });

  it('passes over checkpoints of another master key in the same folder', async () => {
    const notes = await readFile(tools.settings.checkpointFile, 'utf8');
    const others = notes.replaceAll(tools.keys.check, 'another');
    await writeFile(tools.settings.checkpointFile, others + notes);
    expect(await verifyAudit(tools)).toMatchObject({ kind: 'ok', size: 13 });
  });

  it('finds a line of the file that nobody signed', async () => {
    await writeFile(tools.settings.checkpointFile, '"nothing of ours"\n');
    expect(await verifyAudit(tools)).toEqual({ kind: 'broken', why: 'signature-wrong' });
  });

  it('does not log what is new while the rest is broken', async () => {
    await tamper('delete from ledger.audit_events where id = 1');
    await ledger.append(1);
    await verifyAudit(tools);
    expect(await owner`select * from ledger.audit_leaves where event_id = 14`).toHaveLength(0);
  });

  it('verifies a log that is being written to', async () => {
    const writing = Promise.all([1, 2, 3].map(() => logged([50, 50], ledger)));
    const verdicts = [await verifyAudit(tools), await verifyAudit(tools)];
    await writing;
    expect(verdicts.map(({ kind }) => kind)).toEqual(['ok', 'ok']);
    expect(await verifyAudit(tools)).toMatchObject({ kind: 'ok', size: 313 });
  });
});
