// When units and squads are asked: a table, a form, a preview of the difference, a yes, an undo.

import { Hono } from 'hono';
import {
  cancelChange,
  confirmChange,
  proposeChange,
  undoChange,
} from '../../../../src/admin/schedule.flow.ts';
import { changeView, scheduleRows } from '../../../../src/admin/schedule-view.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { type Fields, fieldsOf } from '../fields.ts';
import { idIn, ONE } from '../ids.ts';
import { page } from '../layout.ts';
import { problemPage } from '../problem.ts';
import { actorOf, type ConsoleContext, type ConsoleEnv, requireRole } from '../view.ts';
import { changeBody, editBody, tableBody } from './schedule-parts.ts';
import { adminWords } from './words.ts';

const CHANGE = `/changes${ONE}` as const;

export function schedulePages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('admin'));

  app.get('/', async (c) => {
    const say = adminWords(c.get('locale'));
    const rows = await scheduleRows(tools, c.get('locale'));
    const body = tableBody(say, rows, c.get('locale'), c.req.query('said'));
    return c.html(page(c, { title: say('schedules-title'), body, styles: ['admin'] }));
  });

  app.get('/edit', (c) => editPage(c, c.req.query(), undefined));

  app.post('/preview', async (c) => {
    const fields = await fieldsOf(c);
    const unitId = idIn(fields.text('unit'));
    const wish = wishIn(fields);
    if (unitId === undefined) return problemPage(c, 'not-found', 404);
    const made = await proposeChange(tools, { unitId, ...wish }, actorOf(c));
    if (made.kind === 'proposed')
      return c.redirect(`/console/schedules/changes/${made.changeId}`, 303);
    const place = ['unit', 'squad', 'schedule'].map((name) => [name, fields.text(name)] as const);
    return editPage(c, Object.fromEntries(place), { reason: made.reason, fields });
  });

  app.get(CHANGE, async (c) => {
    const say = adminWords(c.get('locale'));
    const view = await changeView(tools, c.req.param('id'), c.get('locale'));
    if (view === undefined) return problemPage(c, 'not-found', 404);
    const body = changeBody(say, view, c.get('locale'), c.req.query('said'));
    const title = say('change-title', { name: view.target });
    return c.html(page(c, { title, body, styles: ['admin'], width: 'narrow' }));
  });

  for (const [name, decide] of [
    ['confirm', confirmChange],
    ['cancel', cancelChange],
    ['undo', undoChange],
  ] as const) {
    app.post(`${CHANGE}/${name}`, async (c) => {
      const id = c.req.param('id');
      const { kind } = await decide(tools, id, actorOf(c));
      if (kind === 'no-such-change') return problemPage(c, 'not-found', 404);
      const said = kind === 'stale' ? '?said=stale' : '';
      return c.redirect(`/console/schedules/changes/${id}${said}`, 303);
    });
  }

  return app;

  async function editPage(
    c: ConsoleContext,
    place: Readonly<Record<string, string>>,
    refused: { readonly reason: string; readonly fields: Fields } | undefined,
  ) {
    const say = adminWords(c.get('locale'));
    const rows = await scheduleRows(tools, c.get('locale'));
    const row = rows.find(
      ({ unitId, squadId, scheduleId }) =>
        unitId === place['unit'] &&
        (squadId ?? '') === (place['squad'] ?? '') &&
        (scheduleId ?? '') === (place['schedule'] ?? ''),
    );
    if (row === undefined) return problemPage(c, 'not-found', 404);
    const typed = refused && {
      time: refused.fields.text('time'),
      days: refused.fields.all('day').map(Number),
      isByCalendar: refused.fields.text('calendar') === 'yes',
      jitterMin: jitterIn(refused.fields) ?? 0,
    };
    const body = editBody(say, { ...row, ...typed }, refused?.reason);
    const title = say('edit-title', { name: row.target });
    return c.html(
      page(c, { title, body, styles: ['admin'], width: 'narrow' }),
      refused === undefined ? 200 : 422,
    );
  }
}

/** Absent, or no such number: as it is. */
function jitterIn(fields: Fields): number | undefined {
  const text = fields.text('jitter');
  return /^([0-5]?\d|60)$/.test(text) ? Number(text) : undefined;
}

function wishIn(fields: Fields) {
  const [, hour, minute] = /^(\d{1,2}):(\d{2})/.exec(fields.text('time')) ?? [];
  const days = [...new Set(fields.all('day').filter((day) => /^[0-6]$/.test(day)))].toSorted();
  return {
    squadId: idIn(fields.text('squad')),
    scheduleId: idIn(fields.text('schedule')),
    times: hour === undefined ? undefined : `${Number(minute)} ${Number(hour)}`,
    week: days.length === 7 ? '*' : days.join() === '1,2,3,4,5' ? '1-5' : days.join() || undefined,
    isOff: fields.text('do') === 'off',
    days: fields.text('calendar') === 'yes' ? ('workdays' as const) : ('as-set' as const),
    jitterMin: jitterIn(fields),
    ...(fields.text('do') === 'pause' && { pause: { until: fields.text('until') || 'over' } }),
  };
}
