// Addresses that nobody was at yet, and what an officer may move by.

import { personIdAt } from '../../db/people.ts';
import type { Address, ChannelName } from '../../src/core/message.ts';
import { makePhrase } from '../../src/trust/moving/phrase.flow.ts';
import type { World } from './world.ts';

export function newPlace(world: World, channel: ChannelName): Address {
  return { channel, id: world.tools.newId() };
}

/** The phrase of whoever is there, as they would write it. */
export async function phraseAt(world: World, address: Address): Promise<string> {
  const words = await makePhrase(world.tools, address);
  if (words === undefined) throw new Error('no phrase was made');
  return words.join(' ');
}

/** The token of a one-time link that a messenger's officer asks for. */
export async function linkAt(world: World, address: Address): Promise<string> {
  await world.tap(address, 'move');
  const token = /#move=([\w-]{43})/.exec(textsAt(world, address))?.[1];
  if (token === undefined) throw new Error('no link came');
  return token;
}

/** Who is there, by id. */
export async function personIn({ tools }: World, address: Address): Promise<string | undefined> {
  const key = tools.keys.addressKey(address);
  return tools.pools.officer.transact('wl_bot', ({ db }) => personIdAt(db, key));
}

export function textsAt(world: World, address: Address): string {
  return world
    .heard(address)
    .map(({ text }) => text)
    .join('\n');
}
