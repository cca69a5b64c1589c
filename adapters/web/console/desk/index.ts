// A desk's day: what was told to it, with a clock, and the answer. No page of it knows an alias.

import { type Context, Hono } from 'hono';
import type { Member } from '../../../../src/admin/staff.ts';
import { backOfficer } from '../../../../src/care/desk/backing.flow.ts';
import { deskBoard, openRequest } from '../../../../src/care/desk/board.flow.ts';
import { deskHours } from '../../../../src/care/desk/hours.flow.ts';
import type { DeskStep } from '../../../../src/care/desk/on-request.flow.ts';
import {
  answerRequest,
  checkRequest,
  gatherRequests,
  offerForBoard,
  passOnRequest,
  takeRequest,
} from '../../../../src/care/desk/step.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { type Fields, fieldsOf } from '../fields.ts';
import { idIn, ONE } from '../ids.ts';
import { type Html, page } from '../layout.ts';
import { problemPage } from '../problem.ts';
import { localTime } from '../times.ts';
import { type ConsoleEnv, requireRole } from '../view.ts';
import { boardBody } from './board.ts';
import { hoursBody } from './hours.ts';
import { aboutOf, type Reading } from './parts.ts';
import { requestBody } from './request.ts';
import { deskWords } from './words.ts';

const AT = '/console/desk';

type DeskContext = Context<ConsoleEnv>;
type Do = (tools: Tools, who: Member, id: string, sent: Fields) => Promise<DeskStep>;

const STEPS: Readonly<Record<string, Do>> = {
  take: takeRequest,
  check: (tools, who, id, sent) => checkRequest(tools, who, id, sent.all('there')),
  back: (tools, who, id, sent) =>
    backOfficer(tools, who, id, { step: sent.text('step'), how: sent.text('how') }),
  answer: (tools, who, id, sent) =>
    answerRequest(tools, who, id, { text: sent.text('words'), outcome: sent.text('outcome') }),
  pass: (tools, who, id, sent) => passOnRequest(tools, who, id, sent.text('to')),
  gather: async (tools, who, id, sent) => {
    const other = idIn(sent.text('other'));
    return other === undefined ? { kind: 'bad-choice' } : gatherRequests(tools, who, id, other);
  },
  offer: (tools, who, id, sent) => offerForBoard(tools, who, id, sent.text('words')),
};

export function deskPages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('desk'));
  const readingOf = (c: DeskContext): Reading => {
    const locale = c.get('locale');
    const { timeZone } = tools.settings;
    return { say: deskWords(locale), locale, time: (at) => localTime(at, timeZone, locale) };
  };
  const show = (c: DeskContext, title: string, body: Html) =>
    c.html(page(c, { title, body, styles: ['admin', 'care', 'desk'] }));

  app.get('/', async (c) => {
    const reading = readingOf(c);
    const board = await deskBoard(tools, c.get('staff'));
    if (board === undefined) return problemPage(c, 'not-allowed', 403);
    return show(c, reading.say('title'), boardBody(reading, board, c.req.query('said')));
  });

  app.get('/hours', async (c) => {
    const reading = readingOf(c);
    const found = await deskHours(tools, c.get('staff'), idIn(c.req.query('unit')));
    if (found === undefined) return problemPage(c, 'not-allowed', 403);
    return show(c, reading.say('hours-title'), hoursBody(reading, found));
  });

  app.get(ONE, async (c) => {
    const reading = readingOf(c);
    const opened = await openRequest(tools, c.get('staff'), c.req.param('id'));
    if (opened?.kind !== 'opened') return problemPage(c, 'not-found', 404);
    const body = requestBody(reading, opened, c.req.query('said'));
    return show(c, aboutOf(reading, opened.request), body);
  });

  for (const [step, work] of Object.entries(STEPS))
    app.post(`${ONE}/${step}` as const, async (c) => {
      const id = c.req.param('id') ?? '';
      const { kind } = await work(tools, c.get('staff'), id, await fieldsOf(c));
      if (kind === 'no-such-request') return problemPage(c, 'not-found', 404);
      return c.redirect(`${AT}/${id}?said=${kind}`, 303);
    });
  return app;
}
