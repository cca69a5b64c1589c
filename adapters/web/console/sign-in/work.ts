// Signing in with a work account, or linking one: there to the issuer, and back with its answer.
// By links, since the page's policy lets no form lead elsewhere. The answer belongs to the browser
// that asked, and counts once.

import { Hono } from 'hono';
import { html } from 'hono/html';
import { linkWorkAccount, signInByWork } from '../../../../src/admin/sign-in/work-account.flow.ts';
import { RetryLater } from '../../../../src/ops/errors.ts';
import { factsOf } from '../../../../src/ops/log.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { pathBack } from '../back.ts';
import { keepSession } from '../cookies.ts';
import { freshSignIn } from '../fresh.ts';
import { page } from '../layout.ts';
import { type ConsoleContext, type ConsoleEnv, requireStaff } from '../view.ts';
import { browserOf } from './browser.ts';
import type { Issuer } from './issuer.ts';
import { keepPending, type PendingOf, takePending } from './pending.ts';
import { signInWords } from './words.ts';

type Errand = PendingOf<'work'>['errand'];

const STATUS = {
  'work-away': 503,
  'work-refused': 401,
  'work-unknown': 403,
  'work-role-not-given': 403,
  'work-taken': 409,
} as const;
type Problem = keyof typeof STATUS;

export function workRoutes(tools: Tools, issuer: Issuer | undefined): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  if (issuer === undefined) return app;

  app.get('/', (c) => leave(c, issuer, 'sign-in'));

  app.get('/again', requireStaff(), (c) => leave(c, issuer, 'again'));

  app.get('/link', requireStaff(), freshSignIn(), (c) => leave(c, issuer, 'link'));

  app.get('/back', async (c) => {
    const pending = takePending(c, tools, 'work');
    if (pending === undefined) return problem(c, 'work-refused');
    try {
      const { search } = new URL(c.req.url);
      const answer = await issuer.answer(search, pending.question);
      if (answer === undefined) return problem(c, 'work-refused');
      return await (pending.linking === undefined
        ? enter(c, { answer, belief: issuer.belief }, pending)
        : link(c, answer, pending.linking, pending.question.state));
    } catch (error) {
      return away(c, error);
    }
  });

  return app;

  async function leave(c: ConsoleContext, from: Issuer, errand: Errand) {
    try {
      const { to, question } = await from.ask(errand !== 'sign-in');
      const linking = errand === 'link' ? c.get('session').id : undefined;
      const back = pathBack(c.req.query('back'));
      keepPending(c, tools, { kind: 'work', errand, question, back, linking });
      return c.redirect(to, 303);
    } catch (error) {
      return away(c, error);
    }
  }

  async function enter(
    c: ConsoleContext,
    work: Parameters<typeof signInByWork>[1],
    { question, back }: PendingOf<'work'>,
  ) {
    const result = await signInByWork(tools, work, question.state, browserOf(c, tools));
    if (result.kind !== 'signed-in') return problem(c, `work-${result.kind}`);
    keepSession(c, tools, result);
    return goOn(c, back);
  }

  async function link(
    c: ConsoleContext,
    answer: Parameters<typeof linkWorkAccount>[2],
    sessionId: string,
    state: string,
  ) {
    const { kind } = await linkWorkAccount(tools, sessionId, answer, state);
    return kind === 'linked' ? goOn(c, '/console/account') : problem(c, `work-${kind}`);
  }

  function away(c: ConsoleContext, error: unknown) {
    if (!(error instanceof RetryLater) || error.code !== 'issuer-away') throw error;
    tools.log.warn('issuer-away', factsOf(error));
    return problem(c, 'work-away');
  }
}

/**
 * Not a redirect: a browser that another site led here would come without the session's cookie,
 * which is same-site only. The page's own refresh is ours.
 */
function goOn(c: ConsoleContext, to: string) {
  const say = signInWords(c.get('locale'));
  const title = say('work-done');
  const body = html`<section class="notice"><h1>${title}</h1>
<p><a class="button primary" href="${to}">${say('go-on')}</a></p></section>`;
  return c.html(page(c, { title, body, width: 'narrow', goOn: to }));
}

function problem(c: ConsoleContext, what: Problem) {
  const say = signInWords(c.get('locale'));
  const title = say(`${what}-title`);
  const body = html`<section class="notice"><h1>${title}</h1><p>${say(what)}</p>
<p><a class="button" href="/console">${say('to-start')}</a></p></section>`;
  return c.html(page(c, { title, body, width: 'narrow' }), STATUS[what]);
}
