// Whom an alert is of any use to, and what an officer hears where there is nobody, on a real database.

import { describe, expect, it } from 'vitest';
import type { Address } from '../../../src/core/message.ts';
import { takeCase } from '../../../src/hotline/claim.flow.ts';
import { closeCase, releaseCase } from '../../../src/hotline/close.flow.ts';
import { ANYONE } from '../../../src/hotline/line/may-take.ts';
import { setDesk } from '../../../src/hotline/line/set-desk.flow.ts';
import { memberOf, ringingCase } from '../../support/desk-world.ts';
import { onCall } from '../../support/on-call.ts';
import { staffChats } from '../../support/staff-chats.ts';
import { openWorld } from '../../support/world.ts';

const MINUTE_MS = 60_000;
const NOW_WORDS = 'I have the gun in my hand, I am going to kill myself now, goodbye';
const world = await openWorld();
const empty = await openWorld({ hasStaff: false });
const { tools } = world;
const { linked } = staffChats(world);
const { counselor, second, lead } = world.staff;
const chats = [await linked(counselor), await linked(second), await linked(lead)] as const;
await onCall(world, 'primary', counselor);
await onCall(world, 'second', second);
await onCall(world, 'lead', lead);

const hasRung = (chat: Address) => world.heard(chat).some(({ choices = [] }) => choices.length > 0);
const rang = () => chats.map(hasRung);

async function ended(caseId: string): Promise<void> {
  await takeCase(tools, memberOf(lead), caseId);
  await closeCase(tools, memberOf(lead), caseId, 'talked');
  rang();
}

describe('an alert', () => {
  it('passes over whoever is in charge of the officer’s unit, who could never take it', async () => {
    const inCharge = { ...ANYONE, unitId: world.unitId, isInCharge: true };
    await setDesk(tools, counselor.id, inCharge);
    const { caseId } = await ringingCase(world);
    await world.advance(0);
    expect(rang()).toEqual([false, true, false]);
    await world.advance(5 * MINUTE_MS);
    expect(rang()).toEqual([false, true, true]);
    await setDesk(tools, counselor.id, ANYONE);
    await ended(caseId);
  });

  it('passes over the officer’s unit where they wish for nobody of it', async () => {
    await setDesk(tools, counselor.id, { ...ANYONE, unitId: world.unitId });
    const { caseId, from } = await ringingCase(world);
    await world.advance(0);
    expect(rang()).toEqual([true, false, false]);
    await world.tap(from, 'wish:not-my-unit');
    await world.advance(5 * MINUTE_MS);
    expect(rang()).toEqual([false, true, true]);
    await setDesk(tools, counselor.id, ANYONE);
    await ended(caseId);
  });

  it.each([
    [
      'falls silent',
      async () => {
        await world.advance(5 * MINUTE_MS);
        await world.advance(MINUTE_MS);
      },
    ],
    [
      'hands it back',
      async (caseId: string) => {
        await releaseCase(tools, memberOf(counselor), caseId);
        await world.advance(0);
      },
    ],
  ])('asks the next at once when the first took it and %s', async (_, goes) => {
    const { caseId } = await ringingCase(world);
    await world.advance(0);
    await takeCase(tools, memberOf(counselor), caseId);
    rang();
    await goes(caseId);
    expect(rang()).toEqual([true, true, false]);
    await world.advance(5 * MINUTE_MS);
    expect(rang()).toEqual([true, true, true]);
    await ended(caseId);
  });
});

describe('at L4', () => {
  it('the lines of a wait that was over do not mix into the next one', async () => {
    const { caseId, from } = await ringingCase(world, 'en', NOW_WORDS);
    await world.advance(MINUTE_MS);
    await takeCase(tools, memberOf(counselor), caseId);
    await releaseCase(tools, memberOf(counselor), caseId);
    await world.advance(0);
    world.heard(from);
    await world.advance(MINUTE_MS); // when the first wait would have written
    expect(world.heard(from)).toEqual([]);
    await world.advance(MINUTE_MS);
    expect(world.heard(from)).toHaveLength(1);
    await ended(caseId);
  });
});

describe('where nobody answers because there is nobody', () => {
  it.each([
    ['en', 'My gun is on the nightstand and I want to die', /answered yet|keep (calling|ringing)/],
    ['zh-CN', '枪就在我腰上，真想死', /还没应|还没有?接|还在叫|一直叫/],
  ] as const)(
    'promises no calling, and gives words to say there (%s)',
    async (locale, words, calls) => {
      const from = await empty.joined(locale);
      await empty.say(from, words);
      await empty.advance(0);
      empty.heard(from);
      await empty.advance(15 * MINUTE_MS);
      const said = empty.heard(from).map(({ text }) => text);
      expect(said).toHaveLength(1);
      expect(said[0]).toMatch(/12356.+120.+["“].+["”]/s);
      expect(said[0]).not.toMatch(calls);
    },
  );
});
