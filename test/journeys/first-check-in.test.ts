import { describe, expect, it } from 'vitest';
import type { Address, Outbound } from '../../src/core/message.ts';
import { openWorld, type World } from '../support/world.ts';

const world = await openWorld();

const PERSON: Address = { channel: 'terminal', id: 'first' };

function choiceIds(outbounds: readonly Outbound[]): string[] {
  return outbounds.flatMap(({ choices = [] }) => choices.map(({ id }) => id));
}

function idLike(outbounds: readonly Outbound[], start: string): string {
  return choiceIds(outbounds).find((id) => id.startsWith(start)) ?? 'none';
}

async function heardAfter(of: World, act: () => Promise<unknown>): Promise<Outbound[]> {
  await act();
  return of.heard(PERSON);
}

describe('the first check-in', () => {
  it('begins with the notice, before any question', async () => {
    const heard = await heardAfter(world, () => world.say(PERSON, '你好'));
    expect(heard[0]?.text).toContain('010-82951332');
    expect(heard[0]?.text.length).toBeLessThanOrEqual(260);
    expect(heard.map(({ text }) => text).join('\n')).not.toMatch(/\{\w+\}/);
  });

  it('asks for the card, and refuses one that nobody printed', async () => {
    const heard = await heardAfter(world, () => world.say(PERSON, 'AAAA-2222'));
    expect(heard).toHaveLength(1);
    expect(heard[0]?.choices).toBeUndefined();
  });

  it('joins by a card, asks for the squad and then for one consent', async () => {
    const card = await world.card();
    const joined = await heardAfter(world, () => world.say(PERSON, card.toLowerCase()));
    expect(choiceIds(joined)).toContain('squad:none');
    const slip = await heardAfter(world, () => world.tap(PERSON, `squad:${world.squadIds[0]}`));
    expect(choiceIds(slip)).toEqual([
      expect.stringMatching(/^slip:scores:yes:[\da-f]{8}$/),
      expect.stringMatching(/^slip:scores:no:[\da-f]{8}$/),
    ]);
    await heardAfter(world, () => world.tap(PERSON, 'slip:scores:yes'));
  });

  it('takes a mood in one tap, then sleep and a note', async () => {
    const asked = await heardAfter(world, () => world.tap(PERSON, 'check-in'));
    const sleep = await heardAfter(world, () => world.tap(PERSON, idLike(asked, 'mood:4')));
    const note = await heardAfter(world, () => world.tap(PERSON, idLike(sleep, 'sleep:7')));
    expect(choiceIds(note)).toEqual(['skip']);
    const thanks = await heardAfter(world, () => world.say(PERSON, '今天还行，食堂有红烧肉'));
    expect(thanks).toHaveLength(1);
  });

  it('lets an answer be changed while the check-in is open, and says when it has closed', async () => {
    const asked = await heardAfter(world, () => world.tap(PERSON, 'check-in'));
    await heardAfter(world, () => world.tap(PERSON, idLike(asked, 'mood:1')));
    const edited = await heardAfter(world, () => world.tap(PERSON, idLike(asked, 'mood:2')));
    expect(edited).toHaveLength(1);
    await world.advance(25 * 3_600_000);
    world.heard(PERSON);
    const closed = await heardAfter(world, () => world.tap(PERSON, idLike(asked, 'mood:3')));
    expect(choiceIds(closed)).toContain('check-in');
  });

  it('refuses a card that somebody has used, and joins nobody twice', async () => {
    const card = await world.card();
    const other: Address = { channel: 'terminal', id: 'second' };
    await world.bring(other, { kind: 'command', name: 'start', rest: card });
    expect(world.heard(other).length).toBeGreaterThan(0);
    const third: Address = { channel: 'terminal', id: 'third' };
    await world.bring(third, { kind: 'command', name: 'start', rest: card });
    expect(choiceIds(world.heard(third))).not.toContain('squad:none');
  });

  it('asks for the squad again in the language chosen meanwhile', async () => {
    const fourth: Address = { channel: 'terminal', id: 'fourth' };
    await world.bring(fourth, { kind: 'command', name: 'start', rest: await world.card() });
    expect(choiceIds(world.heard(fourth))).toContain('squad:none');
    await world.tap(fourth, 'lang:en');
    const asked = world.heard(fourth);
    expect(choiceIds(asked)).toContain('squad:none');
    expect(asked.map(({ text }) => text).join()).not.toMatch(/\p{Script=Han}/u);
    await world.tap(fourth, 'squad:none');
    world.heard(fourth);
    await world.tap(fourth, 'lang:zh-CN');
    expect(choiceIds(world.heard(fourth))).toEqual([]);
  });

  it('answers STOP only when it is the whole message', async () => {
    const stopped = await heardAfter(world, () => world.say(PERSON, '停'));
    expect(choiceIds(stopped)).toEqual(['resume']);
    const talked = await heardAfter(world, () => world.say(PERSON, '停车场又满了'));
    expect(choiceIds(talked)).not.toContain('resume');
  });

  it('speaks the other language from the next line on', async () => {
    const set = await heardAfter(world, () => world.tap(PERSON, 'lang:en'));
    expect(set[0]?.text).not.toMatch(/\p{Script=Han}/u);
  });

  it('never says the same line twice running', async () => {
    const said = [];
    for (let turn = 0; turn < 8; turn += 1) {
      await world.say(PERSON, 'had lunch with the squad');
      said.push(world.heard(PERSON)[0]?.text);
    }
    for (let turn = 3; turn < said.length; turn += 1)
      expect(said.slice(turn - 3, turn)).not.toContain(said[turn]);
  });
});
