// One's own work account: linked by going to its issuer and back, and let go of again.

import { Hono } from 'hono';
import { html } from 'hono/html';
import { unlinkWorkAccount } from '../../../../src/admin/sign-in/work-account.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { freshSignIn } from '../fresh.ts';
import type { Html } from '../layout.ts';
import { signInWords } from '../sign-in/words.ts';
import { localTime } from '../times.ts';
import { actorOf, type ConsoleContext, type ConsoleEnv } from '../view.ts';

export function ownWorkAccount(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.post('/unlink', freshSignIn(), async (c) => {
    await unlinkWorkAccount(tools, c.get('staff').id, actorOf(c));
    return c.redirect('/console/account?said=unlinked', 303);
  });
  return app;
}

export function workAccountPart(
  c: ConsoleContext,
  { settings }: Pick<Tools, 'settings'>,
  since: Date | undefined,
): Html {
  const locale = c.get('locale');
  const say = signInWords(locale);
  return html`<section class="stack" aria-labelledby="work"><h2 id="work">${say('work-title')}</h2>
<p class="soft">${say('work-lead')}</p>
${
  since === undefined
    ? html`<p><a class="button" href="/console/sign-in/work/link">${say('work-link')}</a></p>`
    : html`<form method="post" action="/console/account/work-account/unlink" class="actions"><span>${say('work-since', { time: localTime(since, settings.timeZone, locale) })}</span><button class="danger">${say('work-unlink')}</button></form>`
}</section>`;
}
