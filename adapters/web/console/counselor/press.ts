// What the buttons do. Each answers with a page that says what became of it; the composer also
// works without a script.

import { Hono } from 'hono';
import { acknowledge, takeCase, takeMostUrgent } from '../../../../src/hotline/claim.flow.ts';
import { closeCase, releaseCase } from '../../../../src/hotline/close.flow.ts';
import { giveMoment, sayToOfficer } from '../../../../src/hotline/counselor-says.flow.ts';
import { confirmDied, sayDied, takeDeathBack } from '../../../../src/hotline/death.flow.ts';
import { judgeAlarm } from '../../../../src/hotline/judge.flow.ts';
import { caseOfCode } from '../../../../src/hotline/queue.flow.ts';
import { lowerLevel, raiseLevel } from '../../../../src/hotline/relevel.flow.ts';
import { showSignOf } from '../../../../src/hotline/sign-of.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { fieldsOf } from '../fields.ts';
import { ID, ONE } from '../ids.ts';
import type { ConsoleEnv } from '../view.ts';
import { toQueue, toTalk } from './back.ts';
import { handOverRoutes } from './press-hand-over.ts';
import { limitRoutes } from './press-limits.ts';

export function pressRoutes(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.post('/next', async (c) => {
    const result = await takeMostUrgent(tools, c.get('staff'));
    return result.kind === 'taken' ? toTalk(c, result.caseId) : toQueue(c, result.kind);
  });

  app.post(`${ONE}/take`, async (c) => {
    const id = c.req.param('id');
    const { kind } = await takeCase(tools, c.get('staff'), id);
    return kind === 'taken' || kind === 'yours-already' ? toTalk(c, id) : toQueue(c, kind);
  });

  app.post(`${ONE}/acknowledge`, async (c) => {
    const { role, id } = c.get('staff');
    const { kind } = await acknowledge(tools, `${role}:${id}`, c.req.param('id'));
    return toQueue(c, kind);
  });

  app.post(`${ONE}/say`, async (c) => {
    const id = c.req.param('id');
    const form = await fieldsOf(c);
    const [words, clientId] = [form.text('words'), form.text('clientId')];
    const { kind } = await sayToOfficer(tools, c.get('staff'), id, words, clientId);
    if (c.req.header('accept') === 'application/json') return c.json({ kind, next: tools.newId() });
    return kind === 'sent' || kind === 'repeat' ? toTalk(c, id) : toTalk(c, id, kind);
  });

  app.post(`${ONE}/moment`, async (c) => {
    const id = c.req.param('id');
    const { kind } = await giveMoment(tools, c.get('staff'), id);
    return toTalk(c, id, kind === 'done' ? 'moment' : kind);
  });

  app.post(`${ONE}/sign`, async (c) => {
    const form = await fieldsOf(c);
    const sign = form.text('sign') === 'writing' ? 'writing' : 'here';
    const kind = await showSignOf(tools, c.get('staff'), c.req.param('id'), sign);
    return c.body(null, kind === 'shown' || kind === 'not-there' ? 204 : 403);
  });

  app.post(`${ONE}/lower`, async (c) => {
    const id = c.req.param('id');
    const form = await fieldsOf(c);
    const [to, reason] = [form.text('to'), form.text('reason')];
    const { kind } = await lowerLevel(tools, c.get('staff'), id, to, reason);
    return toTalk(c, id, kind === 'done' ? 'lowered' : kind);
  });

  app.post(`${ONE}/raise`, async (c) => {
    const id = c.req.param('id');
    const form = await fieldsOf(c);
    const [to, reason] = [form.text('to'), form.text('reason')];
    const { kind } = await raiseLevel(tools, c.get('staff'), id, to, reason);
    return toTalk(c, id, kind === 'done' ? 'raised' : kind);
  });

  app.post(`${ONE}/release`, async (c) => {
    const { kind } = await releaseCase(tools, c.get('staff'), c.req.param('id'));
    return toQueue(c, kind === 'done' ? 'released' : kind);
  });

  app.post(`${ONE}/close`, async (c) => {
    const id = c.req.param('id');
    const form = await fieldsOf(c);
    const [alarms, seen] = [form.text('alarms'), form.text('seen')];
    const more = { alarms, seen };
    const { kind } = await closeCase(tools, c.get('staff'), id, form.text('outcome'), more);
    if (kind === 'no-such-outcome') return toTalk(c, id, kind);
    return toQueue(c, kind === 'done' ? 'closed-now' : kind);
  });

  app.post(`${ONE}/died`, async (c) => {
    const id = c.req.param('id');
    const how = (await fieldsOf(c)).text('how');
    return toTalk(c, id, (await sayDied(tools, c.get('staff'), id, how)).kind);
  });

  app.post(`${ONE}/died/confirm`, async (c) => {
    const id = c.req.param('id');
    return toTalk(c, id, (await confirmDied(tools, c.get('staff'), id)).kind);
  });

  app.post(`${ONE}/died/take-back`, async (c) => {
    const id = c.req.param('id');
    return toTalk(c, id, (await takeDeathBack(tools, c.get('staff'), id)).kind);
  });

  app.post('/find', async (c) => {
    const code = (await fieldsOf(c)).text('code');
    const id = await caseOfCode(tools, c.get('staff'), code);
    return id === undefined ? toQueue(c, 'no-such-case') : toTalk(c, id);
  });

  app.post(`${ONE}/alarms/:alarm{${ID}}`, async (c) => {
    const alarm = { caseId: c.req.param('id'), alarmId: c.req.param('alarm') };
    const verdict = (await fieldsOf(c)).text('verdict');
    const { kind } = await judgeAlarm(tools, c.get('staff'), alarm, verdict);
    return toTalk(c, alarm.caseId, kind);
  });

  app.route('/', handOverRoutes(tools));
  app.route('/', limitRoutes(tools));
  return app;
}
