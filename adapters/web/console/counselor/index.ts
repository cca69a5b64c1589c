// Counselors' and leads' pages: the queue and the talk.

import { Hono } from 'hono';
import { html } from 'hono/html';
import { ownLoad } from '../../../../src/hotline/care/load.flow.ts';
import { dutyNow } from '../../../../src/hotline/on-call/duty.flow.ts';
import { type Opened, openCase, refreshCase } from '../../../../src/hotline/open-case.flow.ts';
import { queueView, ringingNow } from '../../../../src/hotline/queue.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { glassNews } from '../../../../src/trust/glass/glass-view.flow.ts';
import type { LiveDesk } from '../desk.ts';
import { glassNotice } from '../glass/notice.ts';
import { ONE } from '../ids.ts';
import { page } from '../layout.ts';
import { dutyNotice } from '../on-call/notice.ts';
import { onCallWords } from '../on-call/words.ts';
import { problemPage } from '../problem.ts';
import { localTime } from '../times.ts';
import { type ConsoleContext, type ConsoleEnv, requireRole } from '../view.ts';
import { board, queueBody } from './board.ts';
import { carePart } from './care-part.ts';
import { liveEvents } from './live.ts';
import { pressRoutes } from './press.ts';
import { talkBody, talkPiece } from './talk.ts';
import { talkWords } from './words.ts';

export function talkPages(tools: Tools, desk: LiveDesk): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('counselor', 'lead'));

  app.get('/', async (c) => {
    const say = wordsFor(c);
    const staff = c.get('staff');
    const view = await queueView(tools, staff);
    const news = glassNotice(c.get('locale'), staff, await glassNews(tools, staff));
    const queue = queueBody(say, view, staff.role === 'lead', c.req.query('said') ?? '');
    const time = (at: Date) => localTime(at, tools.settings.timeZone, c.get('locale'));
    const duty = dutyNotice(onCallWords(c.get('locale')), await dutyNow(tools, staff), time);
    const care = carePart(say, await ownLoad(tools, staff));
    const body = html`${news}${duty}${queue}${care}`;
    return c.html(page(c, { title: say('title'), body, scripts: ['queue'], styles: ['talks'] }));
  });

  app.get('/board', async (c) => {
    const staff = c.get('staff');
    const view = await queueView(tools, staff);
    return c.html(board(wordsFor(c), view, staff.role === 'lead'));
  });

  app.get('/ringing', async (c) => {
    const { ringing, urgent } = await ringingNow(tools, c.get('staff'));
    return c.html(html`<p data-ringing="${ringing}" data-urgent="${urgent}"></p>`);
  });

  app.get('/events', (c) => liveEvents(c, tools, desk));

  app.get(ONE, async (c) => {
    const say = wordsFor(c);
    const opened = await openCase(tools, c.get('staff'), c.req.param('id'));
    if (opened.kind !== 'opened') return refused(c, opened.kind);
    const { view } = opened;
    const body = talkBody(say, view, c.req.query('said') ?? '', tools.newId());
    const title = say('talk-title', { code: view.code });
    return c.html(page(c, { title, body, scripts: ['talk'], styles: ['talks'] }));
  });

  app.get(`${ONE}/live`, async (c) => {
    const opened = await refreshCase(tools, c.get('staff'), c.req.param('id'));
    if (opened.kind !== 'opened') return c.body(null, 403);
    return c.html(talkPiece(wordsFor(c), opened.view));
  });

  app.route('/', pressRoutes(tools));
  return app;
}

function wordsFor(c: ConsoleContext) {
  return talkWords(c.get('locale'));
}

function refused(c: ConsoleContext, why: Exclude<Opened['kind'], 'opened'>) {
  switch (why) {
    case 'not-yours':
    case 'own-unit':
      return c.redirect(`/console/talks?said=${why}`, 303);
    case 'no-such-case':
      return problemPage(c, 'not-found', 404);
    case 'not-allowed':
      return problemPage(c, 'not-allowed', 403);
  }
}
