// `staff …`: accounts of those in charge, and their ways in. Links go to a terminal only, unless
// asked for on stdout.

import { parseArgs } from 'node:util';
import { passkeysOf, removePasskey } from '../admin/sign-in/passkey.flow.ts';
import { endSessions } from '../admin/sign-in/session.flow.ts';
import { expectWorkAccount } from '../admin/sign-in/work-account.flow.ts';
import { makeLink } from '../admin/sign-in.flow.ts';
import {
  type Invitation,
  inviteStaff,
  type StaffView,
  staffList,
  switchOff,
} from '../admin/staff.flow.ts';
import { isStaffRole, STAFF_ROLES } from '../admin/staff.ts';
import { setRoutes } from '../care/desk/routes.flow.ts';
import { ROUTES } from '../care/desks.ts';
import { isLocale } from '../core/person.ts';
import { setDesk } from '../hotline/line/set-desk.flow.ts';
import type { Config } from '../ops/config.ts';
import type { Tools } from '../outbox/tools.ts';
import { type Io, print, refuse } from './lines.ts';
import { DESK_OPTIONS, type DeskWish, deskOf } from './staff-desk.ts';
import { linkToRoster, listStaff } from './staff-roster.ts';
import { Usage } from './usage.ts';
import { withTools } from './with-tools.ts';

const HELP = `staff list
staff invite ROLE LABEL [--unit ID] [--roster NO] [--locale en|zh-CN] [--to-stdout]
staff link ID|ROLE [--to-stdout]
staff sign-out ID
staff passkeys ID [--remove PASSKEY-ID]
staff expect ID VALUE        by the claim that OIDC_CLAIM names
staff desk ID [--unit ID] [--in-charge] [--standing serving|retired|outside]
           [--languages en,zh-CN] [--topics alcohol,nights] [--no-crisis]
           [--talks N]         whom they are given
staff routes ID [ROUTE …]      which desks it answers for; none: it sees nothing
staff roster ID NO           who a peer is on the roster; whoever leaves it loses the account
staff disable ID
roles: ${STAFF_ROLES.join(', ')}
routes: ${ROUTES.join(', ')}`;

const NO_TERMINAL = 'a sign-in link is shown on a terminal only; --to-stdout prints it anyway';

type Wish = {
  readonly value: string;
  /** All that came after the account. */
  readonly values: readonly string[];
  readonly config: Config;
  readonly unit?: string | undefined;
  readonly roster?: string | undefined;
  readonly locale: string;
  readonly remove?: string | undefined;
  readonly desk: DeskWish;
};

type Deed = (tools: Tools, member: StaffView, io: Io, wish: Wish) => Promise<number>;

/** What is done to one of the staff. */
const DEEDS: Readonly<Record<string, Deed>> = {
  link,
  'sign-out': signOut,
  passkeys,
  expect: expectAccount,
  desk,
  routes,
  roster: linkToRoster,
  disable,
};

export async function staff(args: string[], config: Config, io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      unit: { type: 'string' },
      roster: { type: 'string' },
      locale: { type: 'string', default: 'zh-CN' },
      remove: { type: 'string' },
      'to-stdout': { type: 'boolean', default: false },
      ...DESK_OPTIONS,
    },
  });
  const [what = '', wanted = '', ...rest] = positionals;
  const wish: Wish = { ...values, value: rest[0] ?? '', values: rest, config, desk: values };
  const printsLink = what === 'invite' || what === 'link';
  const mayPrint = io.output.isTTY === true || values['to-stdout'];
  if (what === 'list') return withTools(config, (tools) => listStaff(tools, io));
  const deed = Object.hasOwn(DEEDS, what) ? DEEDS[what] : undefined;
  if (wanted === '' || (deed === undefined && what !== 'invite')) throw new Usage(HELP);
  const invitation = what === 'invite' ? invitationOf(wanted, wish) : undefined;
  if (printsLink && !mayPrint) throw new Usage(NO_TERMINAL);
  return withTools(config, async (tools) => {
    if (invitation !== undefined) return invite(tools, io, invitation);
    const member = await memberWith(tools, wanted, what === 'link');
    return member === undefined || deed === undefined
      ? refuse(io, 'no-such-staff')
      : deed(tools, member, io, wish);
  });
}

