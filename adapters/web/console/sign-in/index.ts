// Signing in and out. Opening the link uses nothing up, so a messenger's preview cannot; the
// button does.

import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
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
import { againPage, signInPage } from './parts.ts';

export function signInPages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.get('/sign-in', (c) => signInPage(c));

  app.post('/sign-in', async (c) => {
    const token = (await fieldsOf(c)).text('token');
    const result = await signIn(tools, token, browserOf(c, tools));
    if (result.kind === 'link-not-valid') return problemPage(c, 'sign-in-bad', 410);
    keepSession(c, tools, result);
    return c.redirect('/console', 303);
  });

  // Where `freshSignIn` sends those whose sign-in is too long ago for what they want.
  app.get('/again', requireStaff(), (c) => {
    const back = pathBack(c.req.query('back'));
    return c.get('session').isFresh ? c.redirect(back, 303) : againPage(c);
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
