// Which desks an account answers for.

import { Hono } from 'hono';
import { html } from 'hono/html';
import { staffList } from '../../../../src/admin/staff.flow.ts';
import { deskRoutes, routeLabels, setRoutes } from '../../../../src/care/desk/routes.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { fieldsOf } from '../fields.ts';
import { ONE } from '../ids.ts';
import { page } from '../layout.ts';
import { problemPage } from '../problem.ts';
import { actorOf, type ConsoleEnv } from '../view.ts';
import { adminWords } from './words.ts';

/** Below the staff's pages, which have checked who asks. */
export function deskRoutePages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.get(`${ONE}/routes`, async (c) => {
    const locale = c.get('locale');
    const say = adminWords(locale);
    const id = c.req.param('id');
    const member = (await staffList(tools)).find((one) => one.id === id);
    if (member?.role !== 'desk' || member.disabledAt) return problemPage(c, 'not-found', 404);
    const now = await deskRoutes(tools, id);
    const title = say('routes-title', { name: member.label });
    const body = html`<section class="card stack"><h1>${title}</h1><p>${say('routes-lead')}</p>
<form method="post" action="/console/staff/${id}/routes" class="stack"><fieldset class="ticks"><legend class="hush">${say('routes')}</legend>${routeLabels().map(
      (one) =>
        html`<label class="tick"><input type="checkbox" name="route" value="${one.id}"${now.includes(one.id) ? html` checked` : ''}> ${one.label[locale]}</label>`,
    )}</fieldset>
<div class="actions"><button class="primary">${say('routes-save')}</button><a class="button quiet" href="/console/staff">${say('back')}</a></div></form></section>`;
    return c.html(page(c, { title, body, styles: ['admin', 'desk'], width: 'narrow' }));
  });

  app.post(`${ONE}/routes`, async (c) => {
    const wanted = (await fieldsOf(c)).all('route');
    const { kind } = await setRoutes(tools, c.req.param('id'), wanted, actorOf(c));
    return c.redirect(`/console/staff?said=${kind}`, 303);
  });
  return app;
}
