// Neither side of a talk learns by accident who the other is; at L4 an officer who says it is heard.

import { describe, expect, it } from 'vitest';
import { takeCase } from '../../src/hotline/claim.flow.ts';
import { sayToOfficer } from '../../src/hotline/counselor-says.flow.ts';
import { covered } from '../../src/hotline/cover.ts';
import { openCase } from '../../src/hotline/open-case.flow.ts';
import { memberOf, ringingCase } from '../support/desk-world.ts';
import { openWorld } from '../support/world.ts';

describe('covered', () => {
  it.each([
    ['call me on 555-201-9933 tonight', 'call me on [phone number covered] tonight'],
    ['write to li.wei@example.com', 'write to [account covered]'],
    ['I am badge 4417, ask anyone', 'I am badge [ID number covered], ask anyone'],
    ['我电话13812345678', '我电话[电话已隐去]'],
    ['我叫李强，在队里干了十年', '我叫[姓名已隐去],在队里干了十年'],
  ])('%s', (words, shown) => {
    expect(covered(words)).toBe(shown);
  });

  it.each([
    'I can’t sleep since the 14th, two pills at 22:30',
    '打12356，或者010-82951332，夜里也有人接',
    'call 988 or 1-800-267-5463',
    '“I am here”，她说',
  ])('%s stays as it was written', (words) => {
    expect(covered(words)).toBe(words);
  });
});

const world = await openWorld();
const { tools, staff } = world;
const second = memberOf(staff.second);

async function talk(words: string) {
  const { caseId, from } = await ringingCase(world, 'en', words);
  await takeCase(tools, second, caseId);
  const said = async () => {
    const view = await openCase(tools, second, caseId);
    return view.kind === 'opened' ? view.view.said.map((one) => one.words).join('\n') : view.kind;
  };
  return { caseId, from, said, heard: () => world.heard(from).map(({ text }) => text) };
}

describe('in a talk', () => {
  it('what an officer typed of themselves reaches the counselor as a mark, and they are told once', async () => {
    const { from, said, heard } = await talk('My gun is on the nightstand and I want to die');
    await world.say(from, 'call me on 555-201-9933');
    await world.say(from, 'or 555-201-9934');
    expect(await said()).toContain('call me on [phone number covered]');
    expect(await said()).not.toContain('9934');
    expect(
      heard().filter((text) => /covered|named you|says who you are|could tell who/.test(text)),
    ).toHaveLength(1);
  });

  it('what a counselor typed of themselves never reaches the officer', async () => {
    const { caseId, heard } = await talk('I want to die, my gun is right here');
    await sayToOfficer(tools, second, caseId, 'my cell is 555-301-4455', tools.newId());
    await world.advance(1_000);
    expect(heard().join('\n')).toContain('my cell is [phone number covered]');
    expect(heard().join('\n')).not.toContain('4455');
  });

  it('an officer in danger of dying within the hour is heard whole', async () => {
    const { from, said, heard } = await talk('I am on the ledge now, gun in my hand, goodbye');
    await world.say(from, 'I am at 14 Elm Street, 555-201-9933');
    expect(await said()).toContain('555-201-9933');
    expect(heard().join('\n')).not.toMatch(/covered|named you/);
  });
});
