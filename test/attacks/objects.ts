// One object of each kind that addresses name, of one owner and of another.

import { openTasksOf } from '../../db/care-tasks.ts';
import { putPasskey } from '../../db/passkeys.ts';
import { officersByNo } from '../../db/roster.ts';
import { markIncident } from '../../src/admin/incidents.flow.ts';
import { proposeChange } from '../../src/admin/schedule.flow.ts';
import { makeFeed } from '../../src/care/feed.flow.ts';
import { importList } from '../../src/care/import.flow.ts';
import { OWN_SCALE } from '../../src/checkins/scales/shipped.ts';
import { askSwap } from '../../src/hotline/on-call/swap.flow.ts';
import { askGlass } from '../../src/trust/glass/ask.flow.ts';
import type { Visitor } from '../adapters/web/browser-like.ts';
import { ringingCase } from '../support/desk-world.ts';
import { onCall } from '../support/on-call.ts';
import { rowsOf } from '../support/rows.ts';
import { published } from '../support/scale.ts';
import type { WholeSite } from '../support/whole-site.ts';
import type { World } from '../support/world.ts';
import { agreedOf } from './agreed.ts';
import { type Actor, OWN_WORDS } from './stage.ts';
import { toldOf } from './told.ts';

type Cast = {
  readonly actor: (name: string) => Actor;
  readonly officers: readonly [Visitor, Visitor];
  /** The other unit, and an account that nobody uses. */
  readonly unitId: string;
  readonly spare: string;
  readonly atDesk: string;
  readonly post: (url: string, path: string, cookie: string) => Promise<Response>;
};

/** Ids by kind, and by whose they are: an actor's name, or `all`. */
export type Objects = Readonly<Record<string, Readonly<Record<string, string>>>>;

export async function objectsFor(
  { world, url }: WholeSite,
  { actor, officers, unitId, spare, atDesk, post }: Cast,
): Promise<Objects> {
  const { staff } = world;
  const flag = {
    instructor: await flagged(world, officers[0], world.unitId),
    'another instructor': await flagged(world, officers[1], unitId),
  };
  await officers[0].say('My gun is on the nightstand and I want to die');
  const [own] = await rowsOf<{ id: string }>(world, 'select id from officer.cases');
  const cases = {
    counselor: own?.id ?? '',
    'another counselor': (await ringingCase(world)).caseId,
    waiting: (await ringingCase(world)).caseId,
  };
  for (const name of ['counselor', 'another counselor'] as const)
    await post(url, `/console/talks/${cases[name]}/take`, actor(name).cookie);
  return {
    case: cases,
    glass: { all: await glassOf(world, cases.counselor) },
    flag,
    incident: {
      instructor: await incidentOf(world, world.unitId),
      'another instructor': await incidentOf(world, unitId),
    },
    session: await sessionIds(world, {
      admin: staff.admin.id,
      counselor: staff.counselor.id,
      'another counselor': staff.second.id,
    }),
    passkey: {
      counselor: await passkeyOf(world, staff.counselor.id),
      'another counselor': await passkeyOf(world, staff.second.id),
    },
    change: { all: await changeOf(world) },
    scale: { all: await published(world, OWN_SCALE) },
    staff: { all: spare },
    unit: { all: unitId },
    squad: { all: world.squadIds[0] ?? '' },
    month: { all: '2026-01' },
    quarter: { all: '2025-Q4' },
    ...(await careOf(world, unitId)),
    feed: { all: `${await makeFeed(world.tools, staff.instructor)}.ics` },
    ...(await swapOf(world)),
    ...(await agreedOf(world)),
    ...(await toldOf(world, atDesk)),
  };
}

async function incidentOf({ tools, staff }: World, unitId: string): Promise<string> {
  const wish = { unitId, happenedAt: tools.clock(), squadIds: [], asksUnit: false };
  const by = { id: staff.admin.id, role: 'admin', unitId: undefined } as const;
  const made = await markIncident(tools, by, wish);
  if (made.kind !== 'marked') throw new Error(made.kind);
  return made.incidentId;
}

