// Everybody's own page: their passkeys, where they are signed in, and out of there again.

import { Hono } from 'hono';
import { html } from 'hono/html';
import { passkeysOf } from '../../../../src/admin/sign-in/passkey.flow.ts';
import { endSessions, sessionsOf } from '../../../../src/admin/sign-in/session.flow.ts';
import { workAccountSince } from '../../../../src/admin/sign-in/work-account.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { dropSessionCookie } from '../cookies.ts';
import { ONE } from '../ids.ts';
import { page } from '../layout.ts';
import type { Issuer } from '../sign-in/issuer.ts';
import { saidLine, signInWords } from '../sign-in/words.ts';
import { actorOf, type ConsoleEnv, requireStaff } from '../view.ts';
import { commonWords } from '../words.ts';
import { ownPasskeys } from './passkeys.ts';
import { passkeysPart } from './passkeys-part.ts';
import { sessionsPart } from './sessions-part.ts';
import { ownWorkAccount, workAccountPart } from './work-account.ts';

export function accountPages(tools: Tools, issuer: Issuer | undefined): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.use(requireStaff());

  app.get('/', async (c) => {
    const say = signInWords(c.get('locale'));
    const { id, role } = c.get('staff');
    const title = say('account-title');
    const sessions = await sessionsOf(tools, id);
    const passkeys = await passkeysOf(tools, id);
    const since = issuer && (await workAccountSince(tools, id));
    const body = html`<div class="head"><div><h1>${title}</h1><p class="soft">${say('account-lead', { role: commonWords(c.get('locale'))(`role-${role}`) })}</p></div></div>
${saidLine(say, c.req.query('said'))}
${passkeysPart(c, tools.settings, passkeys)}
${issuer && workAccountPart(c, tools, since)}
${sessionsPart(c, tools.settings, sessions)}`;
    return c.html(page(c, { title, body, styles: ['admin'], scripts: ['passkey'] }));
  });

  app.route('/passkeys', ownPasskeys(tools));
  app.route('/work-account', ownWorkAccount(tools));

  app.post(`/sessions${ONE}/end`, async (c) => {
    await endSessions(tools, c.get('staff').id, actorOf(c), c.req.param('id'));
    return c.redirect('/console/account?said=session-ended', 303);
  });

  app.post('/sign-out-everywhere', async (c) => {
    await endSessions(tools, c.get('staff').id, actorOf(c));
    dropSessionCookie(c, tools);
    return c.redirect('/console/sign-in?out', 303);
  });

  return app;
}
