// Who hears what of a case after its talk: whoever has it, of their own work; the leads, of what is
// left undone.

import { describe, expect, it } from 'vitest';
import { switchOff } from '../../../src/admin/staff.flow.ts';
import {
  endTask,
  giveFollowUps,
  postponeTask,
} from '../../../src/hotline/after/follow-ups.flow.ts';
import { tellAfter } from '../../../src/hotline/after/review.effect.ts';
import { endedTalks } from '../../support/ended-talks.ts';
import { GROUP, staffChats } from '../../support/staff-chats.ts';
import { openWorld } from '../../support/world.ts';

const HOUR = 3_600_000;
const DUE = /today is the day to ask/;
const OVERDUE = /is overdue/;

async function desk() {
  const world = await openWorld();
  const talks = endedTalks(world);
  const chats = staffChats(world);
  const of = {
    counselor: await chats.linked(world.staff.counselor),
    second: await chats.linked(world.staff.second),
    lead: await chats.linked(world.staff.lead),
    group: GROUP,
  };
  const told = (what: RegExp) =>
    Object.entries(of).flatMap(([who, chat]) =>
      chats.words(chat).some((text) => what.test(text)) ? [who] : [],
    );
  return { ...talks, world, told, tools: world.tools };
}

describe('a follow-up', () => {
  it('is told to whoever has it on its day, and to the leads as well once overdue', async () => {
    const { world, tools, counselor, ended, own, told } = await desk();
    const { caseId } = await ended();
    await world.advance(24 * HOUR - 1);
    expect(told(DUE)).toEqual([]);
    await world.advance(1);
    expect(told(DUE)).toEqual(['counselor']);
    await world.advance(4 * HOUR);
    expect(told(OVERDUE)).toEqual(['counselor', 'lead', 'group']);
    const taskId = (await own(caseId))[0]?.id ?? '';
    await endTask(tools, counselor, { caseId, taskId }, 'reached-same');
    await tellAfter({ kind: 'tell-after.v1', caseId, what: 'due' }, tools.newId(), tools);
    expect(told(DUE)).toEqual([]);
  });

  it('put off is told on its new day alone', async () => {
    const { world, tools, counselor, ended, own, told } = await desk();
    const { caseId } = await ended();
    const taskId = (await own(caseId))[0]?.id ?? '';
    await world.advance(23 * HOUR);
    const wish = { hours: '12', reason: 'on-duty' };
    await postponeTask(tools, counselor, { caseId, taskId }, wish);
    await world.advance(8 * HOUR);
    expect(told(/follow-ups$/)).toEqual([]);
    await world.advance(4 * HOUR);
    expect(told(DUE)).toEqual(['counselor']);
  });

  it('given on is told to who gets it, and left behind to the leads', async () => {
    const { world, tools, counselor, second, ended, told } = await desk();
    const { caseId } = await ended();
    told(DUE);
    await giveFollowUps(tools, counselor, caseId, second.id);
    await world.advance(0);
    expect(told(/gave you this case/)).toEqual(['second']);
    await switchOff(tools, second.id);
    await world.advance(0);
    expect(told(/has left/)).toEqual(['lead', 'group']);
  });
});

describe('a review', () => {
  it('that no lead has done is told once more', async () => {
    const { world, tools, ended, lead, view, told } = await desk();
    const { caseId } = await ended('worse');
    await world.advance(0);
    expect(told(/a review is open/)).toEqual(['lead', 'group']);
    await world.advance(28 * HOUR);
    expect(told(/a review is open/)).toEqual(['lead', 'group']);
    const [review] = (await view(lead)).reviews;
    await endTask(tools, lead, { caseId, taskId: review?.id ?? '' }, 'spoken-with');
    await world.advance(48 * HOUR);
    expect(told(/a review is open/)).toEqual([]);
  });
});