/** Somebody on the roster of either unit, with something to do for them. */
async function careOf({ tools, unitId }: World, otherId: string) {
  const roster = async (unit: string, no: string) => {
    await importList(tools, Buffer.from(`no,name\n${no},Officer ${no}\n`), { unitId: unit });
    await importList(tools, Buffer.from(`no,event,on\n${no},achievement,2026-03-01\n`), {});
    const [row] = await tools.pools.station.transact('wl_registrar', ({ db }) =>
      officersByNo(db, [no]),
    );
    const id = row?.id ?? '';
    const [task] = await tools.pools.station.transact('wl_registrar', ({ db }) =>
      openTasksOf(db, [id]),
    );
    return { id, taskId: task?.id ?? '' };
  };
  const own = await roster(unitId, '7001');
  const other = await roster(otherId, '7002');
  return {
    task: { instructor: own.taskId, 'another instructor': other.taskId },
    roster: { instructor: own.id, 'another instructor': other.id },
  };
}

async function glassOf({ tools, staff }: World, caseId: string): Promise<string> {
  const asker = { id: staff.counselor.id, role: 'counselor' } as const;
  const asked = await askGlass(tools, asker, caseId, {
    ground: 'intent',
    facts: ['intent', 'means'],
    why: 'no-time',
    reference: undefined,
    delay: undefined,
  });
  if (asked.kind !== 'asked') throw new Error(asked.kind);
  return asked.id;
}

async function swapOf(world: World): Promise<Objects> {
  const { counselor, second } = world.staff;
  const shift = await onCall(world, 'second', counselor);
  await askSwap(world.tools, counselor, shift, second.id);
  const [swap] = await rowsOf<{ id: string }>(world, 'select id from ledger.on_call_swaps');
  return { shift: { all: shift }, swap: { all: swap?.id ?? '' } };
}

async function changeOf({ tools, unitId, staff }: World): Promise<string> {
  const wish = { squadId: undefined, scheduleId: undefined, times: '0 20', week: '*' };
  const actor = `admin:${staff.admin.id}`;
  const made = await proposeChange(tools, { unitId, ...wish, isOff: false }, actor);
  if (made.kind !== 'proposed') throw new Error(made.kind);
  return made.changeId;
}

async function passkeyOf({ tools }: World, staffId: string): Promise<string> {
  const id = tools.newId();
  await tools.pools.station.transact('wl_admin', async (tx) =>
    putPasskey(tx, {
      id,
      staffId,
      credentialId: `credential-${id}`,
      publicKey: Buffer.from('no key'),
      counter: 0,
      transports: [],
      label: 'Laptop',
      createdAt: tools.clock(),
      usedAt: null,
    }),
  );
  return id;
}

async function flagged(world: World, visitor: Visitor, unitId: string): Promise<string> {
  await visitor.choose('flag-write');
  await visitor.say(`Please ask me how I am. ${OWN_WORDS}`);
  const { lines } = (await (await visitor.get('/api/lines')).json()) as Lines;
  const ids = lines.flatMap(({ choices }) => choices.map(({ id }) => id));
  await visitor.choose(ids.findLast((id) => id.startsWith('flag-send:')) ?? 'none');
  await world.advance(0);
  const [flag] = await rowsOf<{ id: string }>(
    world,
    `select id from station.flag_inbox where unit_id = '${unitId}'`,
  );
  if (flag === undefined) throw new Error('no flag was sent');
  return flag.id;
}

type Lines = {
  readonly lines: readonly { readonly choices: readonly { readonly id: string }[] }[];
};

async function sessionIds(world: World, of: Readonly<Record<string, string>>) {
  const found = await rowsOf<{ id: string; staff_id: string }>(
    world,
    'select id, staff_id from ledger.staff_sessions order by signed_in_at',
  );
  return Object.fromEntries(
    Object.entries(of).map(([name, staffId]) => [
      name,
      found.findLast((row) => row.staff_id === staffId)?.id ?? '',
    ]),
  );
}
