// A word that is a wish to the program may be the answer to a person: it reaches them as well.

import { describe, expect, it } from 'vitest';
import { takeCase } from '../../src/hotline/claim.flow.ts';
import { openCase } from '../../src/hotline/open-case.flow.ts';
import { savePlan } from '../../src/hotline/plan/plan.flow.ts';
import { linesIn } from '../core/lines-in.ts';
import { askingCase, memberOf } from '../support/desk-world.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const counselor = memberOf(world.staff.counselor);
const lead = memberOf(world.staff.lead);
const { caseId, from } = await askingCase(world);
await takeCase(tools, counselor, caseId);
world.heard(from);

async function lastRead(): Promise<string | undefined> {
  const opened = await openCase(tools, counselor, caseId);
  return opened.kind === 'opened' ? opened.view.said.at(-1)?.words : undefined;
}

describe('in a talk', () => {
  it.each(['plan', '计划', 'my plan'])(
    '“%s” reaches the counselor alone where there is no safety plan',
    async (word) => {
      await world.say(from, word);
      await world.advance(1_000);
      expect(await lastRead()).toBe(word);
      expect(world.heard(from)).toEqual([]);
    },
  );

  it.each(['breathe', '呼吸', 'find sleep', '换单位', 'pause 2 weeks', 'stop'])(
    '“%s” does what it does, and reaches the counselor',
    async (word) => {
      await world.say(from, word);
      await world.advance(1_000);
      expect(await lastRead()).toBe(word);
      expect(world.heard(from)).not.toEqual([]);
    },
  );

  it.each(['menu', 'who saw me', 'my data'])(
    '“%s” is between the officer and the program',
    async (word) => {
      const before = await lastRead();
      await world.say(from, word);
      await world.advance(1_000);
      expect(await lastRead()).toBe(before);
      expect(world.heard(from)).not.toEqual([]);
    },
  );

  it('a mistyped command is answered, and is nothing that the officer said', async () => {
    const before = await lastRead();
    await world.bring(from, { kind: 'words', words: 'tlak', isMistyped: true });
    await world.advance(1_000);
    expect(await lastRead()).toBe(before);
    const wordings = linesIn('en')['command-unknown'];
    expect(world.heard(from).map(({ text }) => wordings?.includes(text))).toEqual([true]);
  });

  it('what weighs is heard, and read, however it was typed', async () => {
    const words = 'I want to die';
    await world.bring(from, { kind: 'words', words, isMistyped: true });
    expect(await lastRead()).toBe(words);
    const behind = 'me, I want to kill myself';
    await world.bring(from, { kind: 'command', name: 'help', rest: behind });
    expect(await lastRead()).toBe(behind);
    world.heard(from);
  });

  it('“plan” brings the safety plan back once there is one', async () => {
    await savePlan(tools, counselor, caseId, (part) => (part === 'alone' ? 'run' : ''));
    world.heard(from);
    await world.say(from, 'plan');
    await world.advance(1_000);
    expect(await lastRead()).toBe('plan');
    expect(world.heard(from).map(({ text }) => text)).toEqual([expect.stringContaining('run')]);
  });

  it('in Chinese, too, a mistyped command is answered and goes to nobody', async () => {
    const officer = await world.joined('zh-CN', 'slack');
    world.shown.length = 0;
    await world.bring(officer, { kind: 'words', words: 'stpo', isMistyped: true });
    await world.advance(1_000);
    const wordings = linesIn('zh-CN')['command-unknown'];
    expect(world.heard(officer).map(({ text }) => wordings?.includes(text))).toEqual([true]);
    expect(world.shown).toEqual([]);
  });

  it('is read by whoever comes, where it was said while nobody was there', async () => {
    const waits = await askingCase(world);
    await world.say(waits.from, '计划');
    await world.advance(1_000);
    expect(world.heard(waits.from)).toHaveLength(1);
    await takeCase(tools, lead, waits.caseId);
    const opened = await openCase(tools, lead, waits.caseId);
    const said = opened.kind === 'opened' ? opened.view.said.map(({ words }) => words) : [];
    expect(said).toContain('计划');
  });

  it('its button is answered, also where there is none', async () => {
    const other = await askingCase(world);
    await takeCase(tools, counselor, other.caseId);
    world.heard(other.from);
    await world.tap(other.from, 'plan');
    await world.advance(0);
    expect(world.heard(other.from)).toHaveLength(1);
  });
});
