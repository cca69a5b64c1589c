import { describe, expect, it } from 'vitest';
import { makeUnit } from '../../../../src/admin/units.flow.ts';
import { consoleOf, htmlOf } from '../../../support/console-world.ts';
import { openWorld } from '../../../support/world.ts';

const world = await openWorld();
const { tools, staff, unitId, squadIds } = world;
const { as, invited } = consoleOf(world);
const CODE = /[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}/;
const AT = '2026-03-02T16:30'; // half an hour ago, by the clock in Shanghai

describe('the page of incidents', () => {
  it.each(['admin', 'instructor'] as const)(
    'gives the %s a code once, which works',
    async (role) => {
      const client = await as(staff[role]);
      const form = { unit: unitId, at: AT, ask: squadIds[0] ?? '' };
      const shown = await htmlOf(client.post('/console/incidents', form));
      const code = CODE.exec(shown)?.[0] ?? '';
      const list = await htmlOf(client.get('/console/incidents'));
      expect(list).toContain('47 h left, until Wed, 4 Mar 2026, 16:30');
      expect(list).toContain('A, and whoever has the code');
      expect(list).not.toContain(code);
      const officer = await world.joined('en');
      await world.say(officer, code);
      expect(world.heard(officer)[0]?.choices?.[0]?.id).toMatch(/^incident-out:/);
      expect(await htmlOf(client.get('/console/incidents'))).toBe(list);
    },
  );

  it.each([
    ['2026-03-02T23:30', 'Give a day and time that have passed.'],
    ['2026-13-40T99:99', 'Give a day and time that have passed.'],
    ['', 'Give a day and time that have passed.'],
    ['2025-03-02T08:30', 'more than 30 days ago'],
  ])('refuses %s and keeps what was chosen', async (at, why) => {
    const client = await as(staff.admin);
    const answer = await client.post('/console/incidents', { unit: unitId, at, ask: 'unit' });
    expect(answer.status).toBe(422);
    const page = await answer.text();
    expect(page).toContain(why);
    expect(page).toContain('value="unit" checked');
  });

  it('keeps the clock: offered, then done already; called off, then nothing more', async () => {
    const client = await as(staff.admin);
    await client.post('/console/incidents', { unit: unitId, at: AT, ask: 'unit' });
    const list = await htmlOf(client.get('/console/incidents'));
    const id = /incidents\/([\da-f-]{36})\/met/.exec(list)?.[1] ?? '';
    const to = (what: string) => client.post(`/console/incidents/${id}/${what}`);
    expect((await to('met')).headers.get('location')).toBe('/console/incidents');
    expect((await to('met')).headers.get('location')).toContain('stale');
    expect(await htmlOf(client.get('/console/incidents'))).toContain('offered to all at Mon');
    expect(await htmlOf(to('code'))).toMatch(CODE);
    expect((await to('off')).status).toBe(303);
    expect((await to('code')).headers.get('location')).toContain('stale');
  });

  it('shows an instructor of another unit nothing, and takes nothing from them', async () => {
    const made = await makeUnit(tools, { name: 'Far', region: 'CN', timeZone: 'Asia/Shanghai' });
    const far = await invited('instructor', made.kind === 'made' ? made.unitId : '');
    const list = await htmlOf((await as(staff.admin)).get('/console/incidents'));
    const id = /incidents\/([\da-f-]{36})\/code/.exec(list)?.[1] ?? '';
    expect(await htmlOf(far.get('/console/incidents'))).not.toContain('Unit 1');
    for (const to of ['met', 'off', 'code'])
      expect((await far.post(`/console/incidents/${id}/${to}`)).status).toBe(404);
    expect((await far.post('/console/incidents', { unit: unitId, at: AT })).status).toBe(404);
    expect((await far.get(`/console/incidents/new?unit=${unitId}`)).status).toBe(404);
    const counselor = await as(staff.counselor);
    expect((await counselor.get('/console/incidents')).status).toBe(403);
  });
});
