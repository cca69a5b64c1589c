// The buttons of what more than one does: hand a talk over, bring a lead into it, write the plan and
// notes.

import { Hono } from 'hono';
import { writeNote } from '../../../../src/hotline/after/notes.flow.ts';
import { askAid, dropDraft } from '../../../../src/hotline/aid/aid.flow.ts';
import { saveLadderForm } from '../../../../src/hotline/assessed/ladder-form.flow.ts';
import {
  dropOffer,
  joinTalk,
  leaveTalk,
  offerCase,
  takeOver,
} from '../../../../src/hotline/hand-over/hand-over.flow.ts';
import { savePlan } from '../../../../src/hotline/plan/plan.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { fieldsOf } from '../fields.ts';
import { idIn, ONE } from '../ids.ts';
import type { ConsoleContext, ConsoleEnv } from '../view.ts';
import { toQueue, toTalk } from './back.ts';

export function handOverRoutes(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.post(`${ONE}/offer`, async (c) => {
    const id = c.req.param('id');
    const to = idIn((await fieldsOf(c)).text('to'));
    if (to === undefined) return toTalk(c, id, 'nobody-there');
    const { kind } = await offerCase(tools, c.get('staff'), id, to);
    return toTalk(c, id, kind === 'done' ? 'offered' : kind);
  });

  app.post(`${ONE}/take-over`, async (c) => {
    const id = c.req.param('id');
    const { kind } = await takeOver(tools, c.get('staff'), id);
    return kind === 'done' ? toTalk(c, id) : toQueue(c, kind);
  });

  app.post(`${ONE}/decline`, async (c) => {
    const { kind } = await dropOffer(tools, c.get('staff'), c.req.param('id'));
    return toQueue(c, kind === 'done' ? 'offer-dropped' : kind);
  });

  app.post(`${ONE}/keep`, async (c) => {
    const id = c.req.param('id');
    const { kind } = await dropOffer(tools, c.get('staff'), id);
    return toTalk(c, id, kind === 'done' ? 'offer-dropped' : kind);
  });

  app.post(`${ONE}/plan`, async (c) => {
    const id = c.req.param('id');
    const form = await fieldsOf(c);
    const { kind } = await savePlan(tools, c.get('staff'), id, (part) => form.text(part));
    return toTalk(c, id, kind);
  });

  app.post(`${ONE}/ladder`, async (c) => {
    const id = c.req.param('id');
    const form = await fieldsOf(c);
    const { kind } = await saveLadderForm(tools, c.get('staff'), id, (rung) => form.text(rung));
    return toTalk(c, id, kind);
  });

  app.post(`${ONE}/note`, async (c) => {
    const id = c.req.param('id');
    const { kind } = await writeNote(tools, c.get('staff'), id, (await fieldsOf(c)).text('words'));
    return toTalk(c, id, kind);
  });

  app.post(`${ONE}/draft`, async (c) => {
    const id = c.req.param('id');
    return toTalk(c, id, (await askAid(tools, reader(c), id, 'draft')).kind);
  });

  app.post(`${ONE}/draft/drop`, async (c) => {
    const id = c.req.param('id');
    return toTalk(c, id, (await dropDraft(tools, c.get('staff'), id)).kind);
  });

  app.post(`${ONE}/translate`, async (c) => {
    const id = c.req.param('id');
    return toTalk(c, id, (await askAid(tools, reader(c), id, 'translation')).kind);
  });

  app.post(`${ONE}/join`, async (c) => {
    const id = c.req.param('id');
    const { kind } = await joinTalk(tools, c.get('staff'), id);
    return toTalk(c, id, kind === 'done' ? 'joined' : kind);
  });

  app.post(`${ONE}/leave`, async (c) => {
    const id = c.req.param('id');
    const { kind } = await leaveTalk(tools, c.get('staff'), id);
    return toTalk(c, id, kind === 'done' ? 'left' : kind);
  });

  return app;
}

/** In the language that they read the page in. */
function reader(c: ConsoleContext) {
  return { ...c.get('staff'), locale: c.get('locale') };
}
