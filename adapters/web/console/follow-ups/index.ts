// Counselors' and leads' page of what comes after a talk.

import { Hono } from 'hono';
import {
  endTask,
  giveFollowUps,
  keepCase,
  postponeTask,
  reopenTalk,
} from '../../../../src/hotline/after/follow-ups.flow.ts';
import { followUpsView } from '../../../../src/hotline/after/follow-ups-view.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { fieldsOf } from '../fields.ts';
import { idIn, ONE } from '../ids.ts';
import { page } from '../layout.ts';
import { localTime } from '../times.ts';
import { type ConsoleContext, type ConsoleEnv, requireRole } from '../view.ts';
import { followUpsBody } from './body.ts';
import { followUpWords, saidLine } from './words.ts';

export function followUpPages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('counselor', 'lead'));
  const back = (c: ConsoleContext, said: string) =>
    c.redirect(`/console/follow-ups?said=${said}`, 303);

  app.get('/', async (c) => {
    const locale = c.get('locale');
    const { timeZone } = tools.settings;
    const say = followUpWords(locale);
    const view = await followUpsView(tools, c.get('staff'), timeZone);
    const time = (at: Date) => localTime(at, timeZone, locale);
    const said = saidLine(say, c.req.query('said'));
    const body = followUpsBody(say, view, { time, said });
    return c.html(page(c, { title: say('title'), body, styles: ['talks', 'follow-ups'] }));
  });

  app.post(`${ONE}/done`, async (c) => {
    const form = await fieldsOf(c);
    const taskId = idIn(form.text('task'));
    if (taskId === undefined) return back(c, 'no-such-task');
    const of = { caseId: c.req.param('id'), taskId };
    const { kind } = await endTask(tools, c.get('staff'), of, form.text('outcome'));
    return back(c, kind);
  });

  app.post(`${ONE}/postpone`, async (c) => {
    const form = await fieldsOf(c);
    const taskId = idIn(form.text('task'));
    if (taskId === undefined) return back(c, 'no-such-task');
    const wish = { hours: form.text('hours'), reason: form.text('reason') };
    const of = { caseId: c.req.param('id'), taskId };
    const { kind } = await postponeTask(tools, c.get('staff'), of, wish);
    return back(c, kind === 'done' ? 'postponed' : kind);
  });

  app.post(`${ONE}/give`, async (c) => {
    const to = idIn((await fieldsOf(c)).text('to'));
    if (to === undefined) return back(c, 'nobody-there');
    const { kind } = await giveFollowUps(tools, c.get('staff'), c.req.param('id'), to);
    return back(c, kind === 'done' ? 'given' : kind);
  });

  app.post(`${ONE}/write`, async (c) => {
    const id = c.req.param('id');
    const { kind } = await reopenTalk(tools, c.get('staff'), id);
    return kind === 'done' ? c.redirect(`/console/talks/${id}`, 303) : back(c, kind);
  });

  app.post(`${ONE}/keep`, async (c) => {
    const { kind } = await keepCase(tools, c.get('staff'), c.req.param('id'));
    return back(c, kind === 'done' ? 'kept' : kind);
  });

  return app;
}
