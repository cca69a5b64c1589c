// The ledger of alarms for counselors and leads, and a lead's answer to what it proposes.

import { Hono } from 'hono';
import { ledgerFor } from '../../../../src/listening/alarms/ledger.flow.ts';
import { switchRule } from '../../../../src/listening/alarms/switch.flow.ts';
import type { Switched } from '../../../../src/listening/alarms/tally.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { freshSignIn } from '../fresh.ts';
import { page } from '../layout.ts';
import { problemPage } from '../problem.ts';
import { type ConsoleEnv, requireRole } from '../view.ts';
import { alarmsBody } from './body.ts';
import { alarmWords } from './words.ts';

export function alarmPages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireRole('counselor', 'lead'));

  app.get('/', async (c) => {
    const say = alarmWords(c.get('locale'));
    const staff = c.get('staff');
    const ledger = await ledgerFor(tools, staff);
    if (ledger === undefined) return problemPage(c, 'not-allowed', 403);
    const body = alarmsBody(c.get('locale'), ledger, {
      isLead: staff.role === 'lead',
      said: c.req.query('said') ?? '',
    });
    return c.html(page(c, { title: say('title'), body, styles: ['admin', 'alarms'] }));
  });

  app.post('/:rule{[a-z0-9.-]+}/:to{off|kept|on}', freshSignIn(), async (c) => {
    const { rule, to } = c.req.param();
    const { kind } = await switchRule(tools, c.get('staff'), rule, to as Switched['to']);
    return c.redirect(`/console/alarms?said=${kind}`, 303);
  });

  return app;
}
