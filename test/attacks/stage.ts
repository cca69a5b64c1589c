// A station with everybody in it, and an object of each kind that belongs to one and not to another.

import { inviteStaff, switchOff } from '../../src/admin/staff.flow.ts';
import type { StaffRole } from '../../src/admin/staff.ts';
import { drawCards, makeUnit } from '../../src/admin/units.flow.ts';
import { setRoutes } from '../../src/care/desk/routes.flow.ts';
import { type Visitor, visit } from '../adapters/web/browser-like.ts';
import { linkToken } from '../support/console-client.ts';
import { invitedPeer } from '../support/peers.ts';
import { openWholeSite, type WholeSite } from '../support/whole-site.ts';
import type { World } from '../support/world.ts';
import { type Objects, objectsFor } from './objects.ts';
import type { Role } from './routes.data.ts';

const FREE = { burst: 1e9, perSecond: 1e6 };
const EVEN = { session: FREE, network: FREE };
const FOURTEEN_HOURS_MS = 14 * 3_600_000;
export const OWN_WORDS = 'own-words-of-an-officer-5519';

export type Actor = {
  readonly name: string;
  /** None for whoever is not, or not any more, one of the staff. */
  readonly role: Role | undefined;
  readonly cookie: string;
};

export type Stage = WholeSite & {
  readonly actors: readonly Actor[];
  readonly actor: (name: string) => Actor;
  readonly objects: Objects;
  readonly officers: readonly [Visitor, Visitor];
  /** One more, who has joined the first unit. */
  newOfficer(): Promise<Visitor>;
};

export async function openStage(): Promise<Stage> {
  const site = await openWholeSite({
    paces: { look: EVEN, press: EVEN, door: EVEN, crisis: EVEN },
  });
  const { world, url } = site;
  const { tools, staff } = world;
  const invited = (role: StaffRole, unitId?: string) => invite(world, role, unitId);
  const signIn = (staffId: string) => cookieFor(world, url, staffId);

  const expired = await signIn(staff.admin.id);
  await world.advance(FOURTEEN_HOURS_MS);
  const unit = await makeUnit(tools, { name: 'Unit 2', region: 'CN', timeZone: 'Asia/Shanghai' });
  const unitId = unit.kind === 'made' ? unit.unitId : '';
  const [away, out, spare, otherInstructor] = [
    await invited('admin'),
    await invited('admin'),
    await invited('counselor'),
    await invited('instructor', unitId),
  ];
  const disabled = await signIn(away);
  await switchOff(tools, away, `admin:${staff.admin.id}`);
  const signedOut = await signIn(out);
  await post(url, '/console/sign-out', signedOut);

  const atDesk = await invited('desk');
  await setRoutes(tools, atDesk, ['logistics', 'hr']);

  const officers = [await chatting(site, world.unitId), await chatting(site, unitId)] as const;
  const made = (name: string, role: Role, staffId: string) =>
    signIn(staffId).then((cookie): Actor => ({ name, role, cookie }));
  const { token } = cookieOf(officers[0]);
  const none = (name: string, cookie: string): Actor => ({ name, role: undefined, cookie });
  const actors = [
    none('nobody', ''),
    none('a made-up session', `wl_staff=${'A'.repeat(43)}`),
    none('an officer', officers[0].cookie),
    none('an officer with the chat’s token', `wl_staff=${token}; wl_chat=${token}`),
    none('an account that is off', disabled),
    none('an expired session', expired),
    none('a session that was signed out', signedOut),
    await made('counselor', 'counselor', staff.counselor.id),
    await made('another counselor', 'counselor', staff.second.id),
    await made('lead', 'lead', staff.lead.id),
    await made('instructor', 'instructor', staff.instructor.id),
    await made('another instructor', 'instructor', otherInstructor),
    await made('peer', 'peer', (await invitedPeer(world, '7003')).id),
    await made('desk', 'desk', atDesk),
    await made('admin', 'admin', staff.admin.id),
    await made('auditor', 'auditor', await invited('auditor')),
  ];
  const actor = (name: string): Actor => {
    const found = actors.find((one) => one.name === name);
    if (found === undefined) throw new Error(`nobody is ${name}`);
    return found;
  };

  const objects = await objectsFor(site, { actor, officers, unitId, spare, atDesk, post });
  const newOfficer = () => chatting(site, world.unitId);
  return { ...site, actors, actor, objects, officers, newOfficer };
}

async function invite({ tools }: World, role: StaffRole, unitId?: string): Promise<string> {
  const label = `${role} ${tools.newId().slice(-6)}`;
  const made = await inviteStaff(tools, { role, label, unitId, locale: 'en' });
  if (made.kind !== 'invited') throw new Error(made.kind);
  return made.staffId;
}

async function cookieFor({ tools }: World, url: string, staffId: string): Promise<string> {
  const token = await linkToken(tools, staffId);
  const answer = await post(url, '/console/sign-in', '', { token });
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}

async function post(url: string, path: string, cookie: string, form = {}): Promise<Response> {
  const headers = { origin: url, cookie };
  const body = new URLSearchParams(form);
  return fetch(url + path, { method: 'POST', headers, body, redirect: 'manual' });
}

function cookieOf({ cookie }: Visitor): { readonly token: string } {
  return { token: /wl_chat=([\w-]+)/.exec(cookie)?.[1] ?? '' };
}

/** An officer in a browser who has joined that unit and said something. */
async function chatting({ world, url }: WholeSite, unitId: string): Promise<Visitor> {
  const visitor = await visit(url);
  const drawn = await drawCards(world.tools, unitId, 1);
  await visitor.post('/api/join', { card: drawn.kind === 'drawn' ? drawn.codes[0] : '' });
  await visitor.choose('squad:none');
  await visitor.say(`It was a long week. ${OWN_WORDS}`);
  return visitor;
}
