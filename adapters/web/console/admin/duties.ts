// A unit's shifts and special days: rotations by form, lists and holidays from a file, each bad row
// named. Nothing here is about a person.

import { Hono } from 'hono';
import {
  importDuties,
  importHolidays,
  type Kept,
  setDay,
} from '../../../../src/admin/duties.flow.ts';
import {
  dutiesView,
  patternFromForm,
  unitOfSquad,
} from '../../../../src/admin/duties-view.flow.ts';
import { endFeed, setFeed } from '../../../../src/admin/feeds.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { fieldsOf } from '../fields.ts';
import { ONE } from '../ids.ts';
import { page } from '../layout.ts';
import { problemPage } from '../problem.ts';
import { actorOf, type ConsoleContext, type ConsoleEnv, requireRole } from '../view.ts';
import { dutiesBody, type Shown } from './duty-parts.ts';
import { dutyWords } from './duty-words.ts';

const KINDS = ['work', 'off', 'none', 'usual'] as const;
const UNIT = `/units${ONE}` as const;
const SQUAD = `/squads${ONE}` as const;

export function dutyPages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('admin'));

  app.get(UNIT, (c) => unitPage(c, c.req.param('id'), undefined));

  app.post(`${UNIT}/day`, async (c) => {
    const id = c.req.param('id');
    const fields = await fieldsOf(c);
    const kind = KINDS.find((known) => known === fields.text('kind'));
    const wish = { day: fields.text('day'), kind: kind ?? 'usual' };
    const kept: Kept =
      kind === undefined ? { kind: 'bad-day' } : await setDay(tools, id, wish, actorOf(c));
    return unitPage(c, id, kept);
  });

  app.post(`${UNIT}/holidays`, async (c) => {
    const id = c.req.param('id');
    const text = await (await fieldsOf(c)).file('file');
    return unitPage(c, id, found(await importHolidays(tools, id, text, actorOf(c))));
  });

  app.post(`${UNIT}/feed`, async (c) => {
    const id = c.req.param('id');
    return unitPage(c, id, await feedFrom(c, { unitId: id }));
  });

  app.post(`${SQUAD}/feed`, async (c) => squadPage(c, (squadId) => feedFrom(c, { squadId })));

  app.post(`${SQUAD}/pattern`, async (c) => {
    const fields = await fieldsOf(c);
    const turns = fields.text('do') === 'drop' ? undefined : fields.text('turns');
    const wish = { startsOn: fields.text('starts'), turns };
    return squadPage(c, (id) => patternFromForm(tools, id, wish, actorOf(c)));
  });

  app.post(`${SQUAD}/duties`, async (c) => {
    const text = await (await fieldsOf(c)).file('file');
    return squadPage(c, async (id) => found(await importDuties(tools, id, text, actorOf(c))));
  });

  return app;

  async function feedFrom(c: ConsoleContext, target: Parameters<typeof setFeed>[1]) {
    const fields = await fieldsOf(c);
    return fields.text('do') === 'drop'
      ? endFeed(tools, target, actorOf(c))
      : setFeed(tools, target, fields.text('url'), actorOf(c));
  }

  async function squadPage(c: ConsoleContext, work: (id: string) => Promise<Shown>) {
    const id = c.req.param('id') ?? '';
    const unitId = await unitOfSquad(tools, id);
    if (unitId === undefined) return problemPage(c, 'not-found', 404);
    return unitPage(c, unitId, await work(id));
  }

  async function unitPage(c: ConsoleContext, unitId: string, kept: Shown | undefined) {
    const say = dutyWords(c.get('locale'));
    const view = await dutiesView(tools, unitId, say('off'));
    if (view === undefined) return problemPage(c, 'not-found', 404);
    const isRefused =
      kept !== undefined &&
      kept.kind !== 'feed-dropped' &&
      (kept.kind !== 'kept' || (kept.rows === 0 && kept.faults.length > 0));
    const body = dutiesBody(say, view, kept, c.get('locale'));
    const title = say('title', { unit: view.unit });
    return c.html(page(c, { title, body, styles: ['admin'] }), isRefused ? 422 : 200);
  }
}

/** A file in which nothing was found, good or bad, was none of ours. */
function found(kept: Kept): Shown {
  const isNothing = kept.kind === 'kept' && kept.rows === 0 && kept.faults.length === 0;
  return isNothing ? { kind: 'nothing-found' } : kept;
}
