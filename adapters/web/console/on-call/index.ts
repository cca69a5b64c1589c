// Who is on call when: for counselors and leads, and for admins, who keep the roster.

import { Hono } from 'hono';
import {
  importRoster,
  rosterShift,
  takeOutShift,
} from '../../../../src/hotline/on-call/roster.flow.ts';
import { rosterView } from '../../../../src/hotline/on-call/roster-view.flow.ts';
import { answerSwap, askSwap } from '../../../../src/hotline/on-call/swap.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { fieldsOf } from '../fields.ts';
import { idIn, ONE } from '../ids.ts';
import { type Html, page } from '../layout.ts';
import { localTime } from '../times.ts';
import { type ConsoleContext, type ConsoleEnv, requireRole } from '../view.ts';
import { rosterBody } from './body.ts';
import { importReport } from './forms.ts';
import { onCallWords, saidLine } from './words.ts';

export function onCallPages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('counselor', 'lead', 'admin'));
  const back = (c: ConsoleContext, said: string) =>
    c.redirect(`/console/on-call?said=${said}`, 303);

  app.get('/', (c) => show(c, saidLine(onCallWords(c.get('locale')), c.req.query('said'))));

  app.post('/shifts', async (c) => {
    const form = await fieldsOf(c);
    const [rung, kind, day] = [form.text('rung'), form.text('kind'), form.text('day')];
    const [from, to, weeks] = [form.text('from'), form.text('to'), form.text('weeks')];
    const who = idIn(form.text('who'));
    if (who === undefined) return back(c, 'nobody-there');
    const wish = { rung, who, kind, day, from, to, weeks };
    return back(c, (await rosterShift(tools, c.get('staff'), wish)).kind);
  });

  app.post('/import', async (c) => {
    const done = await importRoster(tools, c.get('staff'), (await fieldsOf(c)).text('list'));
    if (done.kind === 'not-allowed') return back(c, done.kind);
    return show(c, importReport(onCallWords(c.get('locale')), done));
  });

  app.post(`/shifts${ONE}/remove`, async (c) =>
    back(c, (await takeOutShift(tools, c.get('staff'), c.req.param('id'))).kind),
  );

  app.post(`/shifts${ONE}/swap`, async (c) => {
    const takerId = idIn((await fieldsOf(c)).text('who'));
    if (takerId === undefined) return back(c, 'nobody-there');
    return back(c, (await askSwap(tools, c.get('staff'), c.req.param('id'), takerId)).kind);
  });

  for (const [press, answer] of [
    ['agree', 'agreed'],
    ['refuse', 'refused'],
    ['take-back', 'taken-back'],
  ] as const)
    app.post(`/swaps${ONE}/${press}`, async (c) => {
      const id = c.req.param('id') ?? '';
      return back(c, (await answerSwap(tools, c.get('staff'), id, answer)).kind);
    });

  return app;

  async function show(c: ConsoleContext, said: Html) {
    const locale = c.get('locale');
    const say = onCallWords(locale);
    const view = await rosterView(tools, c.get('staff'));
    const time = (at: Date) => localTime(at, tools.settings.timeZone, locale);
    const body = rosterBody(say, view, { time, said });
    return c.html(page(c, { title: say('title'), body, styles: ['admin', 'on-call'] }));
  }
}
