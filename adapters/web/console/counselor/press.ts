// What the buttons do. Each answers with a page that says what became of it; the composer also
// works without a script.

import { Hono } from 'hono';
import { acknowledge, takeCase, takeMostUrgent } from '../../../../src/hotline/claim.flow.ts';
import { closeCase, releaseCase } from '../../../../src/hotline/close.flow.ts';
import { giveMoment, sayToOfficer } from '../../../../src/hotline/counselor-says.flow.ts';
import { judgeAlarm } from '../../../../src/hotline/judge.flow.ts';
import { lowerLevel, raiseLevel } from '../../../../src/hotline/relevel.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import type { ConsoleContext, ConsoleEnv } from '../view.ts';

const CASE = '/:id{[0-9a-f-]{36}}';

export function pressRoutes(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.post('/next', async (c) => {
    const result = await takeMostUrgent(tools, c.get('staff'));
    return result.kind === 'taken' ? toTalk(c, result.caseId) : toQueue(c, result.kind);
  });

  app.post(`${CASE}/take`, async (c) => {
    const id = c.req.param('id');
    const { kind } = await takeCase(tools, c.get('staff'), id);
    return kind === 'taken' || kind === 'yours-already' ? toTalk(c, id) : toQueue(c, kind);
  });

  app.post(`${CASE}/acknowledge`, async (c) => {
    const { role, id } = c.get('staff');
    const { kind } = await acknowledge(tools, `${role}:${id}`, c.req.param('id'));
    return toQueue(c, kind);
  });

  app.post(`${CASE}/say`, async (c) => {
    const id = c.req.param('id');
    const { words, clientId } = await fields(c);
    const { kind } = await sayToOfficer(tools, c.get('staff'), id, words, clientId);
    if (c.req.header('accept') === 'application/json') return c.json({ kind, next: tools.newId() });
    return kind === 'sent' || kind === 'repeat' ? toTalk(c, id) : toTalk(c, id, kind);
  });

  app.post(`${CASE}/moment`, async (c) => {
    const id = c.req.param('id');
    const { kind } = await giveMoment(tools, c.get('staff'), id);
    return toTalk(c, id, kind === 'done' ? 'moment' : kind);
  });

  app.post(`${CASE}/lower`, async (c) => {
    const id = c.req.param('id');
    const { to, reason } = await fields(c);
    const { kind } = await lowerLevel(tools, c.get('staff'), id, to, reason);
    return toTalk(c, id, kind === 'done' ? 'lowered' : kind);
  });

  app.post(`${CASE}/raise`, async (c) => {
    const id = c.req.param('id');
    const { to, reason } = await fields(c);
    const { kind } = await raiseLevel(tools, c.get('staff'), id, to, reason);
    return toTalk(c, id, kind === 'done' ? 'raised' : kind);
  });

  app.post(`${CASE}/release`, async (c) => {
    const { kind } = await releaseCase(tools, c.get('staff'), c.req.param('id'));
    return toQueue(c, kind === 'done' ? 'released' : kind);
  });

  app.post(`${CASE}/close`, async (c) => {
    const id = c.req.param('id');
    const { outcome, alarms } = await fields(c);
    const { kind } = await closeCase(tools, c.get('staff'), id, outcome, alarms);
    if (kind === 'no-such-outcome') return toTalk(c, id, kind);
    return toQueue(c, kind === 'done' ? 'closed-now' : kind);
  });

  app.post(`${CASE}/alarms/:alarm{[0-9a-f-]{36}}`, async (c) => {
    const alarm = { caseId: c.req.param('id'), alarmId: c.req.param('alarm') };
    const { verdict } = await fields(c);
    const { kind } = await judgeAlarm(tools, c.get('staff'), alarm, verdict);
    return toTalk(c, alarm.caseId, kind);
  });

  return app;
}

/** A form's texts; what is missing, or a file, is empty. */
async function fields(c: ConsoleContext) {
  const form = await c.req.parseBody();
  const text = (name: string) => {
    const value = form[name];
    return typeof value === 'string' ? value : '';
  };
  return {
    words: text('words'),
    clientId: text('clientId'),
    to: text('to'),
    reason: text('reason'),
    outcome: text('outcome'),
    alarms: text('alarms'),
    verdict: text('verdict'),
  };
}

function toTalk(c: ConsoleContext, id: string, said?: string) {
  return c.redirect(`/console/talks/${id}${said === undefined ? '' : `?said=${said}`}`, 303);
}

function toQueue(c: ConsoleContext, said: string) {
  return c.redirect(`/console/talks?said=${said}`, 303);
}
