// Critical incidents, for admins and for an instructor's own unit. Nothing of who is asked, who
// answers or who opts out ever comes here.

import { Hono } from 'hono';
import { markFromForm } from '../../../../src/admin/incident-form.flow.ts';
import {
  incidentList,
  incidentPlaces,
  moveIncident,
} from '../../../../src/admin/incidents.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { fieldsOf } from '../fields.ts';
import { idIn, ONE } from '../ids.ts';
import { page } from '../layout.ts';
import { problemPage } from '../problem.ts';
import { type ConsoleContext, type ConsoleEnv, requireRole } from '../view.ts';
import { codeBody, listBody, newBody } from './bodies.ts';
import { incidentWords } from './words.ts';

export function incidentPages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('admin', 'instructor'));

  app.get('/', async (c) => {
    const say = incidentWords(c.get('locale'));
    const by = c.get('staff');
    const [rows, { units }] = await Promise.all([
      incidentList(tools, by),
      incidentPlaces(tools, by),
    ]);
    const body = listBody(say, { rows, units, said: c.req.query('said') }, c.get('locale'));
    return c.html(page(c, { title: say('title'), body, styles: ['admin'] }));
  });

  app.get('/new', (c) => newPage(c, idIn(c.req.query('unit')), undefined));

  app.post('/', async (c) => {
    const fields = await fieldsOf(c);
    const unitId = idIn(fields.text('unit'));
    if (unitId === undefined) return problemPage(c, 'not-found', 404);
    const asked = fields.all('ask');
    const typed = {
      local: fields.text('at'),
      squadIds: asked.flatMap((id) => idIn(id) ?? []),
      asksUnit: asked.includes('unit'),
    };
    const made = await markFromForm(tools, c.get('staff'), { unitId, ...typed });
    if (made.kind === 'marked') return codePage(c, unitId, made.code);
    if (made.kind === 'not-allowed' || made.kind === 'no-such-unit')
      return problemPage(c, 'not-found', 404);
    return newPage(c, unitId, { ...typed, said: made.kind });
  });

  for (const to of ['met', 'off', 'code'] as const) {
    app.post(`${ONE}/${to}`, async (c) => {
      const moved = await moveIncident(tools, c.get('staff'), c.req.param('id'), to);
      if (moved.kind === 'no-such-incident') return problemPage(c, 'not-found', 404);
      if (moved.kind === 'new-code') return codePage(c, moved.unitId, moved.code);
      const said = moved.kind === 'stale' ? '?said=stale' : '';
      return c.redirect(`/console/incidents${said}`, 303);
    });
  }

  return app;

  async function newPage(
    c: ConsoleContext,
    unitId: string | undefined,
    typed: Parameters<typeof newBody>[2],
  ) {
    const say = incidentWords(c.get('locale'));
    const { units, squads } = await incidentPlaces(tools, c.get('staff'));
    const unit = units.find(({ id }) => id === unitId);
    if (unit === undefined) return problemPage(c, 'not-found', 404);
    const here = squads.filter((squad) => squad.unitId === unit.id);
    const body = newBody(say, { ...unit, squads: here }, typed);
    const title = say('new-title', { unit: unit.name });
    return c.html(page(c, { title, body, styles: ['admin'], width: 'narrow' }), typed ? 422 : 200);
  }

  async function codePage(c: ConsoleContext, unitId: string, code: string) {
    const say = incidentWords(c.get('locale'));
    const { units } = await incidentPlaces(tools, c.get('staff'));
    const unit = units.find(({ id }) => id === unitId)?.name ?? '';
    const title = say('code-title', { unit });
    const body = codeBody(say, title, code);
    return c.html(page(c, { title, body, styles: ['admin'], scripts: ['print'], width: 'narrow' }));
  }
}
