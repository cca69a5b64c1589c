// A world in which counselors may talk from their own chats: officers on a platform of their choice, a
// counselor's linked chat, and talks that are open there.

import type { Staff } from '../../db/staff.ts';
import type { Address, ChannelName } from '../../src/core/message.ts';
import { takeCase } from '../../src/hotline/claim.flow.ts';
import { closeCase } from '../../src/hotline/close.flow.ts';
import { setMessengerPolicy } from '../../src/hotline/messenger/policy.flow.ts';
import { queueView } from '../../src/hotline/queue.flow.ts';
import { memberOf } from './desk-world.ts';
import { dm, staffChats } from './staff-chats.ts';
import { openWorld } from './world.ts';

export type Talk = { readonly officer: Address; readonly caseId: string; readonly code: string };

export async function messengerWorld(isOn = true) {
  const world = await openWorld();
  const { tools, staff } = world;
  const { linkOf, command, words } = staffChats(world);
  const policy = (on: boolean) => setMessengerPolicy(tools, on, `admin:${staff.admin.id}`);
  if (isOn) await policy(true);

  const waiting = async () => (await queueView(tools, memberOf(staff.counselor))).waiting;

  async function asking(
    channel: ChannelName = 'telegram',
    said = 'My gun is on the nightstand and I want to die',
    locale: 'en' | 'zh-CN' = 'en',
  ): Promise<Talk> {
    const before = new Set((await waiting()).map(({ id }) => id));
    const officer = await world.joined(locale, channel);
    // Whoever says nothing asks for a person by button.
    await (said === '' ? world.tap(officer, 'talk') : world.say(officer, said));
    const found = (await waiting()).find(({ id }) => !before.has(id));
    if (found === undefined) throw new Error('the words did not ring');
    world.heard(officer);
    return { officer, caseId: found.id, code: found.code };
  }

  return {
    world,
    policy,
    asking,
    words,
    /** A chat of theirs alone, linked as they do it. */
    linked: async (member: Staff, channel: ChannelName = 'telegram'): Promise<Address> => {
      const from = { ...dm(tools.newId()), channel };
      await command(from, 'staff', await linkOf(member));
      world.heard(from);
      return from;
    },
    /** An officer whose talk a counselor has just opened in that chat. */
    talking: async (chat: Address, said?: string): Promise<Talk> => {
      const talk = await asking(chat.channel, said);
      await world.tap(chat, `talk-here:${talk.caseId}`);
      world.heard(chat);
      world.heard(talk.officer);
      return talk;
    },
    /** Ends what is open, so that nobody has their hands full. */
    tidy: async (): Promise<void> => {
      for (const member of [staff.counselor, staff.second].map(memberOf)) {
        const { own } = await queueView(tools, member);
        for (const { id } of own) await closeCase(tools, member, id, 'talked');
      }
      for (const { id } of await waiting()) {
        await takeCase(tools, memberOf(staff.lead), id);
        await closeCase(tools, memberOf(staff.lead), id, 'talked');
      }
    },
    /** What somebody was sent, as one text. */
    told: (address: Address) => words(address).join('\n'),
  };
}
