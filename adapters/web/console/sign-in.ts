// Signing in and out. Opening the link uses nothing up, so a messenger's preview cannot; the
// button does.

import { Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { html } from 'hono/html';
import { signIn, signOut } from '../../../src/admin/sign-in.flow.ts';
import { isLocale } from '../../../src/core/person.ts';
import type { Tools } from '../../../src/outbox/tools.ts';
import { dropSessionCookie, keepLocale, keepSession, sessionCookie } from './cookies.ts';
import { page } from './layout.ts';
import { problemPage } from './problem.ts';
import type { ConsoleContext, ConsoleEnv } from './view.ts';
import { commonWords } from './words.ts';

export function signInPages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.get('/sign-in', (c) => c.html(signInPage(c)));

  app.post('/sign-in', async (c) => {
    const { token } = await c.req.parseBody();
    const result = await signIn(tools, typeof token === 'string' ? token : '');
    if (result.kind === 'link-not-valid') return problemPage(c, 'sign-in-bad', 410);
    const earlier = getCookie(c, sessionCookie(tools));
    if (earlier !== undefined) await signOut(tools, earlier);
    keepSession(c, tools, result.session);
    return c.redirect('/console', 303);
  });

  app.post('/sign-out', async (c) => {
    const session = getCookie(c, sessionCookie(tools));
    if (session !== undefined) await signOut(tools, session);
    dropSessionCookie(c, tools);
    return c.redirect('/console/sign-in?out', 303);
  });

  // Asked by the sign-in page: a link from a messenger comes without the same-site cookie.
  app.get('/session', (c) => c.body(null, c.get('reader') === undefined ? 401 : 204));

  app.post('/language', async (c) => {
    const { locale } = await c.req.parseBody();
    if (typeof locale === 'string' && isLocale(locale)) keepLocale(c, tools, locale);
    return c.redirect(cameFrom(c), 303);
  });

  return app;
}

function signInPage(c: ConsoleContext) {
  const say = commonWords(c.get('locale'));
  const title = say('sign-in-title');
  const body = html`<section class="notice sign-in">
<h1>${title}</h1>
${c.req.query('out') !== undefined && html`<p role="status">${say('signed-out')}</p>`}
<form method="post" action="/console/sign-in" data-sign-in hidden>
<p>${say('sign-in-lead')}</p>
<input type="hidden" name="token">
<button class="primary">${say('sign-in-button')}</button>
</form>
<p data-no-token>${say('sign-in-no-token')}</p>
<noscript><p>${say('sign-in-no-script')}</p></noscript>
</section>`;
  return page(c, { title, body, width: 'narrow', scripts: ['sign-in'] });
}

/** The page the form was on, if it was one of the console's. */
function cameFrom(c: ConsoleContext): string {
  const referer = c.req.header('referer') ?? '';
  const path = URL.canParse(referer) ? new URL(referer).pathname : '';
  return /^\/console(\/[\w-]+)*$/.test(path) ? path : '/console';
}
