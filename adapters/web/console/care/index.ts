// An instructor's week: what is owed to whom, what was held. The roster's world, by name; no page
// here shows a level, a score or who uses the bot, and no flow behind it could know.

import { type Context, Hono } from 'hono';
import { careBoard, careLedger, openOfficer, openTask } from '../../../../src/care/board.flow.ts';
import { endFeed, feedFor, makeFeed } from '../../../../src/care/feed.flow.ts';
import {
  dropTask,
  handOnTask,
  holdTask,
  noteTalk,
  putOffTask,
  type Stepped,
} from '../../../../src/care/step.flow.ts';
import { sayLeft, setAllowances, tellEvent } from '../../../../src/care/tell.flow.ts';
import type { Instructor } from '../../../../src/care/unit-of.flow.ts';
import { workload } from '../../../../src/care/workload/workload.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { type Fields, fieldsOf } from '../fields.ts';
import { idIn, ONE } from '../ids.ts';
import { type Html, page } from '../layout.ts';
import { problemPage } from '../problem.ts';
import { type ConsoleEnv, requireRole } from '../view.ts';
import { boardBody, feedBody } from './board.ts';
import { calendarOf } from './calendar.ts';
import { leaveSteps } from './leave-steps.ts';
import { ledgerBody } from './ledger.ts';
import type { Reading } from './parts.ts';
import { peopleBody, personBody } from './people.ts';
import { taskBody } from './task.ts';
import { careWords } from './words.ts';
import { workloadBody } from './workload.ts';

const LEDGER_DAYS = 90;
const AT = '/console/care';

type CareContext = Context<ConsoleEnv>;
type Do = (tools: Tools, who: Instructor, id: string, fields: Fields) => Promise<Stepped>;

const STEPS: Readonly<Record<string, Do>> = {
  held: (tools, who, id, sent) =>
    holdTask(tools, who, id, {
      on: sent.text('on'),
      as: sent.text('as'),
      offers: sent.all('offered'),
    }),
  'put-off': (tools, who, id, sent) =>
    putOffTask(tools, who, id, { to: sent.text('to'), reason: sent.text('reason') }),
  'hand-on': (tools, who, id, sent) => handOnTask(tools, who, id, sent.text('to')),
  drop: (tools, who, id) => dropTask(tools, who, id),
};

