// An admin's pages, by the first part of their path.

import { Hono } from 'hono';
import type { Tools } from '../../../../src/outbox/tools.ts';
import type { Issuer } from '../sign-in/issuer.ts';
import type { ConsoleEnv } from '../view.ts';
import { dutyPages } from './duties.ts';
import { scalePages } from './scales.ts';
import { schedulePages } from './schedules.ts';
import { staffPages } from './staff.ts';
import { unitPages } from './units.ts';
import { expectedAccountPages } from './work-account.ts';

export function adminPages(tools: Tools, issuer: Issuer | undefined): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.route('/schedules', schedulePages(tools));
  app.route('/schedules', dutyPages(tools));
  app.route('/scales', scalePages(tools));
  app.route('/units', unitPages(tools));
  app.route('/staff', staffPages(tools, issuer));
  app.route('/work-accounts', expectedAccountPages(tools, issuer));
  return app;
}
