import { describe, expect, it } from 'vitest';
import { personIdAt } from '../../db/people.ts';
import { commit } from '../../src/core/commit.flow.ts';
import { decide } from '../../src/core/decision.ts';
import type { Address } from '../../src/core/message.ts';
import { asOwner } from '../support/databases.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;

async function personAt(address: Address): Promise<string> {
  const key = tools.keys.addressKey(address);
  const id = await tools.pools.officer.transact('wl_bot', ({ db }) => personIdAt(db, key));
  return id ?? '';
}

function move(personId: string, to: Address) {
  return commit(tools, personId, () =>
    decide({
      changes: [{ kind: 'address-moved', to, by: 'link' }],
      says: [{ key: 'already-joined' }],
    }),
  );
}

describe('an address that moved', () => {
  it('takes the person along: lines go there, and what is written there is theirs', async () => {
    const old = await world.joined('en', 'slack');
    const to = { channel: 'web', id: 'browser-osprey' } as const;
    const personId = await personAt(old);
    await tools.doNow(await move(personId, to));
    expect(world.heard(to)).toHaveLength(1);
    expect(world.heard(old)).toEqual([]);
    expect(await personAt(to)).toBe(personId);
    await world.say(old, 'hello');
    expect(await personAt(old)).not.toBe(personId);
  });

  it('is recorded by channel, never by address', async () => {
    await asOwner(world.url, async (sql) => {
      const rows = await sql`
        select actor, detail from ledger.audit_events where action = 'address-moved'`;
      expect(rows).toEqual([{ actor: 'program', detail: { channel: 'web', by: 'link' } }]);
      const all = await sql`select e::text as row from ledger.audit_events e`;
      expect(JSON.stringify(all)).not.toContain('browser-osprey');
    });
  });

  it('takes nobody else’s place', async () => {
    const [one, other] = [await world.joined('en'), await world.joined('en')];
    await expect(move(await personAt(one), other)).rejects.toThrow();
    expect(await personAt(one)).not.toBe('');
  });
});
