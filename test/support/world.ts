// A whole Warmline on a database of its own, with a clock that the test moves and channels that
// remember what they were given. Nothing of ours is replaced.

import { randomUUIDv7 } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { putStaff, type Staff } from '../../db/staff.ts';
import { putCards, putSquad, putUnit } from '../../db/units.ts';
import { assemble, closePools, openPools, type Parts } from '../../src/assemble.ts';
import type { Address, ChannelName, Inbound, Outbound, Said } from '../../src/core/message.ts';
import type { Locale } from '../../src/core/person.ts';
import type { Channel, Receipt } from '../../src/core/ports.ts';
import { receive } from '../../src/core/receive.flow.ts';
import type { Keys } from '../../src/ops/keys.ts';
import { openLog } from '../../src/ops/log.ts';
import type { Tools } from '../../src/outbox/tools.ts';
import { workUntilQuiet } from '../../src/rounds.ts';
import { afterwards } from './afterwards.ts';
import { cardCode } from './card-code.ts';
import { freshDb } from './postgres.ts';
import { SETTINGS } from './quiet-tools.ts';
import { recording } from './recording.ts';
import { markedTap } from './slip-tap.ts';
import { testGlass, testKeys } from './template.ts';

export const START = new Date('2026-03-02T09:00:00Z'); // a Monday

export type World = {
  readonly url: string;
  readonly tools: Tools;
  readonly unitId: string;
  readonly squadIds: readonly string[];
  readonly staff: Readonly<Record<'counselor' | 'second' | 'lead' | 'instructor' | 'admin', Staff>>;
  /** Case ids and message ids shown to the desk, in order. */
  readonly shown: { readonly caseId: string; readonly messageId: string }[];
  readonly logged: () => string;
  say(from: Address, words: string): Promise<Receipt>;
  tap(from: Address, choice: string): Promise<Receipt>;
  bring(from: Address, said: Said, more?: Partial<Inbound>): Promise<Receipt>;
  /** Everything said to an address since this was last called. */
  heard(address: Address): Outbound[];
  /** A fresh card's code for the world's unit. */
  card(): Promise<string>;
  /** An address that has joined, with the slips given. */
  joined(locale?: Locale, channel?: ChannelName): Promise<Address>;
  advance(ms: number): Promise<void>;
  now(): Date;
  /** A real channel in place of the recording one of its name. */
  plug(channel: Channel): void;
};

export type WorldOptions = Partial<Pick<Parts, 'llm' | 'rate' | 'glass'>> & {
  /** In place of the one that remembers. */
  readonly desk?: (tools: Pick<Tools, 'pools' | 'log'>) => Tools['desk'];
  /** In place of the keys that every test database is made for. */
  readonly keys?: Keys;
  readonly hasStaff?: boolean;
  readonly region?: string;
  readonly settings?: Partial<Tools['settings']>;
};

export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const url = await freshDb();
  const keys = options.keys ?? testKeys();
  const pools = openPools(url, keys, 6);
  const spoolFolder = await mkdtemp(join(tmpdir(), 'warmline-spool-'));
  const outbounds = new Map<string, Outbound[]>();
  const shown: World['shown'][number][] = [];
  const lines: string[] = [];
  let nowMs = START.getTime();
  const channels = new Map<ChannelName, Channel>();
  for (const name of ['telegram', 'slack', 'web', 'terminal'] as const)
    channels.set(name, recording(name, outbounds));
  const log = openLog('info', { write: (line: string) => lines.push(line) } as never);
  const tools = assemble({
    pools,
    keys,
    glass: options.glass ?? testGlass(),
    clock: () => new Date(nowMs),
    newId: () => randomUUIDv7(),
    log,
    channels,
    desk: options.desk?.({ pools, log }) ?? {
      showMessage: async (caseId, messageId) => void shown.push({ caseId, messageId }),
      showQueue: async () => undefined,
    },
    llm: options.llm,
    ...(options.rate && { rate: options.rate }),
    settings: {
      ...SETTINGS,
      staffChats: [{ channel: 'telegram', id: '-100' }],
      spoolFolder,
      ...options.settings,
    },
  });
  const staffed = await station(tools, options);
  afterwards(async () => {
    await closePools(pools);
    await rm(spoolFolder, { recursive: true, force: true });
  });

  const spoken = new Map<string, Locale>();
  const world: World = {
    url,
    tools,
    ...staffed,
    shown,
    logged: () => lines.join(''),
    say: (from, words) => world.bring(from, { kind: 'words', words }),
    tap: (from, id) =>
      world.bring(from, { kind: 'choice', id: markedTap(id, spoken.get(from.id)) }),
    bring: (from, said, more) =>
      receive(tools, {
        id: tools.newId(),
        from,
        place: 'direct',
        said,
        at: new Date(nowMs),
        ...more,
      }),
    heard: (address) => outbounds.get(`${address.channel}:${address.id}`)?.splice(0) ?? [],
    card: async () => {
      const code = cardCode(tools.newId());
      await tools.pools.station.transact('wl_admin', async (tx) =>
        putCards(tx, staffed.unitId, [keys.tokenKey(code)], new Date(nowMs)),
      );
      return code;
    },
    joined: async (locale = 'zh-CN', channel = 'terminal') => {
      const from = { channel, id: tools.newId() };
      spoken.set(from.id, locale);
      await world.bring(
        from,
        { kind: 'command', name: 'start', rest: await world.card() },
        { languageHint: locale },
      );
      await world.tap(from, 'squad:none');
      await world.tap(from, 'slip:scores:yes');
      await world.tap(from, 'slip:words:yes');
      world.heard(from);
      return from;
    },
    advance: async (ms) => {
      nowMs += ms;
      await workUntilQuiet(tools);
    },
    now: () => new Date(nowMs),
    plug: (channel) => void channels.set(channel.name, channel),
  };
  return world;
}

async function station(tools: Tools, { hasStaff = true, region = 'CN' }: WorldOptions) {
  const unitId = tools.newId();
  const squadIds = [tools.newId(), tools.newId()];
  const member = (role: Staff['role'], label: string): Staff => ({
    id: tools.newId(),
    role,
    label,
    unitId: role === 'instructor' ? unitId : null,
    locale: 'en',
    createdAt: tools.clock(),
    disabledAt: null,
  });
  const staff = {
    counselor: member('counselor', 'Counselor 1'),
    second: member('counselor', '咨询师二号'),
    lead: member('lead', 'Lead'),
    instructor: member('instructor', 'Instructor'),
    admin: member('admin', 'Admin'),
  };
  await tools.pools.station.transact('wl_admin', async (tx) => {
    putUnit(tx, {
      id: unitId,
      name: 'Unit 1',
      region,
      timeZone: tools.settings.timeZone,
      createdAt: tools.clock(),
    });
    for (const [n, id] of squadIds.entries())
      putSquad(tx, { id, unitId, name: n === 0 ? 'A' : 'B' });
    for (const one of Object.values(staff)) {
      if (hasStaff || !['counselor', 'lead'].includes(one.role)) putStaff(tx, one);
    }
  });
  return { unitId, squadIds, staff };
}
