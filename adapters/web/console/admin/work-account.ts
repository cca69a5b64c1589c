// Whom the issuer's word may stand for, before they ever came: an admin writes down what their work
// account will say of itself. It is kept as a hash and used once.

import { Hono } from 'hono';
import { html } from 'hono/html';
import { expectWorkAccount } from '../../../../src/admin/sign-in/work-account.flow.ts';
import { staffList } from '../../../../src/admin/staff.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { fieldsOf } from '../fields.ts';
import { freshSignIn } from '../fresh.ts';
import { ONE } from '../ids.ts';
import { page } from '../layout.ts';
import { problemPage } from '../problem.ts';
import type { Issuer } from '../sign-in/issuer.ts';
import { actorOf, type ConsoleEnv, requireRole } from '../view.ts';
import { adminWords } from './words.ts';

export function expectedAccountPages(tools: Tools, issuer: Issuer | undefined): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  const claim = issuer?.belief.claim;
  if (issuer === undefined || claim === undefined) return app;
  app.use(requireRole('admin'), freshSignIn());

  app.get(ONE, async (c) => {
    const say = adminWords(c.get('locale'));
    const id = c.req.param('id');
    const member = (await staffList(tools)).find((one) => one.id === id);
    if (member === undefined || member.disabledAt) return problemPage(c, 'not-found', 404);
    const title = say('expect-title', { name: member.label });
    const body = html`<section class="card stack"><h1>${title}</h1><p>${say('expect-lead')}</p>
<form method="post" action="/console/work-accounts/${id}" class="stack">
<div class="field"><label for="value">${say('expect-value', { claim })}</label><input id="value" name="value" required maxlength="200" autocomplete="off"></div>
<div class="actions"><button class="primary">${say('expect')}</button><a class="button quiet" href="/console/staff">${say('back')}</a></div></form></section>`;
    return c.html(page(c, { title, body, styles: ['admin'], width: 'narrow' }));
  });

  app.post(ONE, async (c) => {
    const value = (await fieldsOf(c)).text('value');
    const expected = { issuer: issuer.url, claim, value };
    const { kind } = await expectWorkAccount(tools, c.req.param('id'), expected, actorOf(c));
    return c.redirect(`/console/staff?said=${kind}`, 303);
  });

  return app;
}
