// A world whose keyring lies in a file, a second process beside it, and people who wrote something.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { expect } from 'vitest';
import { assemble, closePools, openPools } from '../../../src/assemble.ts';
import type { Address, Said } from '../../../src/core/message.ts';
import type { Receipt } from '../../../src/core/ports.ts';
import { receive } from '../../../src/core/receive.flow.ts';
import { type Entry, parseKeyring } from '../../../src/ops/keyring.ts';
import { openKeys } from '../../../src/ops/keys.ts';
import { ringFromFile } from '../../../src/ops/ring.ts';
import type { Tools } from '../../../src/outbox/tools.ts';
import { ownDataAt } from '../../../src/trust/own-data/at.flow.ts';
import { afterwards } from '../../support/afterwards.ts';
import { MASTER_KEY } from '../../support/template.ts';
import { openWorld } from '../../support/world.ts';

export async function openTurning(people: number) {
  const folder = await mkdtemp(join(tmpdir(), 'warmline-keys-'));
  const path = join(folder, 'keyring');
  const ring = await ringFromFile(MASTER_KEY, path);
  const world = await openWorld({ keys: openKeys(MASTER_KEY, ring) });
  const { tools } = world;
  const owner = postgres(world.url, { max: 1, onnotice: () => undefined });
  afterwards(async () => {
    await owner.end();
    await rm(folder, { recursive: true, force: true });
  });
  const wrote = new Map<Address, string>();

  const bring = (by: Tools, from: Address, said: Said): Promise<Receipt> =>
    receive(by, { id: tools.newId(), from, place: 'direct', said, at: world.now() });

  async function write(from: Address, words: string, by: Tools = tools): Promise<void> {
    expect(await bring(by, from, { kind: 'words', words })).toEqual({ kind: 'committed' });
    wrote.set(from, words);
  }

  /** A person, with words, a case under a key of its own and a flag at the station. */
  async function someone(n: number): Promise<Address> {
    const from = await world.joined('en');
    await world.tap(from, 'flag-write');
    await world.say(from, `Please ask me, ${n}.`);
    const choices = world.heard(from).flatMap(({ choices: given = [] }) => given);
    await world.tap(from, choices.find(({ id }) => id.startsWith('flag-send:'))?.id ?? '');
    await world.bring(from, { kind: 'command', name: 'talk', rest: '' });
    await write(from, `The night shift again, ${n}.`);
    return from;
  }
  for (let n = 0; n < people; n += 1) await someone(n);
  await world.advance(0);

  return {
    world,
    tools,
    ring,
    path,
    owner,
    bring,
    write,
    /** Another process: the same database and file, a keyring read on its own. */
    another: async (): Promise<Tools> => {
      const keys = openKeys(MASTER_KEY, await ringFromFile(MASTER_KEY, path));
      const pools = openPools(world.url, keys, 3);
      afterwards(() => closePools(pools));
      return assemble({ ...tools, pools, keys, channels: new Map(tools.channels) });
    },
    expectAllReadable: async (by: Tools): Promise<void> => {
      for (const [from, words] of wrote)
        expect(JSON.stringify(await ownDataAt(by, from, 'json'))).toContain(words);
    },
    /** The names of the keys that anything is wrapped by. */
    wrappedBy: async (): Promise<string[]> => {
      const rows = await owner<{ key: string }[]>`
        select wrapped_by as key from officer.person_keys
        union select wrapped_by from officer.cases
        union select wrapped_by from station.flag_inbox where wrapped is not null`;
      return rows.map(({ key }) => key).toSorted();
    },
    inFile: async (): Promise<Entry[]> =>
      parseKeyring(await readFile(path, 'utf8').catch(() => '')),
    recorded: async (): Promise<string[]> => {
      const rows = await owner`
        select action, subject from ledger.audit_events where subject like 'key:%' order by id`;
      return rows.map(({ action, subject }) => `${action} ${subject}`);
    },
  };
}
