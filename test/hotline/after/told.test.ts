// Who hears what of a case after its talk: whoever has it, of their own work; the leads, of what is
// left undone.

import { describe, expect, it } from 'vitest';
import { switchOff } from '../../../src/admin/staff.flow.ts';
import { sayText } from '../../../src/core/say.ts';
import {
  endTask,
  giveFollowUps,
  postponeTask,
} from '../../../src/hotline/after/follow-ups.flow.ts';
import { tellAfter } from '../../../src/hotline/after/review.effect.ts';
import { takeMostUrgent } from '../../../src/hotline/claim.flow.ts';
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
  const words = () =>
    Object.entries(of).flatMap(([who, chat]) =>
      chats.words(chat).map((text) => [who, text] as const),
    );
  return { ...talks, world, told, words, tools: world.tools };
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

describe('an officer who erases their data', () => {
  const ERASED = /was erased, so the talk is over/;
  const L4 = 'The gun is in my hand, I am going to kill myself tonight.';

  it('in a talk at L4: whoever has it and whoever is on call hear it, and nothing of the officer', async () => {
    const { world, tools, counselor, told, words } = await desk();
    const officer = await world.joined('en');
    await world.say(officer, L4);
    await takeMostUrgent(tools, counselor);
    await world.advance(0);
    words();
    world.heard(officer);
    await world.tap(officer, 'erase:yes');
    await world.advance(0);
    expect(world.heard(officer).at(-1)?.text).toMatch(/I no longer know you.*12356/s);
    const heard = words();
    expect(heard.filter(([, text]) => ERASED.test(text)).map(([who]) => who)).toEqual([
      'counselor',
      'second',
      'lead',
      'group',
    ]);
    expect(heard.map(([, text]) => text).join()).not.toMatch(/gun|kill|erase:/);
    expect(heard.filter(([, text]) => /Two minutes/.test(text)).map(([who]) => who)).toEqual([
      'counselor',
    ]);
    await world.advance(HOUR);
    expect(told(ERASED)).toEqual([]);
  });

  it('who waits at L4: the alert ends with a word to whoever was called', async () => {
    const { world, told } = await desk();
    const officer = await world.joined('zh-CN');
    await world.say(officer, '枪就在手里，今晚就走');
    await world.tap(officer, 'erase:yes');
    await world.advance(0);
    expect(world.heard(officer).at(-1)?.text).toMatch(/不再认得你.*12356/s);
    expect(told(ERASED)).toEqual(['counselor', 'second', 'lead', 'group']);
  });

  it('in a talk below L3: whoever has it hears it alone, and with no talk nobody', async () => {
    const { world, tools, counselor, told, words } = await desk();
    const officer = await world.joined('en');
    await world.tap(officer, 'talk');
    await takeMostUrgent(tools, counselor);
    await world.advance(0);
    world.heard(officer);
    await world.tap(officer, 'erase:yes');
    await world.advance(0);
    expect(world.heard(officer).at(-1)?.text).toBe(sayText('en', 'erase-done', 0, {}));
    expect(told(ERASED)).toEqual(['counselor']);
    words();
    await world.tap(await world.joined('en'), 'erase:yes');
    await world.advance(0);
    expect(words()).toEqual([]);
  });

  it('after a talk that is followed up: whoever follows it hears that this is over, once', async () => {
    const { world, ended, own, words } = await desk();
    const { caseId, from } = await ended();
    words();
    await world.tap(from, 'erase:yes');
    await world.advance(0);
    const heard = words();
    expect(heard.map(([who]) => who)).toEqual(['counselor']);
    expect(heard[0]?.[1]).toMatch(/the follow-ups of this case with it/);
    expect(await own(caseId)).toEqual([]);
    await world.advance(14 * 24 * HOUR);
    expect(words()).toEqual([]);
  });
});
