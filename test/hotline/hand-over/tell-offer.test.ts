// A talk that is offered: whom it is told to, and for how long.

import { describe, expect, it } from 'vitest';
import type { Address } from '../../../src/core/message.ts';
import { takeCase } from '../../../src/hotline/claim.flow.ts';
import { dropOffer, offerCase } from '../../../src/hotline/hand-over/hand-over.flow.ts';
import { tellOffer } from '../../../src/hotline/hand-over/tell-offer.effect.ts';
import { RetryLater } from '../../../src/ops/errors.ts';
import { memberOf, ringingCase } from '../../support/desk-world.ts';
import { GROUP, staffChats } from '../../support/staff-chats.ts';
import { openWorld } from '../../support/world.ts';

const world = await openWorld();
const { tools } = world;
const counselor = memberOf(world.staff.counselor);
const second = memberOf(world.staff.second);
const lead = memberOf(world.staff.lead);
const chats = staffChats(world);
const [seconds, leads] = [
  await chats.linked(world.staff.second),
  await chats.linked(world.staff.lead),
];
const offers = (chat: Address) => chats.words(chat).filter((text) => text.endsWith('/talks'));

async function talk() {
  const { caseId } = await ringingCase(world);
  await takeCase(tools, counselor, caseId);
  return caseId;
}

describe('an offered talk', () => {
  it('is told to whom it is offered, by level and code alone, as long as it stands', async () => {
    const caseId = await talk();
    await offerCase(tools, counselor, caseId, second.id);
    expect(offers(seconds)).toEqual([
      expect.stringMatching(/^L3 · [A-Z\d]{6}\n.*hand this talk over.*\nhttp.*\/console\/talks$/),
    ]);
    expect([leads, GROUP].flatMap(offers)).toEqual([]);
    const effect = { kind: 'tell-offer.v1', caseId, toId: second.id } as const;
    await dropOffer(tools, second, caseId);
    await tellOffer(effect, tools.newId(), tools);
    await offerCase(tools, counselor, caseId, lead.id);
    await tellOffer(effect, tools.newId(), tools);
    expect(offers(seconds)).toEqual([]);
    expect(offers(leads)).toHaveLength(1);
  });

  it('is told later where the platform could not be reached', async () => {
    const caseId = await talk();
    const telegram = tools.channels.get('telegram');
    if (telegram === undefined) throw new Error('no channel');
    world.plug({ ...telegram, send: async () => Promise.reject(new RetryLater('platform-down')) });
    await offerCase(tools, counselor, caseId, second.id);
    world.plug(telegram);
    expect(offers(seconds)).toEqual([]);
    await world.advance(60_000);
    expect(offers(seconds)).toHaveLength(1);
  });
});
