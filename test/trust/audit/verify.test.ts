import { readFile, writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../src/trust/audit/verify.flow.ts';
import { openLedger } from './ledger.ts';

const { tools, owner, append, log, tamper, clear } = await openLedger();

describe('verifying the audit log', () => {
  beforeEach(async () => {
    await clear();
    await log(4, 3, 6);
  });

  it('finds an untouched log whole, and logs what was not yet', async () => {
    await append(2);
    expect(await verifyAudit(tools)).toMatchObject({ kind: 'ok', size: 13, newlyLogged: 2 });
    expect(await verifyAudit(tools)).toMatchObject({ kind: 'ok', size: 15, newlyLogged: 0 });
  });

  it('finds an empty log whole', async () => {
    await clear();
    expect(await verifyAudit(tools)).toMatchObject({ kind: 'ok', size: 0 });
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
    const notes = await readFile(tools.settings.checkpointFile, 'utf8');
    await clear();
    await writeFile(tools.settings.checkpointFile, notes);
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
    await clear();
    await tamper("select setval('ledger.audit_events_id_seq', 100)");
    await log(4);
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
    await append(1);
    await verifyAudit(tools);
    expect(await owner`select * from ledger.audit_leaves where event_id = 14`).toHaveLength(0);
  });

  it('verifies a log that is being written to', async () => {
    const writing = Promise.all([1, 2, 3].map(() => log(50, 50)));
    const verdicts = [await verifyAudit(tools), await verifyAudit(tools)];
    await writing;
    expect(verdicts.map(({ kind }) => kind)).toEqual(['ok', 'ok']);
    expect(await verifyAudit(tools)).toMatchObject({ kind: 'ok', size: 313 });
  });
});
