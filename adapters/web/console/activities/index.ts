// Lectures and activities, for whoever organizes them. A count of who comes, unless names are needed.

import { type Context, Hono } from 'hono';
import { openActivity } from '../../../../src/care/activities/opened.flow.ts';
import {
  activitiesView,
  callOff,
  changeActivity,
  makeActivity,
  noteCame,
} from '../../../../src/care/activities/organizer.flow.ts';
import { passOnThanks, thanksToPassOn } from '../../../../src/care/activities/thanks.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { type Fields, fieldsOf } from '../fields.ts';
import { idIn, ONE } from '../ids.ts';
import { page } from '../layout.ts';
import { problemPage } from '../problem.ts';
import { type ConsoleEnv, requireRole } from '../view.ts';
import { formIn } from './form.ts';
import { listBody } from './list.ts';
import { openedBody, titleIn } from './opened.ts';
import { activityWords } from './words.ts';

const AT = '/console/activities';
const STYLES = ['admin', 'care'];

export function activityPages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('instructor', 'admin'));
  const readingOf = (c: Context<ConsoleEnv>) => {
    const locale = c.get('locale');
    return { say: activityWords(locale), locale };
  };

  app.get('/', async (c) => {
    const reading = readingOf(c);
    const view = await activitiesView(tools, c.get('staff'));
    const thanks = await thanksToPassOn(tools, c.get('staff'));
    const body = listBody(reading, view, {
      thanks,
      said: c.req.query('said'),
      isAdmin: c.get('staff').role === 'admin',
    });
    return c.html(page(c, { title: reading.say('title'), body, styles: STYLES }));
  });

  app.post('/', async (c) => {
    const { kind } = await makeActivity(tools, c.get('staff'), wishOf(await fieldsOf(c)));
    return c.redirect(`${AT}?said=${kind}`, 303);
  });

  app.get(ONE, async (c) => {
    const reading = readingOf(c);
    const opened = await openActivity(tools, c.get('staff'), c.req.param('id'));
    if (opened === undefined) return problemPage(c, 'not-found', 404);
    const body = openedBody(reading, opened, c.req.query('said'));
    return c.html(
      page(c, { title: titleIn(opened.activity, reading.locale), body, styles: STYLES }),
    );
  });

  app.post(`/thanks${ONE}`, async (c) => {
    const { kind } = await passOnThanks(tools, c.get('staff'), c.req.param('id'));
    if (kind !== 'passed-on') return problemPage(c, 'not-found', 404);
    return c.redirect(`${AT}?said=${kind}`, 303);
  });

  app.post(`${ONE}/change`, async (c) => {
    const id = c.req.param('id');
    const wish = formIn(await fieldsOf(c));
    const { kind } = await changeActivity(tools, c.get('staff'), id, wish);
    if (kind === 'no-such-activity') return problemPage(c, 'not-found', 404);
    return c.redirect(`${AT}/${id}?said=${kind}`, 303);
  });

  app.post(`${ONE}/off`, async (c) => {
    const { kind } = await callOff(tools, c.get('staff'), c.req.param('id'));
    if (kind !== 'called-off') return problemPage(c, 'not-found', 404);
    return c.redirect(`${AT}?said=${kind}`, 303);
  });

  app.post(`${ONE}/came`, async (c) => {
    const id = c.req.param('id');
    const { kind } = await noteCame(tools, c.get('staff'), id, (await fieldsOf(c)).text('came'));
    if (kind === 'no-such-activity') return problemPage(c, 'not-found', 404);
    return c.redirect(`${AT}/${id}?said=${kind}`, 303);
  });
  return app;
}

function wishOf(sent: Fields) {
  const unit = sent.text('unit');
  // What is no id is no unit either.
  return { ...formIn(sent), unitId: unit === '' ? undefined : (idIn(unit) ?? NO_UNIT) };
}

const NO_UNIT = '00000000-0000-0000-0000-000000000000';
