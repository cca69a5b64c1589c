// What an instructor does about somebody's leave: agrees it, sees it handed over, calls it off.

import type { Hono } from 'hono';
import { endLeave, handOverDuties, planLeave } from '../../../../src/care/workload/leave.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { fieldsOf } from '../fields.ts';
import { idIn, ONE } from '../ids.ts';
import { problemPage } from '../problem.ts';
import type { ConsoleEnv } from '../view.ts';

const AT = '/console/care';
const STEPS = { 'leave-off': endLeave, 'handed-over': handOverDuties } as const;

export function leaveSteps(app: Hono<ConsoleEnv>, tools: Tools): void {
  app.post(`/people${ONE}/leave`, async (c) => {
    const id = c.req.param('id');
    const sent = await fieldsOf(c);
    const { kind } = await planLeave(tools, c.get('staff'), id, {
      from: sent.text('from'),
      to: sent.text('to'),
      days: Number(sent.text('days')),
      duties: sent.all('duties'),
      standInId: idIn(sent.text('stand-in')) ?? id, // nobody stands in for themselves
    });
    if (kind === 'no-such-officer') return problemPage(c, 'not-found', 404);
    return c.redirect(`${AT}/people/${id}?said=${kind === 'done' ? kind : `leave-${kind}`}`, 303);
  });

  for (const [step, work] of Object.entries(STEPS))
    app.post(`/people${ONE}/${step}` as const, async (c) => {
      const id = c.req.param('id') ?? '';
      const plan = (await fieldsOf(c)).text('plan');
      const { kind } = await work(tools, c.get('staff'), id, plan);
      if (kind === 'no-such-officer') return problemPage(c, 'not-found', 404);
      return c.redirect(`${AT}/people/${id}?said=done`, 303);
    });
}
