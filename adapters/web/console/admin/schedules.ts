// When units and squads are asked: a table, a form, a preview of the difference, a yes, an undo.

import { Hono } from 'hono';
import { isOfIncident } from '../../../../src/admin/incident-by-chat.flow.ts';
import {
  cancelChange,
  confirmChange,
  proposeChange,
  undoChange,
} from '../../../../src/admin/schedule.flow.ts';
import { scheduleBySentence } from '../../../../src/admin/schedule-by-chat.flow.ts';
import { changeViews, scheduleRows } from '../../../../src/admin/schedule-view.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { type Fields, fieldsOf } from '../fields.ts';
import { idIn, ONE } from '../ids.ts';
import { page } from '../layout.ts';
import { problemPage } from '../problem.ts';
import { actorOf, type ConsoleContext, type ConsoleEnv, requireRole } from '../view.ts';
import { changeBody, editBody, tableBody } from './schedule-parts.ts';
import { adminWords } from './words.ts';

const SENTENCE_MAX = 300;
const YES = 'schedule-yes:';
const CHANGE = `/changes${ONE}` as const;

export function schedulePages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('admin'));

  app.get('/', (c) => tablePage(c, { said: c.req.query('said') }));

  app.post('/say', async (c) => {
    const locale = c.get('locale');
    const sentence = (await fieldsOf(c)).text('sentence').slice(0, SENTENCE_MAX);
    if (await isOfIncident(tools, sentence)) return tablePage(c, { said: 'of-incident', sentence });
    const says = await scheduleBySentence(tools, sentence, { actor: actorOf(c), locale });
    const id = says.at(-1)?.buttons?.find((button) => button.id.startsWith(YES))?.id;
    if (id !== undefined)
      return c.redirect(`/console/schedules/changes/${id.slice(YES.length)}`, 303);
    const reason = says[0]?.params?.['reason'];
    return tablePage(c, reason === undefined ? {} : { sentence, reason: String(reason) });
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
    const id = c.req.param('id');
    const views = await changeViews(tools, id, c.get('locale'));
    const [view] = views;
    if (view === undefined) return problemPage(c, 'not-found', 404);
    const title =
      views.length === 1
        ? say('change-title', { name: view.target })
        : say('set-title', { n: views.length });
    const body = changeBody(say, { id, views, title }, c.get('locale'), c.req.query('said'));
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

  async function tablePage(c: ConsoleContext, typed: Parameters<typeof tableBody>[3]) {
    const say = adminWords(c.get('locale'));
    const rows = await scheduleRows(tools, c.get('locale'));
    const body = tableBody(say, rows, c.get('locale'), typed);
    const html = page(c, { title: say('schedules-title'), body, styles: ['admin'] });
    return c.html(html, typed.sentence === undefined ? 200 : 422);
  }

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
    isOnly: true,
    isOff: fields.text('do') === 'off',
    days: fields.text('calendar') === 'yes' ? ('workdays' as const) : ('as-set' as const),
    jitterMin: jitterIn(fields),
    ...(fields.text('do') === 'pause' && { pause: { until: fields.text('until') || 'over' } }),
  };
}
