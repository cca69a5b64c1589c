// Accounts of those in charge: who there is, inviting, a fresh link, switching off.

import { Hono } from 'hono';
import { peerUnits } from '../../../../src/admin/peers/peers.flow.ts';
import { endSessions } from '../../../../src/admin/sign-in/session.flow.ts';
import { makeLink } from '../../../../src/admin/sign-in.flow.ts';
import {
  inviteStaff,
  STAFF_ROLES,
  staffList,
  switchOff,
} from '../../../../src/admin/staff.flow.ts';
import { unitList } from '../../../../src/admin/units.flow.ts';
import { isLocale } from '../../../../src/core/person.ts';
import { messengerPolicy } from '../../../../src/hotline/messenger/policy.flow.ts';
import type { Tools } from '../../../../src/outbox/tools.ts';
import { type Fields, fieldsOf } from '../fields.ts';
import { freshSignIn } from '../fresh.ts';
import { idIn, ONE } from '../ids.ts';
import { page } from '../layout.ts';
import { problemPage } from '../problem.ts';
import type { Issuer } from '../sign-in/issuer.ts';
import { actorOf, type ConsoleContext, type ConsoleEnv, requireRole } from '../view.ts';
import { deskRoutePages } from './desk-routes.ts';
import { messengerPages } from './messenger.ts';
import { peerLinkPages } from './peer-link.ts';
import { disableBody, linkBody, staffBody } from './staff-parts.ts';
import { adminWords } from './words.ts';

export function staffPages(tools: Tools, issuer: Issuer | undefined): Hono<ConsoleEnv> {
  const app = new Hono<ConsoleEnv>();
  const mayExpect = issuer?.belief.claim !== undefined;
  app.use(requireRole('admin'));
  app.on(['GET', 'POST'], [`${ONE}/*`], freshSignIn());

  app.get('/', (c) => staffPage(c, c.req.query('said')));

  app.post('/', freshSignIn(), async (c) => {
    const fields = await fieldsOf(c);
    const role = STAFF_ROLES.find((one) => one === fields.text('role'));
    const locale = fields.text('language');
    if (role === undefined || !isLocale(locale)) return problemPage(c, 'not-found', 404);
    const invited = await inviteStaff(
      tools,
      {
        role,
        locale,
        label: fields.text('label'),
        unitId: idIn(fields.text('unit')),
        rosterNo: fields.text('no'),
      },
      actorOf(c),
    );
    if (invited.kind !== 'invited') return staffPage(c, invited.kind, fields);
    return linkPage(c, fields.text('label').trim(), invited.link, invited.expiresAt);
  });

  app.post(`${ONE}/link`, async (c) => {
    const id = c.req.param('id');
    const made = await makeLink(tools, id, actorOf(c));
    if (made.kind !== 'made') return staffPage(c, made.kind);
    return linkPage(c, await labelOf(id), made.url, made.expiresAt);
  });

  app.post(`${ONE}/sign-out`, async (c) => {
    const ended = await endSessions(tools, c.req.param('id'), actorOf(c));
    return c.redirect(`/console/staff?said=${ended > 0 ? 'signed-out' : 'not-signed-in'}`, 303);
  });

  app.get(`${ONE}/disable`, async (c) => {
    const say = adminWords(c.get('locale'));
    const id = c.req.param('id');
    const member = (await staffList(tools)).find((one) => one.id === id);
    if (member === undefined || member.disabledAt) return problemPage(c, 'not-found', 404);
    const title = say('disable-title', { name: member.label });
    return c.html(page(c, { title, body: disableBody(say, member), width: 'narrow' }));
  });

  app.post(`${ONE}/disable`, async (c) => {
    const { kind } = await switchOff(tools, c.req.param('id'), actorOf(c));
    return c.redirect(`/console/staff?said=${kind}`, 303);
  });

  app.route('/', deskRoutePages(tools));
  app.route('/', peerLinkPages(tools));
  app.route('/', messengerPages(tools));
  return app;

  async function staffPage(c: ConsoleContext, said: string | undefined, typed?: Fields) {
    const say = adminWords(c.get('locale'));
    const [staff, units, linked, isMessengerOn] = await Promise.all([
      staffList(tools),
      unitList(tools),
      peerUnits(tools),
      messengerPolicy(tools),
    ]);
    const body = staffBody(c.get('locale'), {
      staff,
      units,
      linked,
      said,
      typed,
      mayExpect,
      isMessengerOn,
    });
    const isRefused = c.req.method === 'POST';
    return c.html(
      page(c, { title: say('staff-title'), body, styles: ['admin'] }),
      isRefused ? 422 : 200,
    );
  }

  function linkPage(c: ConsoleContext, name: string, link: string, expiresAt: Date) {
    const say = adminWords(c.get('locale'));
    const time = expiresAt.toLocaleTimeString(c.get('locale'), {
      timeZone: tools.settings.timeZone,
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    });
    const title = say('link-title', { name });
    const body = linkBody(say, { name, link, time: `${time} (${tools.settings.timeZone})` });
    return c.html(page(c, { title, body, styles: ['admin'], width: 'narrow' }));
  }

  async function labelOf(id: string): Promise<string> {
    return (await staffList(tools)).find((one) => one.id === id)?.label ?? '';
  }
}
