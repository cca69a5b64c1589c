// Signing in and out. Opening the link uses nothing up, so a messenger's preview cannot; the
// button does.

import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { passkeysOf } from '../../../../src/admin/sign-in/passkey.flow.ts';
import { signOut } from '../../../../src/admin/sign-in/session.flow.ts';
import { signIn } from '../../../../src/admin/sign-in.flow.ts';
import { isLocale } from '../../../../src/core/person.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { cameFrom, pathBack } from '../back.ts';
import { dropSessionCookie, keepLocale, keepSession, sessionCookie } from '../cookies.ts';
import { fieldsOf } from '../fields.ts';
import { problemPage } from '../problem.ts';
import { type ConsoleEnv, requireStaff } from '../view.ts';
import { browserOf } from './browser.ts';
import type { Issuer } from './issuer.ts';
import { againPage, offerPage, signInPage } from './parts.ts';
import { passkeyPlace } from './passkey-check.ts';
import { passkeyRoutes } from './passkeys.ts';
import { workRoutes } from './work.ts';

export function signInPages(tools: Tools, issuer: Issuer | undefined): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  const ways = { place: passkeyPlace(tools.settings), hasIssuer: issuer !== undefined };

  app.get('/sign-in', (c) => signInPage(c, ways));

  app.post('/sign-in', async (c) => {
    const fields = await fieldsOf(c);
    const result = await signIn(tools, fields.text('token'), browserOf(c, tools));
    if (result.kind === 'link-not-valid') return problemPage(c, 'sign-in-bad', 410);
    keepSession(c, tools, result);
    const mayOffer = fields.text('offer') === 'passkey';
    const isOffered = mayOffer && (await passkeysOf(tools, result.member.id)).length === 0;
    return c.redirect(isOffered ? '/console/sign-in/offer' : '/console', 303);
  });

  app.get('/sign-in/offer', requireStaff(), (c) => offerPage(c, ways));

  app.route('/sign-in/passkey', passkeyRoutes(tools));
  app.route('/sign-in/work', workRoutes(tools, issuer));

  // Where `freshSignIn` sends those whose sign-in is too long ago for what they want.
  app.get('/again', requireStaff(), (c) => {
    const back = pathBack(c.req.query('back'));
    return c.get('session').isFresh ? c.redirect(back, 303) : againPage(c, ways);
  });

  app.post('/sign-out', async (c) => {
    const secret = getCookie(c, sessionCookie(tools));
    if (secret !== undefined) await signOut(tools, secret);
    dropSessionCookie(c, tools);
    return c.redirect('/console/sign-in?out', 303);
  });

  // Asked by the sign-in page: a link from a messenger comes without the same-site cookie.
  app.get('/session', (c) => c.body(null, c.get('reader') === undefined ? 401 : 204));

  app.post('/language', async (c) => {
    const locale = (await fieldsOf(c)).text('locale');
    if (isLocale(locale)) keepLocale(c, tools, locale);
    return c.redirect(cameFrom(c), 303);
  });

  return app;
}
