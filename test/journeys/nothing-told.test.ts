import { describe, expect, it } from 'vitest';
import { everyRow } from '../support/every-row.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const MARKER = 'marker-osprey';

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
    for (const [table, rows] of await everyRow(world.url)) {
      expect(rows.includes(MARKER), table).toBe(false);
      expect(rows.includes(hex), table).toBe(false);
      expect(rows.includes(officer.id), `${table} holds an address`).toBe(false);
    }
    expect(world.logged()).not.toContain(MARKER);
    expect(world.logged()).not.toContain(officer.id);
  });

  it('leaves an audit record for each change', async () => {
    const rows = (await everyRow(world.url)).get('ledger.audit_events') ?? '';
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
