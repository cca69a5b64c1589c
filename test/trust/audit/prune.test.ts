import { readFile, writeFile } from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { logEvents } from '../../../src/trust/audit/log.flow.ts';
import { tendLog } from '../../../src/trust/audit/tend.flow.ts';
import { verifyAudit } from '../../../src/trust/audit/verify.flow.ts';
import { openLedger } from './ledger.ts';

const ledger = await openLedger();
const { tools, owner, append, tamper, clear, moveTo } = ledger;
const { checkpointFile } = tools.settings;

const THEN = new Date('2023-01-30T10:00:00Z');
const NEXT_MONTH = new Date('2023-02-02T10:00:00Z');
const NOW = new Date('2026-03-02T09:00:00Z'); // more than three years after both

async function months(): Promise<string[]> {
  const rows = await owner`
    select relname from pg_inherits join pg_class on pg_class.oid = inhrelid
    where inhparent = 'ledger.audit_events'::regclass order by 1`;
  return rows.map(({ relname }) => String(relname));
}

/** 5 records in January 2023, 4 in February, 3 today; each its own checkpoint. */
async function live(): Promise<void> {
  for (const [at, count] of [
    [THEN, 5],
    [NEXT_MONTH, 4],
    [NOW, 3],
  ] as const) {
    moveTo(at);
    await append(count);
    await logEvents(tools);
  }
}

describe('the tables of the months', () => {
  it('are made ahead, and for records that came before theirs', async () => {
    moveTo(NOW);
    await append(2);
    await tendLog(tools);
    expect(await months()).toEqual(
      expect.arrayContaining([
        'audit_events_2026_03',
        'audit_events_2026_04',
        'audit_events_2026_05',
        'audit_events_other',
      ]),
    );
    const [other] = await owner`select count(*)::int as n from ledger.audit_events_other`;
    expect(other?.['n']).toBe(0);
    expect(await verifyAudit(tools)).toMatchObject({ kind: 'ok' });
  });

  it('let nobody but a superuser change what is in them', async () => {
    const [row] = await owner`
      select count(*)::int as n from pg_inherits
      where inhparent = 'ledger.audit_events'::regclass and not exists (
        select from pg_trigger where tgrelid = inhrelid and tgname = 'insert_only')`;
    expect(row?.['n']).toBe(0);
  });
});

describe('a month whose time is up', () => {
  beforeEach(async () => {
    await clear();
    await live();
  });

  it('goes, and the log still verifies and says so', async () => {
    expect(await tendLog(tools)).toBe(2);
    const gone = await owner`select 1 from ledger.audit_events where at < '2024-01-01'`;
    expect(gone).toHaveLength(0);
    expect(await months()).not.toContain('audit_events_2023_01');
    const verdict = await verifyAudit(tools);
    expect(verdict).toMatchObject({ kind: 'ok', pruned: 9, size: 14 });
    const said = await owner`
      select subject, detail from ledger.audit_events where action = 'audit-pruned' order by id`;
    expect(said).toMatchObject([
      { subject: 'audit-month:2023-01', detail: { leaves: '0-4' } },
      { subject: 'audit-month:2023-02', detail: { leaves: '5-8' } },
    ]);
    expect(await tendLog(tools)).toBe(0);
  });

  it('is known from the file besides the database too', async () => {
    await tendLog(tools);
    await tamper('delete from ledger.audit_prunes');
    expect(await verifyAudit(tools)).toMatchObject({ kind: 'ok', pruned: 9 });
    await writeFile(checkpointFile, '');
    expect(await verifyAudit(tools)).toMatchObject({ why: 'event-missing', leaf: 0 });
  });

  it('covers no record of another month that is gone as well', async () => {
    await tendLog(tools);
    await tamper(
      'delete from ledger.audit_events where id = (select max(id) - 3 from ledger.audit_events)',
    );
    expect(await verifyAudit(tools)).toMatchObject({ why: 'event-missing', leaf: 10 });
  });

  it('is not believed by a note that nobody signed', async () => {
    await tendLog(tools);
    const notes = await readFile(checkpointFile, 'utf8');
    await tamper("update ledger.audit_prunes set note = replace(note, 'leaves 0-4', 'leaves 0-9')");
    expect(await verifyAudit(tools)).toMatchObject({ why: 'prune-wrong' });
    expect(notes).toContain('leaves 0-4');
  });

  it('leaves hashes that are held to what was signed', async () => {
    await tendLog(tools);
    await tamper(`update ledger.audit_leaves set hash = '${'A'.repeat(43)}=' where leaf = 3`);
    expect(await verifyAudit(tools)).toMatchObject({ why: 'root-differs', leaf: 0, to: 3 });
  });

  it('goes on where a crash left it', async () => {
    const drop = owner`
      create function ledger.refuse_drop() returns event_trigger language plpgsql as
        $$ begin raise exception 'crash'; end $$`;
    await drop;
    await owner`create event trigger crash on sql_drop execute function ledger.refuse_drop()`;
    await expect(tendLog(tools)).rejects.toThrow();
    expect(await verifyAudit(tools)).toMatchObject({ kind: 'ok', pruned: 0 });
    await owner`drop event trigger crash`;
    await owner`drop function ledger.refuse_drop()`;
    expect(await tendLog(tools)).toBe(2);
    expect(await verifyAudit(tools)).toMatchObject({ kind: 'ok', pruned: 9 });
  });
});

describe('dropping a month', () => {
  const drop = (month: string) => owner`select ledger.drop_audit_month(${month})`;

  it('is refused without a note, while it is young, and over a record outside the log', async () => {
    await clear();
    await live();
    await tendLog(tools);
    await owner`select ledger.make_audit_months('2023-03-01', '2023-03-02')`;
    await expect(drop('2023-03')).rejects.toThrow('no note says');
    await owner`insert into ledger.audit_prunes values ('2023-03', 'x')`;
    moveTo(new Date('2023-03-05T00:00:00Z'));
    await append(1);
    await expect(drop('2023-03')).rejects.toThrow('not logged');
    const [young] = await owner`select to_char(now() - interval '20 days', 'YYYY-MM') as month`;
    await owner`select ledger.make_audit_months(now() - interval '20 days', now())`;
    await expect(drop(String(young?.['month']))).rejects.toThrow('younger than 90 days');
    expect(await drop('1999-01')).toMatchObject([{ drop_audit_month: false }]);
    expect(await drop("x'; drop table ledger.audit_leaves; --")).toMatchObject([
      { drop_audit_month: false },
    ]);
  });
});

describe('an hour without records', () => {
  it('is marked, so that it has a checkpoint', async () => {
    await clear();
    moveTo(NOW);
    await tendLog(tools);
    expect(await owner`select 1 from ledger.audit_events`).toHaveLength(0);
    await append(1);
    await logEvents(tools);
    await tendLog(tools);
    expect(await owner`select 1 from ledger.audit_events`).toHaveLength(1);
    moveTo(new Date(NOW.getTime() + 3_600_000));
    await tendLog(tools);
    const marks = await owner`select 1 from ledger.audit_events where action = 'log-marked'`;
    expect(marks).toHaveLength(1);
    expect(await verifyAudit(tools)).toMatchObject({ kind: 'ok', size: 2, newlyLogged: 0 });
  });
});
