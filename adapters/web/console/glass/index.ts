// Breaking the seal: asking, saying yes or no, looking, looking over it afterwards. Looking is a
// press, never a link: nothing that only looks ahead may open anything, and each press is a record.
// No fresh sign-in is asked here: it takes two people already, and at night one of them may have
// nobody to get a new link from.

import { Hono } from 'hono';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { decideGlass, endGlassNow, reviewGlass } from '../../../../src/trust/glass/decide.flow.ts';
import { glassBoard, glassView } from '../../../../src/trust/glass/glass-view.flow.ts';
import { lookGlass } from '../../../../src/trust/glass/look.flow.ts';
import { ONE } from '../ids.ts';
import { page } from '../layout.ts';
import { problemPage } from '../problem.ts';
import { localTime } from '../times.ts';
import { type ConsoleContext, type ConsoleEnv, requireRole } from '../view.ts';
import { askPages } from './ask.ts';
import { listBody } from './list.ts';
import { oneBody } from './one.ts';
import { shownBody } from './shown.ts';
import { glassWords, isGlassKey } from './words.ts';

export function glassPages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('counselor', 'lead', 'admin'));
  app.route('/ask', askPages(tools));

  const timesIn = (c: ConsoleContext) => (at: Date) =>
    localTime(at, tools.settings.timeZone, c.get('locale'));

  app.get('/', async (c) => {
    const say = glassWords(c.get('locale'));
    const body = listBody(say, await glassBoard(tools, c.get('staff')), timesIn(c));
    return c.html(page(c, { title: say('title'), body, styles: ['glass'] }));
  });

  app.get(ONE, async (c) => {
    const view = await glassView(tools, c.get('staff'), c.req.param('id'));
    if (view === undefined) return problemPage(c, 'not-found', 404);
    const say = glassWords(c.get('locale'));
    const said = `said-${c.req.query('said') ?? ''}`;
    const body = oneBody(say, view, {
      time: timesIn(c),
      said: isGlassKey(said) ? said : undefined,
    });
    return c.html(
      page(c, { title: say('of', { code: view.code }), body, styles: ['glass'], width: 'narrow' }),
    );
  });

  const back = (c: ConsoleContext, id: string, said: string) =>
    c.redirect(`/console/glass/${id}?said=${said}`, 303);

  for (const answer of ['yes', 'no'] as const)
    app.post(`${ONE}/${answer}`, async (c) => {
      const id = c.req.param('id') ?? '';
      const { kind } = await decideGlass(tools, c.get('staff'), id, answer === 'yes');
      return back(c, id, kind === 'done' ? `done-${answer}` : kind);
    });

  app.post(`${ONE}/end`, async (c) => {
    const id = c.req.param('id');
    const { kind } = await endGlassNow(tools, c.get('staff'), id);
    return back(c, id, kind === 'done' ? 'done-end' : kind);
  });

  app.post(`${ONE}/review`, async (c) => {
    const id = c.req.param('id');
    const { kind } = await reviewGlass(tools, c.get('staff'), id);
    return back(c, id, kind === 'done' ? 'done-review' : kind);
  });

  app.post(`${ONE}/look`, async (c) => {
    const id = c.req.param('id');
    const looked = await lookGlass(tools, c.get('staff'), id);
    if (looked.kind !== 'shown') return back(c, id, looked.kind);
    const say = glassWords(c.get('locale'));
    const body = shownBody(say, id, looked.shown, timesIn(c));
    const title = say('shown-of', { code: looked.shown.code });
    return c.html(page(c, { title, body, styles: ['glass'], width: 'narrow' }));
  });

  // After a reload or a way back: what was looked at is looked at again only by pressing again.
  app.get(`${ONE}/:press{yes|no|end|review|look}`, (c) =>
    c.redirect(`/console/glass/${c.req.param('id')}`, 303),
  );
  return app;
}
