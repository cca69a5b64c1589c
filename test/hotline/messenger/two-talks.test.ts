// Two talks in one chat: no word ever goes to the wrong officer.

import { afterEach, describe, expect, it } from 'vitest';
import { messengerWorld } from '../../support/messenger-world.ts';

const { world, linked, talking, tidy, told } = await messengerWorld();
const { staff } = world;
const chat = await linked(staff.counselor);

afterEach(async () => {
  await tidy();
  world.heard(chat);
});

async function two() {
  const first = await talking(chat);
  await world.advance(1_000);
  const other = await talking(chat);
  await world.advance(1_000);
  world.heard(first.officer);
  return { first, other };
}

describe('of two talks in one chat', () => {
  it('only the one that was turned to last is typed into', async () => {
    const { first, other } = await two();
    await world.say(chat, 'for the other alone');
    expect(told(other.officer)).toContain('for the other alone');
    expect(told(first.officer)).toBe('');
    expect(told(chat)).toBe(`✓ ${other.code}`);
  });

  it('the other one’s words wait, and the chat learns once that there are any', async () => {
    const { first, other } = await two();
    await world.say(first.officer, 'I am on the roof');
    await world.advance(1_000);
    await world.say(first.officer, 'please answer');
    const heard = world.heard(chat);
    expect(heard.map(({ text }) => text)).toEqual([
      expect.stringMatching(new RegExp(`^${first.code} · L[34]\n.*Another talk is the one open`)),
    ]);
    await world.tap(chat, heard[0]?.choices?.[0]?.id ?? '');
    const said = told(chat);
    expect(said).toContain(`${first.code}: you are talking here now`);
    expect(said).toMatch(/I am on the roof\s+please answer$/);
    world.heard(first.officer);
    await world.say(chat, 'I am coming to you');
    expect(told(first.officer)).toContain('I am coming to you');
    expect(told(other.officer)).toBe('');
  });

  it('a turn is no news to an officer who was told already', async () => {
    const { first } = await two();
    await world.tap(chat, `talk-here:${first.caseId}`);
    expect(told(first.officer)).toBe('');
  });

  it('what was typed before a turn and comes after it goes to neither', async () => {
    const { first, other } = await two();
    const typedAt = world.now();
    await world.advance(1_000);
    await world.tap(chat, `talk-here:${first.caseId}`);
    world.heard(chat);
    await world.bring(chat, { kind: 'words', words: 'meant for the other' }, { at: typedAt });
    expect(told(chat)).toBe(
      `Nothing was sent: you turned to ${first.code} after you wrote it. If it is for them, write it again.`,
    );
    expect(told(first.officer) + told(other.officer)).toBe('');
  });

  it('a press that comes a second time does not turn the chat back', async () => {
    const { first, other } = await two();
    const press = { kind: 'choice', id: `talk-here:${first.caseId}` } as const;
    await world.bring(chat, press, { id: 'press-1' });
    await world.advance(1_000);
    await world.tap(chat, `talk-here:${other.caseId}`);
    expect(await world.bring(chat, press, { id: 'press-1' })).toEqual({ kind: 'repeat' });
    await world.advance(1_000);
    await world.say(chat, 'for the other');
    expect(told(other.officer)).toContain('for the other');
    expect(told(first.officer)).not.toContain('for the other');
  });

  it('the end of the active one leaves none active', async () => {
    const { first, other } = await two();
    await world.tap(chat, `console-here:${other.caseId}`);
    world.heard(chat);
    await world.say(chat, 'for whom?');
    expect(told(chat)).toContain('no talk is open in this chat');
    expect(told(first.officer) + told(other.officer)).not.toContain('for whom');
  });
});

describe('what is no message to an officer', () => {
  it.each([
    [{ kind: 'words', words: '/tlak' }, 'begins like a command'],
    [{ kind: 'edited', words: 'another wording' }, 'the change does not reach them'],
    [{ kind: 'unreadable' }, 'Only text gets through'],
    [{ kind: 'words', words: 'x'.repeat(3_600) }, 'too long'],
  ] as const)('is not sent: %j', async (said, answer) => {
    const { officer } = await talking(chat);
    await world.advance(1_000);
    await world.bring(chat, said);
    expect(told(chat)).toContain(answer);
    expect(told(officer)).toBe('');
  });

  it('with no talk open it goes nowhere, and who writes of danger gets numbers too', async () => {
    await world.say(chat, 'hello');
    world.heard(chat); // what was open before is over
    await world.say(chat, 'hello');
    const [nowhere] = world.heard(chat);
    expect(nowhere?.text).toBe('Nothing was sent: no talk is open in this chat.');
    await world.tap(chat, nowhere?.choices?.[0]?.id ?? '');
    expect(told(chat)).toBe('You have no talk at the moment.');
    await world.say(chat, 'I want to kill myself');
    expect(told(chat)).toMatch(/^Nothing was sent.*12356/s);
  });
});
