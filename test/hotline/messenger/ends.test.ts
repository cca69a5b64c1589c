// Whatever ends a talk in a counselor's chat ends it at once, both ways, on a real database.

import { afterEach, describe, expect, it } from 'vitest';
import { switchOff } from '../../../src/admin/staff.flow.ts';
import type { Address } from '../../../src/core/message.ts';
import { closeCase, releaseCase } from '../../../src/hotline/close.flow.ts';
import { offerCase, takeOver } from '../../../src/hotline/hand-over/hand-over.flow.ts';
import { askBlock, decideBlock } from '../../../src/hotline/intake/block.flow.ts';
import { RetryLater } from '../../../src/ops/errors.ts';
import { auditOfCase, memberOf } from '../../support/desk-world.ts';
import { messengerWorld, type Talk } from '../../support/messenger-world.ts';

const { world, policy, linked, talking, tidy, told } = await messengerWorld();
const { tools, staff } = world;
const [counselor, second, lead] = [staff.counselor, staff.second, staff.lead].map(memberOf) as [
  ReturnType<typeof memberOf>,
  ReturnType<typeof memberOf>,
  ReturnType<typeof memberOf>,
];
const chat = await linked(staff.counselor);

afterEach(async () => {
  await tidy();
  world.heard(chat);
});

/** Not a word goes either way any more, and whoever types hears so. */
async function isOver({ officer }: Talk, from: Address = chat): Promise<void> {
  await world.advance(1_000);
  world.heard(from);
  world.heard(officer);
  await world.say(officer, 'can you still read this');
  expect(told(from)).not.toContain('still read this');
  await world.say(from, 'not for anybody');
  expect(told(from)).toContain('othing was sent');
  expect(told(officer)).not.toContain('not for anybody');
}

/** As a platform that answers so for one chat alone. */
function answering(address: Address, send: () => Promise<{ readonly kind: 'unreachable' }>) {
  const channel = tools.channels.get('telegram');
  if (channel === undefined) throw new Error('no such channel');
  world.plug({
    ...channel,
    send: (to, outbound) => (to.id === address.id ? send() : channel.send(to, outbound)),
  });
  return () => world.plug(channel);
}

const unreachable = async () => ({ kind: 'unreachable' }) as const;

describe('a talk in a messenger ends', () => {
  it('when the officer refuses, for good, and its counselor is told where it goes on', async () => {
    const talk = await talking(chat);
    await world.tap(talk.officer, 'console-only');
    expect(told(talk.officer)).toMatch(/protected page|it's off/);
    expect(told(chat)).toContain(`${talk.code}: the officer wants this talk in the console alone`);
    await isOver(talk);
    await world.tap(chat, `talk-here:${talk.caseId}`);
    expect(told(chat)).toContain('stays in the console');
    expect(told(talk.officer)).not.toContain('Telegram');
  });

  it('when its counselor goes back to the console, and the officer hears so', async () => {
    const talk = await talking(chat);
    await world.tap(chat, `console-here:${talk.caseId}`);
    expect(told(chat)).toContain('in the console alone from now on');
    expect(told(talk.officer)).toMatch(/protected page/);
    await isOver(talk);
  });

  it.each<[string, (talk: Talk) => Promise<unknown>]>([
    ['closes', ({ caseId }) => closeCase(tools, counselor, caseId, 'talked')],
    ['is given back', ({ caseId }) => releaseCase(tools, counselor, caseId)],
    [
      'is handed over',
      async ({ caseId }) => {
        await offerCase(tools, counselor, caseId, second.id);
        await takeOver(tools, second, caseId);
      },
    ],
    ['is erased by its officer', ({ officer }) => world.tap(officer, 'erase:yes')],
    [
      'is with somebody held off the line',
      async ({ caseId }) => {
        await askBlock(tools, counselor, caseId, 'threats');
        await decideBlock(tools, lead, caseId, true);
      },
    ],
  ])('when it %s', async (_, ends) => {
    const talk = await talking(chat, '');
    await ends(talk);
    await isOver(talk);
  });

  it('when an admin switches it off, and is not back when it is allowed again', async () => {
    const talk = await talking(chat);
    await world.advance(1);
    await policy(false);
    await isOver(talk);
    await world.advance(1);
    await policy(true);
    await isOver(talk);
  });

  it('when the account of its counselor goes off', async () => {
    const own = await linked(staff.second);
    const talk = await talking(own);
    await switchOff(tools, second.id);
    world.heard(own);
    await world.say(talk.officer, 'can you still read this');
    await world.say(own, 'not for anybody');
    expect(told(own)).not.toContain('still read this');
    expect(told(talk.officer)).not.toContain('not for anybody');
  });

  it('when the counselor has blocked the bot, and the officer hears where it goes on', async () => {
    const talk = await talking(chat);
    const again = answering(chat, unreachable);
    await world.advance(1_000);
    await world.say(talk.officer, 'hello?');
    again();
    expect(told(talk.officer)).toMatch(/protected page/);
    const ended = (await auditOfCase(world, talk.caseId)).find(
      ({ action }) => action === 'messenger-ended',
    );
    expect(ended?.detail).toEqual({ why: 'chat-unreachable' });
    await isOver(talk);
  });

  it('when the officer has blocked the bot, and its counselor is told that nothing arrived', async () => {
    const talk = await talking(chat);
    const again = answering(talk.officer, unreachable);
    await world.say(chat, 'are you there?');
    again();
    expect(told(chat)).toContain(`${talk.code}: not delivered`);
    await isOver(talk);
  });
});

describe('a platform that fails', () => {
  it('has the counselor’s line tried again, and each of both told once', async () => {
    const talk = await talking(chat);
    const again = answering(talk.officer, () => Promise.reject(new RetryLater('platform-down')));
    await world.say(chat, 'are you there?');
    expect(told(chat)).toContain(`${talk.code}: on its way`);
    again();
    await world.advance(60_000);
    expect(told(talk.officer)).toContain('are you there?');
    expect(told(chat)).toBe(`✓ ${talk.code}`);
  });

  it('has the officer’s lines shown later, in their order, once', async () => {
    const talk = await talking(chat);
    const again = answering(chat, () => Promise.reject(new RetryLater('platform-down')));
    await world.advance(1_000);
    await world.say(talk.officer, 'first line');
    await world.advance(1_000);
    await world.say(talk.officer, 'second line');
    again();
    await world.advance(60_000);
    const said = told(chat);
    expect(said.match(/first line/g)).toHaveLength(1);
    expect(said).toMatch(/first line\s+second line/);
  });

  it('has nothing shown later of what was erased or refused meanwhile', async () => {
    for (const tap of ['erase:yes', 'console-only']) {
      const talk = await talking(chat);
      const again = answering(chat, () => Promise.reject(new RetryLater('platform-down')));
      await world.advance(1_000);
      await world.say(talk.officer, 'a line that waits');
      await world.tap(talk.officer, tap);
      again();
      await world.advance(60_000);
      expect(told(chat)).not.toContain('a line that waits');
    }
  });
});
