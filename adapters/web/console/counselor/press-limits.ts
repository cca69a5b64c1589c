// The buttons of what holds requests off: the line paused, and one officer for abuse.

import { Hono } from 'hono';
import { setBreak, setTopics } from '../../../../src/hotline/care/load.flow.ts';
import { askBlock, decideBlock, liftBlock } from '../../../../src/hotline/intake/block.flow.ts';
import { pauseIntake, resumeIntake } from '../../../../src/hotline/intake/intake.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { fieldsOf } from '../fields.ts';
import { ONE } from '../ids.ts';
import type { ConsoleEnv } from '../view.ts';
import { toQueue, toTalk } from './back.ts';

export function limitRoutes(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.post('/pause', async (c) => toQueue(c, (await pauseIntake(tools, c.get('staff'))).kind));

  app.post('/resume', async (c) => toQueue(c, (await resumeIntake(tools, c.get('staff'))).kind));

  app.post(`${ONE}/block`, async (c) => {
    const id = c.req.param('id');
    const reason = (await fieldsOf(c)).text('reason');
    const { kind } = await askBlock(tools, c.get('staff'), id, reason);
    return toTalk(c, id, kind === 'done' ? 'block-asked' : kind);
  });

  app.post(`${ONE}/block/confirm`, async (c) => {
    const id = c.req.param('id');
    const { kind } = await decideBlock(tools, c.get('staff'), id, true);
    return toTalk(c, id, kind === 'done' ? 'block-confirmed' : kind);
  });

  app.post(`${ONE}/block/refuse`, async (c) => {
    const id = c.req.param('id');
    const { kind } = await decideBlock(tools, c.get('staff'), id, false);
    return toTalk(c, id, kind === 'done' ? 'block-refused' : kind);
  });

  app.post(`${ONE}/block/lift`, async (c) => {
    const id = c.req.param('id');
    const { kind } = await liftBlock(tools, c.get('staff'), id);
    return toTalk(c, id, kind === 'done' ? 'block-lifted' : kind);
  });

  app.post('/topics', async (c) => {
    const ticked = (await fieldsOf(c)).all('topic');
    return toQueue(c, (await setTopics(tools, c.get('staff'), ticked)).kind);
  });

  for (const [path, isOn] of [
    ['/break', true],
    ['/break/end', false],
  ] as const)
    app.post(path, async (c) => toQueue(c, (await setBreak(tools, c.get('staff'), isOn)).kind));

  return app;
}
