import { describe, expect, it } from 'vitest';
import { turnsIn, turnsText } from '../../../../src/admin/turns.ts';
import { ORIGIN } from '../../../support/console-client.ts';
import { consoleOf, htmlOf } from '../../../support/console-world.ts';
import { rowsOf } from '../../../support/rows.ts';
import { openWorld } from '../../../support/world.ts';

const world = await openWorld();
const { staff, unitId, squadIds } = world;
const [squadId = ''] = squadIds;
const { app, as } = consoleOf(world);
const admin = await as(staff.admin);
const unit = `/console/schedules/units/${unitId}`;
const squad = `/console/schedules/squads/${squadId}`;

/** As a browser sends a file. */
async function sent(path: string, name: string, text: string): Promise<Response> {
  const body = new FormData();
  body.append('file', new File([text], name));
  const headers = { cookie: admin.cookie, origin: ORIGIN };
  return app.request(`${ORIGIN}${path}`, { method: 'POST', headers, body });
}

describe('the page of shifts and special days', () => {
  it('sets a rotation, shows it as it can be written again, and takes it away', async () => {
    const form = { starts: '2026-03-02', turns: '8:00-20:00, 20:00–08:00 off 休', do: 'set' };
    const page = await htmlOf(admin.post(`${squad}/pattern`, form));
    expect(page).toContain('value="08:00-20:00 20:00-08:00 off off"');
    expect(await htmlOf(admin.get(unit))).toContain('Rotation from 2026-03-02');
    const gone = await htmlOf(admin.post(`${squad}/pattern`, { do: 'drop' }));
    expect(gone).not.toContain('Rotation from');
  });

  it.each([
    [{ starts: '2026-03-02', turns: 'mornings', do: 'set' }, 'That is no rotation'],
    [{ starts: 'monday', turns: '08:00-20:00', do: 'set' }, 'That is no rotation'],
    [{ starts: '2026-03-02', turns: '', do: 'set' }, 'That is no rotation'],
  ])('refuses %o and keeps what stood there', async (form, why) => {
    const answer = await admin.post(`${squad}/pattern`, form);
    expect([answer.status, (await answer.text()).includes(why)]).toEqual([422, true]);
    expect(await rowsOf(world, 'select 1 from ledger.squad_patterns')).toEqual([]);
  });

  it('reads a list from a file, keeps the good rows and names every bad one', async () => {
    const csv =
      'day,from,to\n2026-03-03,08:00,20:00\n2026-02-30,08:00,20:00\n2026-03-04,8 am,20:00\n';
    const answer = await sent(`${squad}/duties`, 'shifts.csv', csv);
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain('Kept: 1. Not kept: 2');
    expect(page).toMatch(/<td class="num">3<\/td><td>The day is none/);
    expect(page).toMatch(/<td class="num">4<\/td><td>A time is missing/);
    expect(page).toContain('From a list, duties ahead: 1, Tue, 3 Mar 2026, 08:00');
    const nothing = await sent(`${squad}/duties`, 'notes.txt', 'hello');
    expect(nothing.status).toBe(422);
    expect(await rowsOf(world, 'select 1 from ledger.squad_duties')).toHaveLength(1);
  });

  it('sets a day, reads holidays beside it, and puts a day back as usual', async () => {
    await admin.post(`${unit}/day`, { day: '2026-03-09', kind: 'none' });
    const ics = [
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//t//EN',
      'BEGIN:VEVENT',
      'UID:a',
      'DTSTART;VALUE=DATE:20260309',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n');
    const page = await (await sent(`${unit}/holidays`, 'days.ics', ics)).text();
    expect(page).toMatch(/2026-03-09<\/td>\s*<td>no questions <span class="soft small">set here/);
    const back = await htmlOf(admin.post(`${unit}/day`, { day: '2026-03-09', kind: 'usual' }));
    expect(back).toMatch(/2026-03-09<\/td>\s*<td>day off <span class="soft small">from a file/);
    expect((await admin.post(`${unit}/day`, { day: 'tomorrow', kind: 'off' })).status).toBe(422);
    expect((await admin.post(`${unit}/day`, { day: '2026-03-10', kind: 'party' })).status).toBe(
      422,
    );
    expect((await sent(`${unit}/holidays`, 'days.ics', 'none')).status).toBe(422);
  });

  it('is an admin’s alone, and knows no other unit or squad', async () => {
    const instructor = await as(staff.instructor);
    expect((await instructor.get(unit)).status).toBe(403);
    expect((await instructor.post(`${squad}/pattern`, { do: 'drop' })).status).toBe(403);
    const nobody = world.tools.newId();
    expect((await admin.get(`/console/schedules/units/${nobody}`)).status).toBe(404);
    expect((await admin.post(`/console/schedules/squads/${nobody}/duties`)).status).toBe(404);
  });
});

describe('the form of a schedule', () => {
  it('carries working days by the calendar and a spread, and shows them again', async () => {
    const form = {
      unit: unitId,
      time: '20:00',
      day: '1',
      calendar: 'yes',
      jitter: '30',
      do: 'preview',
    };
    const made = await admin.post('/console/schedules/preview', form);
    const change = made.headers.get('location') ?? '';
    expect(await htmlOf(admin.get(change))).toContain(
      'workdays by the calendar 20:00, each within 30 minutes',
    );
    await admin.post(`${change}/confirm`);
    const list = await htmlOf(admin.get('/console/schedules'));
    const edit = /\/console\/schedules\/edit\?[^"]*schedule=[^"]*/.exec(list)?.[0] ?? '';
    const page = await htmlOf(admin.get(edit.replaceAll('&amp;', '&')));
    expect(page).toMatch(/name="calendar" value="yes" checked/);
    expect(page).toContain('value="30"');
  });
});

describe('a rotation as it is written', () => {
  it.each([
    ['08:00-20:00 off', '08:00-20:00 off'],
    ['８：００－２０：００　休', '08:00-20:00 off'],
    ['22:00-06:00', '22:00-06:00'],
    ['08:00', undefined],
    ['08:00-20:00-22:00', undefined],
    ['25:00-26:00', undefined],
    ['', undefined],
  ])('%s is %s', (text, expected) => {
    const turns = turnsIn(text);
    expect(turns && turnsText({ startsOn: '2026-03-02', turns }, 'off')).toBe(expected);
  });
});
