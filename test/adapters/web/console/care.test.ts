import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { LOCALE_COOKIE } from '../../../../adapters/web/console/cookies.ts';
import { tellEvent } from '../../../../src/care/tell.flow.ts';
import { openCareWorld } from '../../../support/care-world.ts';
import { consoleOf, htmlOf } from '../../../support/console-world.ts';
import { rowsOf } from '../../../support/rows.ts';

const { world, instructor, officer } = await openCareWorld();
const { tools, staff } = world;
const { app, as } = consoleOf(world);
const TODAY = '2026-03-02';

const officerId = await officer('1001', { name: 'Officer Li' });
await tellEvent(tools, instructor, { officerId, kind: 'injured', on: TODAY });
const client = await as(staff.instructor);
const taskId = async () =>
  (
    await rowsOf<{ id: string }>(
      world,
      `select id from station.care_tasks where state = 'open' order by due_on limit 1`,
    )
  )[0]?.id ?? '';
const page = (path: string) => htmlOf(client.get(`/console/care${path}`));

describe('an instructor’s care pages', () => {
  it('show what is due today, by name and reason, and nobody’s level, score or alias', async () => {
    const from = await world.joined('en');
    await world.say(from, 'My gun is on the nightstand and I want to die');
    const [person] = await rowsOf<{ alias: string }>(world, 'select alias from officer.people');
    const shown = await page('');
    expect(shown).toContain('Officer Li');
    expect(shown).toContain('Injured on duty');
    for (const path of ['', '/people', '/ledger', `/tasks/${await taskId()}`]) {
      const text = await page(path);
      expect(text).not.toContain(person?.alias);
      expect(text).not.toMatch(/data-level|\bL[0-4]\b|PHQ|score/);
    }
  });

  it('open a card of prompts for the occasion, in the reader’s language', async () => {
    expect(await page(`/tasks/${await taskId()}`)).toContain('A doctor first');
    const zh = await app.request(`http://localhost:8080/console/care/tasks/${await taskId()}`, {
      headers: { cookie: `${client.cookie}; ${LOCALE_COOKIE}=zh-CN` },
    });
    expect(await zh.text()).toContain('先看医生');
  });

  it('refuse a day ahead and a reason of one’s own, and take what is right', async () => {
    const at = `/console/care/tasks/${await taskId()}`;
    const to = async (path: string, form: Record<string, string>) =>
      (await client.post(`${at}/${path}`, form)).headers.get('location');
    expect(await to('held', { on: '2026-03-03', as: 'phone' })).toContain('said=bad-date');
    expect(await to('held', { on: TODAY, as: 'telepathy' })).toContain('said=bad-choice');
    expect(await to('put-off', { to: '2026-03-05', reason: 'he wept' })).toContain('bad-choice');
    expect(await to('held', { on: TODAY, as: 'hospital' })).toBe('/console/care?said=done');
    expect(await page('/ledger')).toContain('in hospital');
  });

  it('give a calendar at a secret address, without a name, until it is ended', async () => {
    const made = await htmlOf(client.post('/console/care/feed'));
    const [, path = ''] =
      /value="http:\/\/localhost:8080(\/console\/care\/calendar\/[^"]+)"/.exec(made) ?? [];
    const read = () => app.request(`http://localhost:8080${path}`);
    const text = await (await read()).text();
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
    const summaries = events.map((event) => event.getFirstPropertyValue('summary'));
    expect(summaries).toEqual(['Care due: 1', 'Care due: 1']); // follow-ups after 3 and 14 days
    expect(text).not.toMatch(/Li|1001|njur/);
    await client.post('/console/care/feed/end');
    expect((await read()).status).toBe(404);
    expect((await app.request(`http://localhost:8080${path.slice(0, -9)}AAAAA.ics`)).status).toBe(
      404,
    );
  });

  it('end the calendar with the account', async () => {
    const made = await htmlOf(client.post('/console/care/feed'));
    const [path = ''] = /\/console\/care\/calendar\/[^"]+/.exec(made) ?? [];
    await rowsOf(
      world,
      `update ledger.staff set disabled_at = now() where id = '${staff.instructor.id}'`,
    );
    expect((await app.request(`http://localhost:8080${path}`)).status).toBe(404);
  });
});
