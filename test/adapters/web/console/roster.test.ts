import { describe, expect, it } from 'vitest';
import { openCareWorld } from '../../../support/care-world.ts';
import { ORIGIN } from '../../../support/console-client.ts';
import { consoleOf, htmlOf } from '../../../support/console-world.ts';
import { rowsOf } from '../../../support/rows.ts';

const { world } = await openCareWorld();
const { app, as } = consoleOf(world);
const client = await as(world.staff.admin);
const unit = world.unitId;
const people = () =>
  rowsOf<{ no: string; name: string; allows: string[] }>(
    world,
    'select no, name, allows from station.roster order by no',
  );

async function upload(bytes: Uint8Array<ArrayBuffer>): Promise<Response> {
  const body = new FormData();
  body.set('file', new Blob([bytes]), 'roster.csv');
  body.set('unit', unit);
  const headers = { cookie: client.cookie, origin: ORIGIN };
  return app.request(`${ORIGIN}/console/roster/list`, { method: 'POST', headers, body });
}

describe('the roster’s page', () => {
  it('reads a file from Excel in GBK, and names each bad row by line and reason', async () => {
    const gbk = Buffer.from(
      'beafbac52cd0d5c3fb2cc9fac8d50a313030312cc3f1beafbcd72c313939302d30332d30320a3d31',
      'hex',
    );
    const html = await (await upload(gbk)).text();
    expect(html).toContain('New: 1. Changed: 0. As before: 0. Not kept: 1');
    expect(html).toContain('<td class="num">3</td><td>A cell begins like a formula.</td>');
    expect(await people()).toEqual([{ no: '1001', name: '民警甲', allows: [] }]);
    expect(html).not.toContain('民警甲');
    expect(await (await upload(gbk)).text()).toContain('New: 0. Changed: 0. As before: 1.');
  });

  it('refuses a file that is no list', async () => {
    const response = await upload(Buffer.from('colour,size\nred,9\n'));
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('Nothing of it was kept.');
  });

  it('takes one person and one event by form, by the rules of a list', async () => {
    const person = { no: '1002', name: 'Officer "B", Li', unit, allows: 'calls', born: '' };
    expect(await htmlOf(client.post('/console/roster/person', person))).toContain('New: 1.');
    expect((await people())[1]).toEqual({ no: '1002', name: 'Officer "B", Li', allows: ['calls'] });
    const event = { no: '1002', event: 'leave-begins', on: '2026-03-02' };
    const told = await htmlOf(client.post('/console/roster/event', event));
    expect(told).toContain('Tasks opened or joined: 1.');
    const again = await htmlOf(client.post('/console/roster/event', event));
    expect(again).toContain('Known already: 1.');
  });

  it.each([
    ['person', { no: '7', name: '=1+1' }, 'A cell begins like a formula.'],
    ['person', { no: '7', name: '' }, 'The name is missing or too long.'],
    ['person', { no: '7', name: 'A', leave: '400' }, 'Leave is whole days, 366 at most.'],
    ['person', { no: '7', name: 'A', unit: 'x' }, 'There is no unit of that name.'],
    ['event', { no: '7', event: 'achievement', on: '2026-03-02' }, 'Nobody on the roster'],
    ['event', { no: '1002', event: 'wedding', on: '2026-03-02' }, 'They do not allow that'],
    ['event', { no: '1002', event: 'birthday', on: '2026-03-02' }, 'not by a list'],
    ['event', { no: '1002', event: 'achievement', on: '2025-03-02' }, 'more than 60 days ago'],
  ])('refuses by form, of a %s, %j: %s', async (what, form, reason) => {
    const response = await client.post(`/console/roster/${what}`, { unit, ...form });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain(reason);
    expect(await people()).toHaveLength(2);
  });

  it('records who brought each, without a name', async () => {
    const records = await rowsOf<{ actor: string; detail: unknown }>(
      world,
      "select actor, detail from ledger.audit_events where action like 'roster-%'",
    );
    expect(new Set(records.map(({ actor }) => actor))).toEqual(
      new Set([`admin:${world.staff.admin.id}`]),
    );
    expect(JSON.stringify(records)).not.toMatch(/民警|Officer/);
  });
});