export function carePages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  // Its own proof: the secret in the address.
  app.get('/calendar/:file{[A-Za-z0-9_-]{43}\\.ics}', async (c) => {
    const feed = await feedFor(tools, c.req.param('file').slice(0, -4));
    if (feed === undefined) return c.body(null, 404);
    const link = `${tools.settings.publicUrl}${AT}`;
    const text = calendarOf(careWords(feed.locale), feed, { now: tools.clock(), link });
    return c.body(text, 200, { 'content-type': 'text/calendar; charset=utf-8' });
  });

  app.use(requireRole('instructor'));
  const readingOf = (c: CareContext): Reading => ({
    say: careWords(c.get('locale')),
    locale: c.get('locale'),
  });
  const show = (c: CareContext, title: string, body: Html) =>
    c.html(page(c, { title, body, styles: ['admin', 'care'] }));

  app.get('/', async (c) => {
    const reading = readingOf(c);
    const board = await careBoard(tools, c.get('staff'));
    if (board === undefined) return problemPage(c, 'not-allowed', 403);
    return show(c, reading.say('title'), boardBody(reading, board, c.req.query('said')));
  });

  app.get('/people', async (c) => {
    const reading = readingOf(c);
    const board = await careBoard(tools, c.get('staff'));
    if (board === undefined) return problemPage(c, 'not-allowed', 403);
    return show(c, reading.say('people-title'), peopleBody(reading, board, c.req.query('said')));
  });

  app.get('/ledger', async (c) => {
    const reading = readingOf(c);
    const ledger = await careLedger(tools, c.get('staff'), LEDGER_DAYS);
    if (ledger === undefined) return problemPage(c, 'not-allowed', 403);
    return show(c, reading.say('ledger-title'), ledgerBody(reading, ledger));
  });

  app.get('/workload', async (c) => {
    const reading = readingOf(c);
    const found = await workload(tools, c.get('staff'));
    if (found === undefined) return problemPage(c, 'not-allowed', 403);
    return show(c, reading.say('workload-title'), workloadBody(reading, found));
  });

  app.get(`/tasks${ONE}`, async (c) => {
    const reading = readingOf(c);
    const opened = await openTask(tools, c.get('staff'), c.req.param('id'));
    if (opened.kind !== 'opened') return problemPage(c, 'not-found', 404);
    return show(c, opened.officer.name, taskBody(reading, opened, c.req.query('said')));
  });

  for (const [step, work] of Object.entries(STEPS))
    app.post(`/tasks${ONE}/${step}` as const, async (c) => {
      const id = c.req.param('id') ?? '';
      const { kind } = await work(tools, c.get('staff'), id, await fieldsOf(c));
      if (kind === 'no-such-task') return problemPage(c, 'not-found', 404);
      return c.redirect(
        kind === 'done' ? `${AT}?said=done` : `${AT}/tasks/${id}?said=${kind}`,
        303,
      );
    });

  app.get(`/people${ONE}`, async (c) => {
    const opened = await openOfficer(tools, c.get('staff'), c.req.param('id'));
    if (opened.kind !== 'opened') return problemPage(c, 'not-found', 404);
    const body = personBody(readingOf(c), opened, c.req.query('said'));
    return show(c, opened.officer.name, body);
  });

  app.post(`/people${ONE}/talked`, async (c) => {
    const id = c.req.param('id');
    const sent = await fieldsOf(c);
    const wish = { on: sent.text('on'), as: sent.text('as') };
    const { kind } = await noteTalk(tools, c.get('staff'), id, wish);
    if (kind === 'no-such-task') return problemPage(c, 'not-found', 404);
    return c.redirect(`${AT}/people/${id}?said=${kind}`, 303);
  });

  app.post(`/people${ONE}/allows`, async (c) => {
    const id = c.req.param('id');
    const wanted = (await fieldsOf(c)).all('allows');
    const { kind } = await setAllowances(tools, c.get('staff'), id, wanted);
    if (kind !== 'set') return problemPage(c, 'not-found', 404);
    return c.redirect(`${AT}/people/${id}?said=done`, 303);
  });

  leaveSteps(app, tools);

  app.post(`/people${ONE}/left`, async (c) => {
    const { kind } = await sayLeft(tools, c.get('staff'), c.req.param('id'));
    if (kind !== 'set') return problemPage(c, 'not-found', 404);
    return c.redirect(`${AT}/people?said=done`, 303);
  });

  app.post('/told', async (c) => {
    const sent = await fieldsOf(c);
    const who = sent.text('officer');
    const wish = {
      officerId: who === 'all' ? who : (idIn(who) ?? ''),
      kind: sent.text('event'),
      on: sent.text('on'),
    };
    const told = await tellEvent(tools, c.get('staff'), wish);
    const said = told.kind === 'told' && told.told === 0 ? 'known' : told.kind;
    return c.redirect(
      told.kind === 'told' ? `${AT}?said=${said}` : `${AT}/people?said=${said}`,
      303,
    );
  });

  app.post('/feed', async (c) => {
    const token = await makeFeed(tools, c.get('staff'));
    if (token === undefined) return problemPage(c, 'not-allowed', 403);
    const reading = readingOf(c);
    const body = feedBody(reading, `${tools.settings.publicUrl}${AT}/calendar/${token}.ics`);
    return c.html(page(c, { title: reading.say('feed-made-title'), body, width: 'narrow' }));
  });

  app.post('/feed/end', async (c) => {
    await endFeed(tools, c.get('staff'));
    return c.redirect(`${AT}?said=done`, 303);
  });
  return app;
}
