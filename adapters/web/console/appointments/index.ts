// Times to talk, for whoever gives them: what was agreed, their hours, calling one off. A time and
// perhaps an alias; no page here knows who it is.

import { type Context, Hono } from 'hono';
import {
  addHours,
  appointmentsView,
  callOff,
  removeHours,
  timeOf,
} from '../../../../src/hotline/appointments/staff-side.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { icalendar, utcStamp } from '../care/calendar.ts';
import { fieldsOf } from '../fields.ts';
import { ONE } from '../ids.ts';
import { page } from '../layout.ts';
import { problemPage } from '../problem.ts';
import { type ConsoleEnv, requireRole } from '../view.ts';
import { appointmentsBody } from './body.ts';
import { appointmentWords } from './words.ts';

const AT = '/console/appointments';

export function appointmentPages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('instructor', 'peer', 'counselor', 'lead'));
  const done = (c: Context<ConsoleEnv>, { kind }: { readonly kind: string }) =>
    c.redirect(`${AT}?said=${kind}`, 303);

  app.get('/', async (c) => {
    const locale = c.get('locale');
    const say = appointmentWords(locale);
    const view = await appointmentsView(tools, c.get('staff'));
    const body = appointmentsBody({ say, locale }, view, c.req.query('said'));
    return c.html(page(c, { title: say('title'), body, styles: ['admin', 'care'] }));
  });

  app.post('/hours', async (c) => {
    const sent = await fieldsOf(c);
    const wish = {
      kind: sent.text('kind'),
      weekday: sent.text('weekday'),
      day: sent.text('day'),
      from: sent.text('from'),
      to: sent.text('to'),
      agrees: sent.all('agrees').includes('yes'),
    };
    return done(c, await addHours(tools, c.get('staff'), wish));
  });

  app.post(`/hours${ONE}/remove`, async (c) => {
    const gone = await removeHours(tools, c.get('staff'), c.req.param('id'));
    return gone.kind === 'removed' ? done(c, gone) : problemPage(c, 'not-found', 404);
  });

  app.post(`${ONE}/off`, async (c) => {
    const off = await callOff(tools, c.get('staff'), c.req.param('id'));
    return off.kind === 'called-off' ? done(c, off) : problemPage(c, 'not-found', 404);
  });

  app.get(`${ONE}/calendar`, async (c) => {
    const id = c.req.param('id');
    const time = await timeOf(tools, c.get('staff'), id);
    if (time === undefined) return problemPage(c, 'not-found', 404);
    const say = appointmentWords(c.get('locale'));
    const text = icalendar(say('calendar-name'), [
      [
        `UID:${id}@warmline`,
        `DTSTAMP:${utcStamp(tools.clock())}`,
        `DTSTART:${utcStamp(time.from)}`,
        `DTEND:${utcStamp(time.to)}`,
        `SUMMARY:${say('calendar-talk')}`,
        `URL:${tools.settings.publicUrl}${AT}`,
      ],
    ]);
    const headers = {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'attachment; filename="talk.ics"',
    };
    return c.body(text, 200, headers);
  });
  return app;
}
