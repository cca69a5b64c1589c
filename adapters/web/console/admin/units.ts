// Units, squads and the cards that officers join with.

import { Hono } from 'hono';
import {
  drawCards,
  makeSquad,
  makeUnit,
  placeUnit,
  unitList,
} from '../../../../src/admin/units.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { type Fields, fieldsOf } from '../fields.ts';
import { ONE } from '../ids.ts';
import { page } from '../layout.ts';
import { problemPage } from '../problem.ts';
import { actorOf, type ConsoleContext, type ConsoleEnv, requireRole } from '../view.ts';
import { cardsBody, unitsBody } from './unit-parts.ts';
import { adminWords } from './words.ts';

export function unitPages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('admin'));

  app.get('/', (c) => unitsPage(c, c.req.query('said')));

  app.post('/', async (c) => {
    const fields = await fieldsOf(c);
    const wish = {
      name: fields.text('name'),
      region: fields.text('region').trim().toUpperCase(),
      timeZone: fields.text('zone').trim(),
    };
    const { kind } = await makeUnit(tools, wish, actorOf(c));
    return kind === 'made' ? made(c) : unitsPage(c, kind, fields);
  });

  app.post(`${ONE}/squads`, async (c) => {
    const name = (await fieldsOf(c)).text('name');
    const { kind } = await makeSquad(tools, c.req.param('id'), name, actorOf(c));
    if (kind === 'no-such-unit') return problemPage(c, 'not-found', 404);
    return kind === 'made' ? made(c) : unitsPage(c, kind);
  });

  app.post(`${ONE}/above`, async (c) => {
    const above = (await fieldsOf(c)).text('above');
    const { kind } = await placeUnit(tools, c.req.param('id'), above || undefined, actorOf(c));
    if (kind === 'no-such-unit') return problemPage(c, 'not-found', 404);
    return kind === 'placed' ? made(c) : unitsPage(c, kind);
  });

  app.post(`${ONE}/cards`, async (c) => {
    const id = c.req.param('id');
    const cards = Number((await fieldsOf(c)).text('cards') || Number.NaN);
    const drawn = await drawCards(tools, id, cards, actorOf(c));
    if (drawn.kind !== 'drawn')
      return drawn.kind === 'bad-count'
        ? unitsPage(c, drawn.kind)
        : problemPage(c, 'not-found', 404);
    const say = adminWords(c.get('locale'));
    const name = (await unitList(tools)).find((unit) => unit.id === id)?.name ?? '';
    const body = cardsBody(say, name, drawn.codes);
    const title = say('cards-title', { name });
    return c.html(page(c, { title, body, styles: ['admin'], scripts: ['print'] }));
  });

  return app;

  async function unitsPage(c: ConsoleContext, said: string | undefined, typed?: Fields) {
    const say = adminWords(c.get('locale'));
    const body = unitsBody(say, await unitList(tools), {
      said,
      name: typed?.text('name') ?? '',
      region: typed?.text('region') ?? tools.settings.region,
      zone: typed?.text('zone') ?? tools.settings.timeZone,
    });
    const isRefused = c.req.method === 'POST';
    return c.html(
      page(c, { title: say('units-title'), body, styles: ['admin'] }),
      isRefused ? 422 : 200,
    );
  }
}

function made(c: ConsoleContext) {
  return c.redirect('/console/units?said=made', 303);
}
