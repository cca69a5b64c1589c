// An officer in an imminent case who left a card, and the staff around them.

import type { Address } from '../../src/core/message.ts';
import type { Locale } from '../../src/core/person.ts';
import { takeCase } from '../../src/hotline/claim.flow.ts';
import { ANYONE } from '../../src/hotline/line/may-take.ts';
import { setDesk } from '../../src/hotline/line/set-desk.flow.ts';
import { queueView } from '../../src/hotline/queue.flow.ts';
import { askGlass } from '../../src/trust/glass/ask.flow.ts';
import type { Wish } from '../../src/trust/glass/grounds.ts';
import { memberOf } from './desk-world.ts';
import type { World } from './world.ts';

export const CARD = {
  name: '令狐小暖',
  phone: '13912340042',
  contact: '任盈盈',
  contactPhone: '13800138017',
  relation: '爱人',
} as const;
export const SAID = 'I have my gun in my hand and I am going to kill myself now, marker-heron';

export const NOW_DANGER: Wish = {
  ground: 'imminent',
  facts: [],
  why: 'does-not-answer',
  reference: undefined,
  delay: undefined,
};

export function glassStaff(world: World) {
  return {
    counselor: memberOf(world.staff.counselor),
    second: memberOf(world.staff.second),
    lead: memberOf(world.staff.lead),
    admin: memberOf(world.staff.admin),
    instructor: memberOf(world.staff.instructor),
  };
}

/** Leaves the whole card, or none. */
async function leaveCard(world: World, from: Address): Promise<void> {
  await world.tap(from, 'card');
  const slip = world.heard(from).flatMap(({ choices = [] }) => choices);
  await world.tap(from, slip.find(({ id }) => id.startsWith('slip:card:yes'))?.id ?? 'none');
  for (const words of Object.values(CARD)) await world.say(from, words);
  await world.tap(from, 'card-right');
  world.heard(from);
}

/** An officer whose talk the counselor has, at L4. */
export async function inDanger(
  world: World,
  { hasCard = true, locale = 'en' as Locale, words = SAID } = {},
): Promise<{ from: Address; caseId: string }> {
  const { counselor } = glassStaff(world);
  const from = await world.joined(locale);
  if (hasCard) await leaveCard(world, from);
  const before = new Set((await queueView(world.tools, counselor)).waiting.map(({ id }) => id));
  await world.say(from, words);
  const { waiting } = await queueView(world.tools, counselor);
  const caseId = waiting.find(({ id }) => !before.has(id))?.id ?? '';
  await setDesk(world.tools, counselor.id, { ...ANYONE, talksMax: 50 });
  const taken = await takeCase(world.tools, counselor, caseId);
  if (taken.kind !== 'taken') throw new Error(taken.kind);
  world.heard(from);
  return { from, caseId };
}

export async function asked(world: World, caseId: string, wish = NOW_DANGER): Promise<string> {
  const result = await askGlass(world.tools, glassStaff(world).counselor, caseId, wish);
  if (result.kind !== 'asked') throw new Error(result.kind);
  return result.id;
}
