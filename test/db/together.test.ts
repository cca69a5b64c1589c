import { describe, expect, it } from 'vitest';
import { appendAudit } from '../../db/audit.ts';
import { openPool, type Tx } from '../../db/client.ts';
import { constraintOf } from '../../db/faults.ts';
import { putInbound } from '../../db/installation.ts';
import { loginUrl } from '../../db/migrate.ts';
import { type Claimed, claimDue, enqueue } from '../../db/outbox.ts';
import { personById, updatePerson } from '../../db/people.ts';
import { rowsOf } from '../support/rows.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const texts: string[] = [];
const pool = openPool<'wl_bot' | 'wl_worker'>(
  loginUrl(world.url, 'officer', tools.keys),
  1,
  (_connection, text) => texts.push(text),
);
await pool.transact('wl_bot', async () => undefined); // asks for what it needs to know of types
const from = await world.joined();
const [person] = await rowsOf<{ id: string }>(
  world,
  `select person_id as id from officer.addresses
    where address_key = '${tools.keys.addressKey(from)}'`,
);
const personId = person?.id ?? '';

function draft(action: string) {
  const at = world.now();
  return { at, actor: 'program', action, subject: `person:${personId}`, detail: { n: 1 } };
}

/** The statements of one transaction. */
async function sent(work: (tx: Tx) => Promise<unknown>): Promise<string[]> {
  texts.length = 0;
  await pool.transact('wl_bot', work);
  return texts.map((text) => /insert|update|select|commit|begin/.exec(text)?.[0] ?? text);
}

describe('writes beside each other', () => {
  it('leave as one statement, whatever they write to', async () => {
    const write = async (tx: Tx) => {
      putInbound(tx, tools.newId(), world.now());
      updatePerson(tx, personId, { recent: ['a'] });
      appendAudit(tx, [draft('one'), draft('two')]);
    };
    expect(await sent(write)).toEqual(['begin', 'insert', 'commit']);
    expect(await sent(write)).toEqual(['begin', 'insert', 'commit']);
    const query = `select 1 from ledger.audit_events where action in ('one', 'two')`;
    expect(await rowsOf(world, query)).toHaveLength(4);
  });

  it('are seen by what is read after them, and by the next write to the same table', async () => {
    const read = await sent(async (tx) => {
      updatePerson(tx, personId, { recent: ['b'] });
      updatePerson(tx, personId, { region: 'US' });
      expect(await personById(tx.db, personId)).toMatchObject({ recent: ['b'], region: 'US' });
    });
    expect(read).toEqual(['begin', 'update', 'update', 'select', 'commit']);
  });

  it('are all gone, by the name of what one of them broke', async () => {
    const id = tools.newId();
    await sent(async (tx) => putInbound(tx, id, world.now()));
    const again = sent(async (tx) => {
      appendAudit(tx, [draft('lost')]);
      putInbound(tx, id, world.now());
      updatePerson(tx, personId, { recent: ['lost'] });
    });
    expect(await again.catch(constraintOf)).toBe('inbound_pkey');
    const lost = `select 1 from ledger.audit_events where action = 'lost'
      union all select 1 from officer.people where recent ? 'lost'`;
    expect(await rowsOf(world, lost)).toEqual([]);
  });

  it('hold the same, however many rows one has', async () => {
    const line = { key: 'heard-calm', variant: 3 } as const;
    const effect = { kind: 'say.v1', personId, line } as const;
    const dueAt = new Date('2031-02-03T04:05:06.789Z');
    for (const count of [1, 2, 4, 5, 9]) {
      let put: Claimed[] = [];
      await sent(async (tx) => {
        const planned = Array.from({ length: count }, () => ({ effect }));
        const [first = { effect }, ...rest] = planned;
        const how = { now: dueAt, claimedUntil: dueAt, newId: tools.newId };
        put = enqueue(tx, [{ ...first, isUrgent: true }, ...rest], how);
      });
      expect(put).toHaveLength(count);
      const found = await pool.transact('wl_worker', async ({ db }) =>
        claimDue(db, dueAt, dueAt, 100),
      );
      const key = { effect, lane: personId, dueAt, attempts: 2, error: null, deadAt: null };
      expect(found.map(({ id }) => id)).toEqual(put.map(({ id }) => id));
      expect(found).toEqual(
        found.map((_, n) => expect.objectContaining({ ...key, isUrgent: n === 0 })),
      );
      await rowsOf(world, 'delete from ledger.outbox');
    }
  });
});
