import { describe, expect, it } from 'vitest';
import { clientWith } from '../support/console-client.ts';
import { consoleOf, htmlOf } from '../support/console-world.ts';
import { recorded } from '../support/desk-world.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools, staff } = world;
const { app, as, invited } = consoleOf(world);

describe('the pages', () => {
  it.each([
    ['/console/schedules', 'admin'],
    ['/console/schedules/edit', 'admin'],
    ['/console/scales', 'admin'],
    ['/console/units', 'admin'],
    ['/console/staff', 'admin'],
    ['/console/flags', 'instructor'],
    ['/console/log', 'auditor'],
  ] as const)('%s is for the %s alone', async (path, role) => {
    expect((await clientWith(app, '').get(path)).status).toBe(303);
    for (const other of ['counselor', 'lead', 'instructor', 'admin', 'auditor'] as const) {
      const client = await invited(other, other === 'instructor' ? world.unitId : undefined);
      const { status } = await client.get(path);
      expect([other, status === 403]).toEqual([other, other !== role]);
    }
  });

  it.each([
    ['/console/units', { name: 'X', region: 'CN', zone: 'Asia/Shanghai' }],
    ['/console/staff', { label: 'Me', role: 'admin', language: 'en' }],
    ['/console/schedules/preview', { unit: world.unitId, time: '20:00', day: '1' }],
  ])('refuse a counselor who posts to %s, and change nothing', async (path, form) => {
    const changes = async () =>
      (await recorded(world)).match(/unit-made|staff-invited|schedule-proposed/g)?.length;
    const before = await changes();
    const client = await as(staff.counselor);
    expect((await client.post(path, form)).status).toBe(403);
    expect(await changes()).toBe(before);
  });

  it('answer a form that is no form with a refusal', async () => {
    const admin = await as(staff.admin);
    const unit = `/console/units/${world.unitId}`;
    expect((await admin.post('/console/units', {})).status).toBe(422);
    expect((await admin.post(`${unit}/cards`, { cards: 'many' })).status).toBe(422);
    expect((await admin.post(`${unit}/cards`, { cards: '100000' })).status).toBe(422);
    expect((await admin.post(`${unit}/squads`, { name: 'A' })).status).toBe(422);
    expect((await admin.post('/console/staff', { role: 'king' })).status).toBe(404);
    expect((await admin.post('/console/staff', { role: 'admin', language: 'en' })).status).toBe(
      422,
    );
    const nobody = tools.newId();
    expect((await admin.post(`/console/units/${nobody}/cards`, { cards: '1' })).status).toBe(404);
    expect((await admin.post(`/console/staff/${nobody}/link`)).status).toBe(422);
    expect((await admin.get(`/console/staff/${nobody}/disable`)).status).toBe(404);
    expect((await admin.get(`/console/schedules/changes/${nobody}`)).status).toBe(404);
    const confirm = `/console/schedules/changes/${nobody}/confirm`;
    expect((await admin.post(confirm)).status).toBe(404);
    expect((await admin.post('/console/schedules/preview', { unit: 'x' })).status).toBe(404);
    expect((await admin.get("/console/schedules/edit?unit=' or 1=1")).status).toBe(404);
  });

  it('show what people typed as text, never as markup', async () => {
    const admin = await as(staff.admin);
    const page = await htmlOf(
      admin.post('/console/units', { name: '"><script>x</script>', region: 'CN', zone: 'UTC' }),
    );
    expect(page).not.toContain('<script>x');
  });

  it('hand out codes and links once, and the log holds neither', async () => {
    const admin = await as(staff.admin);
    const cards = await htmlOf(admin.post(`/console/units/${world.unitId}/cards`, { cards: '2' }));
    const codes = cards.match(/[2-9A-Z]{4}-[2-9A-Z]{4}/g) ?? [];
    expect(codes).toHaveLength(2);
    const linked = await htmlOf(admin.post(`/console/staff/${staff.lead.id}/link`));
    const token = /sign-in#([\w-]{20,})/.exec(linked)?.[1] ?? 'none';
    const told = `${await recorded(world)}${world.logged()}`;
    for (const secret of [...codes, token]) expect(told).not.toContain(secret);
  });

  it('let two admins confirm one change once', async () => {
    const [one, other] = [await as(staff.admin), await invited('admin')];
    const preview = await one.post('/console/schedules/preview', {
      unit: world.unitId,
      time: '20:00',
      day: '1',
    });
    const change = preview.headers.get('location') ?? '';
    const answers = await Promise.all([
      one.post(`${change}/confirm`),
      other.post(`${change}/confirm`),
    ]);
    const stale = answers.filter(({ headers }) => headers.get('location')?.includes('stale'));
    expect(stale).toHaveLength(1);
  });
});
