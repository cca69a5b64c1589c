import { afterEach, describe, expect, it } from 'vitest';
import { PROMISES, saysWords } from '../../src/admin/promises.ts';
import { security } from '../../src/admin/security.flow.ts';
import { verifyAudit } from '../../src/trust/audit/verify.flow.ts';
import { asOwner } from '../support/databases.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();

async function checked() {
  return security(world.tools, () => verifyAudit(world.tools));
}

async function failures(): Promise<string[]> {
  const kept = await checked();
  return kept.filter(({ finding }) => !finding.ok).map(({ finding }) => finding.line);
}

describe('the check of the promises', () => {
  const undo: string[] = [];
  afterEach(async () => {
    for (const statement of undo.splice(0))
      await asOwner(world.url, (sql) => sql.unsafe(statement));
  });

  async function broken(statement: string, mended: string): Promise<void> {
    await asOwner(world.url, (sql) => sql.unsafe(statement));
    undo.push(mended);
  }

  it('has something to say of each, and finds a working installation sound', async () => {
    const from = await world.joined('en');
    await world.say(from, 'I am going to shoot myself tonight');
    const kept = await checked();
    expect([...new Set(kept.map(({ promise }) => promise))]).toEqual(PROMISES);
    expect(kept.filter(({ finding }) => !finding.ok)).toEqual([]);
    const refused = kept.map(({ finding }) => /^(\d+) forbidden/.exec(finding.line)?.[1]);
    expect(Math.max(...refused.map(Number).filter(Number.isFinite))).toBeGreaterThan(200);
  });

  it('finds a table that a role may read and must not', async () => {
    await broken(
      'grant usage on schema officer to wl_admin; grant select on officer.messages to wl_admin',
      'revoke select on officer.messages from wl_admin; revoke usage on schema officer from wl_admin',
    );
    const found = await failures();
    expect(found).toHaveLength(2); // what is declared, and what a push finds
    expect(found[1]).toContain('wl_admin: select 1 from officer.messages');
  });

  it('finds a case that nothing rings for', async () => {
    await broken(
      `delete from ledger.outbox where effect ->> 'kind' = 'ring.v1';
       update officer.cases set state = 'waiting', acknowledged_at = null`,
      'select 1',
    );
    expect(await failures()).toEqual(['1 cases at L3 or L4 wait with nothing ringing']);
    await broken(`update officer.cases set state = 'closed', closed_at = now()`, 'select 1');
  });

  it('finds words in the queue', async () => {
    await broken(
      `insert into ledger.outbox (id, effect, lane, is_urgent, due_at)
       values (gen_random_uuid(), '{"kind":"say.v1","text":"how are you tonight"}', 'x', false, '2099-01-01')`,
      `delete from ledger.outbox where lane = 'x'`,
    );
    expect(await failures()).toEqual(['1 queued effects hold more than ids and codes']);
  });

  it('finds a record changed after it was logged', async () => {
    await verifyAudit(world.tools);
    await broken(
      `update ledger.audit_events set action = 'nothing' where id = (select min(id) from ledger.audit_events)`,
      'select 1',
    );
    expect(await failures()).toEqual(['the audit log is broken: see `audit verify`']);
  });
});

describe('a text for people', () => {
  it.each([
    [{ kind: 'say.v1', personId: '0192', line: { key: 'hello', n: 3 } }, false],
    [{ kind: 'say.v1', params: ['two words'] }, true],
    [{ kind: 'say.v1', text: '你好' }, true],
    [{ kind: 'x'.repeat(65) }, true],
    [undefined, false],
  ])('in %j: %s', (value, says) => {
    expect(saysWords(value)).toBe(says);
  });
});
