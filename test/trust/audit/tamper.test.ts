import { beforeEach, describe, expect, it } from 'vitest';
import { entriesAfter } from '../../../db/audit.ts';
import { leafHash } from '../../../src/trust/audit/tree/tree.ts';
import { verifyAudit } from '../../../src/trust/audit/verify.flow.ts';
import { openLedger } from './ledger.ts';

const { tools, log, tamper, clear } = await openLedger();

describe('a change made behind the log’s back', () => {
  beforeEach(async () => {
    await clear();
    await log(4, 3, 6);
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
    [
      "update ledger.audit_checkpoints set note = replace(note, '— ', '— x') where size = 7",
      'signature-wrong',
      7,
    ],
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
    // The file besides the database still has the checkpoint of 4.
    ['update ledger.audit_checkpoints set size = 5 where size = 4', 'checkpoint-missing', 4],
  ] as const)('names the checkpoint after: %s', async (statement, why, size) => {
    await tamper(statement);
    expect(await verifyAudit(tools)).toEqual({ kind: 'broken', why, size });
  });

  it('finds the same where a thread of its own makes the hashes', async () => {
    const beside = () => verifyAudit(tools, {}, 0);
    expect(await beside()).toMatchObject({ kind: 'ok', size: 13 });
    await tamper(`update ledger.audit_events set detail = detail || '{"n": 9}' where id = 13`);
    const where = { leaf: 12, event: 13 };
    expect(await beside()).toEqual({ kind: 'broken', why: 'event-changed', ...where });
  });

  it('finds two leaves exchanged with their events, within the smallest signed subtree', async () => {
    await tamper(
      `update ledger.audit_leaves one set event_id = -other.event_id, hash = other.hash
       from ledger.audit_leaves other where one.leaf + other.leaf = 11 and one.leaf in (5, 6);
       update ledger.audit_leaves set event_id = -event_id where event_id < 0`,
    );
    expect(await verifyAudit(tools)).toEqual({
      kind: 'broken',
      why: 'leaf-moved',
      leaf: 4,
      to: 6,
      size: 7,
    });
  });

  it('finds an event and its leaf rewritten together, within the smallest signed subtree', async () => {
    await tamper("update ledger.audit_events set actor = 'nobody' where id = 13");
    const page = await tools.pools.officer.transact('wl_auditor', ({ db }) =>
      entriesAfter(db, { id: 12, at: 'infinity' }, 1),
    );
    const [event] = page.rows();
    const hash = event && leafHash(event.entry);
    await tamper(`update ledger.audit_leaves set hash = '${hash}' where leaf = 12`);
    expect(await verifyAudit(tools)).toEqual({
      kind: 'broken',
      why: 'root-differs',
      leaf: 12,
      to: 12,
      size: 13,
    });
  });
});