function invitationOf(role: string, wish: Wish): Invitation {
  const { value: label, locale, unit: unitId, roster: rosterNo } = wish;
  if (!isStaffRole(role) || label === '' || !isLocale(locale)) throw new Usage(HELP);
  return { role, label, unitId, locale, rosterNo };
}

async function invite(tools: Tools, io: Io, invitation: Invitation): Promise<number> {
  const made = await inviteStaff(tools, invitation);
  if (made.kind !== 'invited') return refuse(io, made.kind);
  print(io, `${made.staffId}\n${made.link}\nworks once, for 10 minutes`);
  return 0;
}

/** By id; by role the first of it, where one is as good as another. */
async function memberWith(tools: Tools, wanted: string, isByRole: boolean) {
  const members = await staffList(tools);
  return members.find(
    ({ id, role, disabledAt }) => !disabledAt && (id === wanted || (isByRole && role === wanted)),
  );
}

async function link(tools: Tools, { id }: StaffView, io: Io): Promise<number> {
  const made = await makeLink(tools, id);
  if (made.kind !== 'made') return refuse(io, made.kind);
  print(io, `${made.url}\nworks once, for 10 minutes`);
  return 0;
}

async function signOut(tools: Tools, { id }: StaffView, io: Io): Promise<number> {
  print(io, `sessions ended: ${await endSessions(tools, id, 'program')}`);
  return 0;
}

async function passkeys(
  tools: Tools,
  { id: staffId }: StaffView,
  io: Io,
  { remove }: Wish,
): Promise<number> {
  const all = await passkeysOf(tools, staffId);
  if (remove === undefined) {
    if (all.length === 0) print(io, 'no passkeys');
    for (const { id, label, createdAt, usedAt } of all)
      print(io, `${id}  made ${day(createdAt)}  used ${usedAt ? day(usedAt) : '-'}  ${label}`);
    return 0;
  }
  const passkey = all.find(({ id }) => id === remove);
  if (passkey === undefined) return refuse(io, 'no-such-passkey');
  print(io, (await removePasskey(tools, staffId, passkey.id)).kind);
  return 0;
}

async function expectAccount(
  tools: Tools,
  { id }: StaffView,
  io: Io,
  { value, config }: Wish,
): Promise<number> {
  const { OIDC_ISSUER: issuer, OIDC_CLAIM: claim } = config;
  if (issuer === undefined || claim === undefined) return refuse(io, 'no-oidc-claim');
  const { kind } = await expectWorkAccount(tools, id, { issuer, claim, value });
  if (kind !== 'expected') return refuse(io, kind);
  print(io, kind);
  return 0;
}

async function desk(tools: Tools, { id }: StaffView, io: Io, wish: Wish): Promise<number> {
  const profile = deskOf(wish.unit, wish.desk);
  if (profile === undefined) throw new Usage(HELP);
  const { kind } = await setDesk(tools, id, profile);
  if (kind !== 'set') return refuse(io, kind);
  print(io, kind);
  return 0;
}

async function routes(tools: Tools, { id }: StaffView, io: Io, { values }: Wish): Promise<number> {
  const { kind } = await setRoutes(tools, id, values);
  if (kind === 'bad-route') throw new Usage(HELP);
  if (kind !== 'routes-set') return refuse(io, kind);
  print(io, kind);
  return 0;
}

async function disable(tools: Tools, { id }: StaffView, io: Io): Promise<number> {
  const { kind } = await switchOff(tools, id);
  if (kind !== 'disabled') return refuse(io, kind);
  print(io, kind);
  return 0;
}

function day(at: Date): string {
  return at.toISOString().slice(0, 10);
}
