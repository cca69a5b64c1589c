// Staff in a messenger: their own chats, the group that alerts go to, and an alert that rings.

import type { Staff } from '../../db/staff.ts';
import { makeLink } from '../../src/admin/sign-in.flow.ts';
import type { Address, Inbound, Said } from '../../src/core/message.ts';
import type { World } from './world.ts';

export const GROUP: Address = { channel: 'telegram', id: '-100' };

export function dm(id: string): Address {
  return { channel: 'telegram', id };
}

export function staffChats(world: World) {
  const { tools } = world;
  const command = (from: Address, name: 'staff' | 'schedule', rest: string) =>
    world.bring(from, { kind: 'command', name, rest });
  const linkOf = async (member: Staff): Promise<string> => {
    const made = await makeLink(tools, member.id);
    return made.kind === 'made' ? made.url : '';
  };
  return {
    command,
    linkOf,
    words: (address: Address) => world.heard(address).map(({ text }) => text),
    inGroup: (by: Address | undefined, said: Said, more: Partial<Inbound> = {}) =>
      world.bring(GROUP, said, { place: 'group', ...(by && { by }), ...more }),
    linked: async (member: Staff): Promise<Address> => {
      const from = dm(tools.newId());
      await command(from, 'staff', await linkOf(member));
      world.heard(from);
      return from;
    },
    ringing: async () => {
      const officer = await world.joined();
      await world.tap(officer, 'talk');
      await world.advance(0);
      const choice = world.heard(GROUP).at(-1)?.choices?.[0]?.id ?? '';
      return { officer, choice, caseId: choice.slice('ack:'.length) };
    },
  };
}
