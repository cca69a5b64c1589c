import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const MARKER = 'marker-osprey';

/** Every row of every table, as text, with bytea shown raw. */
async function everything(): Promise<Map<string, string>> {
  const sql = postgres(world.url, { max: 1 });
  const tables = await sql<{ name: string }[]>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in ('ledger', 'officer', 'station') and table_type = 'BASE TABLE'`;
  const rows = new Map<string, string>();
  for (const { name } of tables) {
    const found = await sql.unsafe(`select t::text as row from ${name} t`);
    rows.set(name, found.map(({ row }) => row).join('\n'));
  }
  await sql.end();
  return rows;
}

describe('what an officer wrote', () => {
  it('stands readable in no table, log line or file name', async () => {
    const officer = await world.joined('en');
    await world.say(officer, `${MARKER} tired of it all, the sergeant shouted again`);
    await world.say(officer, `${MARKER} I want to die`);
    await world.tap(officer, 'direct:yes');
    await world.tap(officer, 'flag-write');
    await world.say(officer, `${MARKER} please ask me how I am`);
    await world.advance(3_600_000);

    const hex = Buffer.from(MARKER).toString('hex');
    for (const [table, rows] of await everything()) {
      expect(rows.includes(MARKER), table).toBe(false);
      expect(rows.includes(hex), table).toBe(false);
      expect(rows.includes(officer.id), `${table} holds an address`).toBe(false);
    }
    expect(world.logged()).not.toContain(MARKER);
    expect(world.logged()).not.toContain(officer.id);
  });

  it('leaves an audit record for each change', async () => {
    const rows = (await everything()).get('ledger.audit_events') ?? '';
    for (const action of [
      'person-met',
      'card-used',
      'consent-given',
      'case-opened',
      'flag-drafted',
    ])
      expect(rows).toContain(action);
  });
});
