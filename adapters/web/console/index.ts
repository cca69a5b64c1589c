// The staff's pages. The web server mounts it: `app.route('/console', consolePages(tools, desk))`.
//
// A room of pages is `adminPages(tools): Hono<ConsoleEnv>` in console/admin/index.ts, mounted below:
//   app.use('*', requireRole('admin'))                    who may come in (view.ts)
//   freshSignIn()                                         signed in within 15 minutes (fresh.ts)
//   c.get('staff'), c.get('locale')                       who it is, in which language
//   c.html(page(c, { title, body, scripts?, styles? }))   the frame (layout.ts); body is hono/html
//   problemPage(c, 'not-allowed' | 'not-found' | …, 403)  what is the matter (problem.ts)
//   wordsIn(en, zh)(c.get('locale'))('key', { n })        words of prompts/console/<locale>/<room>.json
//   NAV in nav.ts                                         one line for each page of a role
//   adapters/web/client/console/<name>.ts                 a browser module, by name in `scripts`
//   adapters/web/assets/console/{tokens,console}.css      colors, sizes; then shared parts: .card,
//     .board (table), .tag, .button, .primary, .danger, .quiet,
//     .field, .notice, .columns, .said
// The edge (edge/site.ts) has checked every request's origin, size and pace before it comes here.
// Nothing inline passes the policy.

import { Hono } from 'hono';
import { factsOf } from '../../../src/ops/log.ts';
import type { Tools } from '../../../src/outbox/tools.ts';
import { assetRoutes } from '../assets.ts';
import { isGone } from '../edge/gone.ts';
import { accountPages } from './account/index.ts';
import { activityPages } from './activities/index.ts';
import { adminPages } from './admin/index.ts';
import { alarmPages } from './alarms/index.ts';
import { appointmentPages } from './appointments/index.ts';
import { logPages } from './auditor/index.ts';
import { campaignPages } from './campaigns/index.ts';
import { carePages } from './care/index.ts';
import { talkPages } from './counselor/index.ts';
import { deskPages } from './desk/index.ts';
import type { LiveDesk } from './desk.ts';
import { directoryPages } from './directory/index.ts';
import { figurePages } from './figures/index.ts';
import { followUpPages } from './follow-ups/index.ts';
import { glassPages } from './glass/index.ts';
import { incidentPages } from './incidents/index.ts';
import { flagPages } from './instructor/index.ts';
import { homeOf } from './nav.ts';
import { onCallPages } from './on-call/index.ts';
import { practicePages } from './practice/index.ts';
import { problemPage } from './problem.ts';
import { retentionPages } from './retention/index.ts';
import { reviewPages } from './review/index.ts';
import { rosterPages } from './roster/index.ts';
import { signInPages } from './sign-in/index.ts';
import type { Issuer } from './sign-in/issuer.ts';
import { type ConsoleEnv, findReader } from './view.ts';
import { wallPages } from './wall/index.ts';

/** `issuer`: where staff may sign in with their work accounts, if anywhere. */
export function consolePages(tools: Tools, desk: LiveDesk, issuer?: Issuer): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.route(
    '/',
    assetRoutes({
      '/assets': 'assets/console',
      '/client': 'client/console',
      '/shared': 'client/shared',
    }),
  );
  app.use(findReader(tools));
  app.route('/', signInPages(tools, issuer));
  app.route('/account', accountPages(tools, issuer));
  app.route('/talks', talkPages(tools, desk));
  app.route('/follow-ups', followUpPages(tools));
  app.route('/alarms', alarmPages(tools));
  app.route('/practice', practicePages());
  app.route('/', adminPages(tools, issuer));
  app.route('/flags', flagPages(tools));
  app.route('/care', carePages(tools));
  app.route('/activities', activityPages(tools));
  app.route('/campaigns', campaignPages(tools));
  app.route('/desk', deskPages(tools));
  app.route('/appointments', appointmentPages(tools));
  app.route('/roster', rosterPages(tools));
  app.route('/incidents', incidentPages(tools));
  app.route('/figures', figurePages(tools));
  app.route('/review', reviewPages(tools));
  app.route('/retention', retentionPages(tools));
  app.route('/log', logPages(tools));
  app.route('/glass', glassPages(tools));
  app.route('/on-call', onCallPages(tools));
  app.route('/wall', wallPages(tools));
  app.route('/directory', directoryPages(tools));

  app.get('/', (c) => {
    const reader = c.get('reader');
    if (reader === undefined) return c.redirect('/console/sign-in', 303);
    return c.redirect(homeOf(reader.role) ?? '/console/account', 303);
  });

  // Not `notFound`, which a mounted app loses to its parent.
  app.all('*', (c) => problemPage(c, 'not-found', 404));
  app.onError((error, c) => {
    if (isGone(c, error)) return c.body(null, 400);
    tools.log.error('console-failed', factsOf(error));
    return problemPage(c, 'went-wrong', 500);
  });
  return app;
}
