// The station's roster, brought in by whoever keeps it: a list, or one row by form. The page shows
// what became of it, and nobody's name: whose people they are sees them under Care.

import { Hono } from 'hono';
import { type Imported, importList } from '../../../../src/care/import.flow.ts';
import { bringOne, rosterForms } from '../../../../src/care/keep-roster.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { type Fields, fieldsOf } from '../fields.ts';
import { idIn } from '../ids.ts';
import { page } from '../layout.ts';
import { actorOf, type ConsoleContext, type ConsoleEnv, requireRole } from '../view.ts';
import { rosterBody, type Shown } from './body.ts';
import { rosterWords } from './words.ts';

const UNREADABLE = 422;

export function rosterPages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('admin'));

  app.get('/', (c) => show(c, undefined));

  app.post('/list', async (c) => {
    const sent = await fieldsOf(c);
    const bytes = await sent.bytes('file');
    return show(c, { how: 'list', report: await importList(tools, bytes, whose(c, sent)) });
  });

  app.post('/person', async (c) => {
    const sent = await fieldsOf(c);
    const cells = cellsOf(sent, ['no', 'name', 'born', 'checkup', 'leave', 'taken'] as const);
    const allows = sent.all('allows').join(' ');
    return showOne(c, await bringOne(tools, { ...cells, allows }, whose(c, sent)));
  });

  app.post('/event', async (c) => {
    const sent = await fieldsOf(c);
    const cells = cellsOf(sent, ['no', 'event', 'on'] as const);
    return showOne(c, await bringOne(tools, cells, whose(c, sent)));
  });

  return app;

  async function showOne(c: ConsoleContext, report: Imported) {
    return show(c, { how: 'one', report });
  }

  async function show(c: ConsoleContext, shown: Shown | undefined) {
    const say = rosterWords(c.get('locale'));
    const forms = await rosterForms(tools);
    const isRefused =
      shown !== undefined &&
      (shown.report.kind === 'unreadable' || (shown.how === 'one' && shown.report.faults[0]));
    const body = rosterBody(say, { forms, locale: c.get('locale'), shown });
    const parts = { title: say('title'), body, styles: ['admin', 'care'] };
    return c.html(page(c, parts), isRefused ? UNREADABLE : 200);
  }
}

function whose(c: ConsoleContext, sent: Fields) {
  return { unitId: idIn(sent.text('unit')), actor: actorOf(c) };
}

function cellsOf<K extends string>(sent: Fields, names: readonly K[]): { [name in K]?: string } {
  return Object.fromEntries(names.map((name) => [name, sent.text(name)] as const)) as {
    [name in K]?: string;
  };
}
