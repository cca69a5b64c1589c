// Whether counselors may talk with officers from their own Telegram or Slack.

import { Hono } from 'hono';
import { html } from 'hono/html';
import { setMessengerPolicy } from '../../../../src/hotline/messenger/policy.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { fieldsOf } from '../fields.ts';
import { freshSignIn } from '../fresh.ts';
import type { Html } from '../layout.ts';
import { problemPage } from '../problem.ts';
import { actorOf, type ConsoleEnv } from '../view.ts';
import type { AdminWords } from './words.ts';

/** Below the staff's pages, which have checked who asks. */
export function messengerPages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  app.post('/messenger', freshSignIn(), async (c) => {
    const policy = (await fieldsOf(c)).text('policy');
    if (policy !== 'on' && policy !== 'off') return problemPage(c, 'not-found', 404);
    await setMessengerPolicy(tools, policy === 'on', actorOf(c));
    return c.redirect(`/console/staff?said=messenger-${policy}`, 303);
  });
  return app;
}

export function messengerPart(say: AdminWords, isOn: boolean): Html {
  const next = isOn ? 'off' : 'on';
  return html`<section class="card stack" aria-labelledby="messenger"><h2 id="messenger">${say('messenger-title')}</h2>
<p>${say(isOn ? 'messenger-is-on' : 'messenger-is-off')}</p>
<p class="soft small">${say('messenger-lead')}</p>
<form method="post" action="/console/staff/messenger" class="actions"><button name="policy" value="${next}">${say(`messenger-${next}`)}</button></form></section>`;
}
