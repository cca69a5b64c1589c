// Officers who joined and asked for a person.

import { furnish, joinAll } from '../../../src/cli/furnish.ts';
import type { Address, Said } from '../../../src/core/message.ts';
import { receive } from '../../../src/core/receive.flow.ts';
import type { Tools } from '../../../src/outbox/tools.ts';

const AT_ONCE = 8;

export async function bring(tools: Tools, from: Address, said: Said): Promise<void> {
  const at = tools.clock();
  const inbound = { id: tools.newId(), from, place: 'direct', said, at } as const;
  const receipt = await receive(tools, inbound);
  if (receipt.kind !== 'committed') throw new Error(`not committed: ${receipt.kind}`);
}

export async function joined(tools: Tools): Promise<Address> {
  const from: Address = { channel: 'terminal', id: tools.newId() };
  const { card } = await furnish(tools);
  await joinAll((said) => bring(tools, from, said), card, 'en');
  return from;
}

export async function askForPerson(tools: Tools, from: Address): Promise<Address> {
  await bring(tools, from, { kind: 'command', name: 'talk', rest: '' });
  return from;
}

/** In the order that they came. */
export async function peopleOf(
  tools: Tools,
  count: number,
  say: (line: string) => void,
): Promise<Address[]> {
  const people: Address[] = [];
  await furnish(tools); // the one unit, before many ask at once
  while (people.length < count) {
    const few = Math.min(AT_ONCE, count - people.length);
    const asked = Array.from({ length: few }, async () => askForPerson(tools, await joined(tools)));
    people.push(...(await Promise.all(asked)));
    if (people.length % 40 === 0) say(`${people.length} joined`);
  }
  return people;
}
