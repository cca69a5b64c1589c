// Thanks from one officer to another, seen before they go, and ended in one tap.

import { describe, expect, it } from 'vitest';
import { passOnThanks, thanksToPassOn } from '../../src/care/activities/thanks.flow.ts';
import type { Address } from '../../src/core/message.ts';
import { recorded } from '../support/desk-world.ts';
import { rowsOf } from '../support/rows.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools, staff } = world;
const instructor = { id: staff.instructor.id, role: 'instructor' } as const;

async function named(locale: 'en' | 'zh-CN' = 'en') {
  const before = new Set((await aliases()).map(({ alias }) => alias));
  const from = await world.joined(locale);
  const alias = (await aliases()).find((one) => !before.has(one.alias))?.alias ?? '';
  world.heard(from);
  return { from, alias };
}

const aliases = () =>
  rowsOf<{ alias: string }>(world, 'select alias from officer.people where alias is not null');

const text = (from: Address) =>
  world
    .heard(from)
    .map((one) => one.text)
    .join('\n');

/** Up to the preview; the taps under it. */
async function written(from: Address, alias: string, words: string) {
  await world.tap(from, 'kudos-alias');
  await world.say(from, alias);
  world.heard(from);
  await world.say(from, words);
  const said = world.heard(from).at(-1);
  const tap = (start: string) =>
    said?.choices?.find(({ id }) => id.startsWith(start))?.id ?? `no ${start}`;
  return { preview: said?.text ?? '', tap };
}

async function thanked(from: Address, alias: string, words: string, sign = 'none') {
  const { tap } = await written(from, alias, words);
  await world.tap(from, tap(`kudos-send:${sign}`));
  await world.advance(0);
}

describe('thanks', () => {
  it('go to an alias as they were seen, signed as the sender chooses, and are logged nowhere', async () => {
    const [sender, other] = [await named('zh-CN'), await named()];
    await world.say(sender.from, '感谢同事');
    expect(text(sender.from)).toContain('感谢一位同事');
    const { preview, tap } = await written(sender.from, other.alias, 'thanks marker-8812');
    expect(preview).toContain('marker-8812');
    expect(text(other.from)).toBe('');
    await world.tap(sender.from, tap('kudos-send:alias'));
    await world.advance(0);
    expect(text(other.from)).toContain(`from ${sender.alias}:\n\nthanks marker-8812`);
    await thanked(sender.from, other.alias, 'again marker-8812', 'unit');
    expect(text(other.from)).not.toContain(sender.alias);
    await thanked(sender.from, other.alias, 'and again marker-8812');
    expect(text(other.from)).toContain('gave no name');
    expect(await recorded(world)).not.toContain('marker-8812');
    expect(world.logged()).not.toContain('marker-8812');
    await world.tap(sender.from, tap('kudos-send:alias'));
    expect(text(other.from)).toBe('');
  });

  it('end at “not welcome”, and the sender is not told', async () => {
    const [sender, other] = [await named(), await named()];
    await thanked(sender.from, other.alias, 'you are a fool');
    const got = world.heard(other.from).at(-1);
    const no = got?.choices?.find(({ id }) => id.startsWith('kudos-refuse:'))?.id ?? '';
    await world.tap(sender.from, no); // not theirs to end
    await world.tap(other.from, no);
    expect(text(other.from)).toContain('nothing more comes');
    world.heard(sender.from);
    await thanked(sender.from, other.alias, 'still a fool');
    expect(text(sender.from)).toContain('Sent.');
    expect(text(other.from)).toBe('');
  });

  it('wait for nobody who said STOP, and reach no unknown alias and not oneself', async () => {
    const [sender, other] = [await named(), await named()];
    await world.say(other.from, 'STOP');
    world.heard(other.from);
    await thanked(sender.from, other.alias, 'well done');
    expect(text(other.from)).toBe('');
    for (const alias of ['Nobody-0000', sender.alias]) {
      await world.tap(sender.from, 'kudos-alias');
      world.heard(sender.from);
      await world.say(sender.from, alias);
      expect(text(sender.from)).toContain("can't find that alias");
    }
  });

  it('are a few a day', async () => {
    const [sender, other] = [await named(), await named()];
    for (const n of [1, 2, 3, 4, 5]) await thanked(sender.from, other.alias, `thanks ${n}`);
    world.heard(other.from);
    await thanked(sender.from, other.alias, 'one more');
    expect(text(sender.from)).toContain('enough for today');
    expect(text(other.from)).toBe('');
  });

  it('let a cry for help in them be heard, and send nothing of it', async () => {
    const [sender, other] = [await named(), await named()];
    await world.tap(sender.from, 'kudos-alias');
    await world.say(sender.from, other.alias);
    await world.say(sender.from, 'thank you for all, I want to kill myself tonight');
    expect(text(sender.from)).toContain('12356');
    await world.advance(0);
    expect(text(other.from)).toBe('');
  });

  it.each([
    ['en', 'Officer Li', 'Officer Li, for the night shift'],
    ['zh-CN', '谢谢老李', '谢谢老李替我顶了夜班'],
  ] as const)('a name alone is asked what for, once (%s)', async (locale, name, whole) => {
    const from = await world.joined(locale);
    const previews = () =>
      world.heard(from).flatMap(({ choices = [] }) => choices.map(({ id }) => id));
    for (const words of [whole, name]) {
      await world.tap(from, 'kudos-named');
      world.heard(from);
      await world.say(from, name);
      expect(previews()).toEqual([]);
      await world.say(from, words);
      expect(previews().some((id) => id.startsWith('kudos-send:'))).toBe(true);
    }
  });

  it('to somebody by name go to the instructors of the unit, who pass them on', async () => {
    const { from } = await named();
    await world.tap(from, 'kudos-named');
    await world.say(from, 'Thanks to Officer Li for the night shift');
    const send = world
      .heard(from)
      .at(-1)
      ?.choices?.find(({ id }) => id.startsWith('kudos-send:none'))?.id;
    expect(await thanksToPassOn(tools, instructor)).toEqual([]);
    await world.tap(from, send ?? '');
    expect(text(from)).toBe('Sent to the instructor of your unit, to pass on.');
    await world.advance(0);
    const [one, ...more] = await thanksToPassOn(tools, instructor);
    expect(more).toEqual([]);
    expect(one?.words).toBe('Thanks to Officer Li for the night shift');
    const id = one?.id ?? '';
    expect(await passOnThanks(tools, instructor, id)).toEqual({ kind: 'passed-on' });
    expect(await passOnThanks(tools, instructor, id)).toEqual({ kind: 'no-such-thanks' });
    expect(await thanksToPassOn(tools, { id: staff.admin.id, role: 'admin' })).toEqual([]);
  });
});
