// Who on the roster a peer's account belongs to: a number goes in, nothing of the roster comes out.

import { Hono } from 'hono';
import { html } from 'hono/html';
import { linkPeer } from '../../../../src/admin/peers/peers.flow.ts';
import { staffList } from '../../../../src/admin/staff.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { fieldsOf } from '../fields.ts';
import { ONE } from '../ids.ts';
import { page } from '../layout.ts';
import { problemPage } from '../problem.ts';
import { actorOf, type ConsoleContext, type ConsoleEnv } from '../view.ts';
import { adminWords, saidLine } from './words.ts';

/** Below the staff's pages, which have checked who asks. */
export function peerLinkPages(tools: Tools): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();

  app.get(`${ONE}/roster`, (c) => linkPage(c, c.req.param('id')));

  app.post(`${ONE}/roster`, async (c) => {
    const id = c.req.param('id');
    const { kind } = await linkPeer(tools, id, (await fieldsOf(c)).text('no'), actorOf(c));
    if (kind === 'peer-linked') return c.redirect(`/console/staff?said=${kind}`, 303);
    return linkPage(c, id, kind);
  });
  return app;

  async function linkPage(c: ConsoleContext, id: string, said?: string) {
    const say = adminWords(c.get('locale'));
    const member = (await staffList(tools)).find((one) => one.id === id);
    if (member?.role !== 'peer' || member.disabledAt) return problemPage(c, 'not-found', 404);
    const title = say('peer-link-title', { name: member.label });
    const body = html`<section class="card stack"><h1>${title}</h1>
${saidLine(say, said)}
<p>${say('peer-link-lead')}</p>
<form method="post" action="/console/staff/${id}/roster" class="stack">
<div class="field"><label for="no">${say('roster-no')}</label><input id="no" name="no" required maxlength="40" autocomplete="off"></div>
<div class="actions"><button class="primary">${say('peer-link-save')}</button><a class="button quiet" href="/console/staff">${say('back')}</a></div></form></section>`;
    const status = said === undefined ? 200 : 422;
    return c.html(page(c, { title, body, styles: ['admin'], width: 'narrow' }), status);
  }
}
