import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/core/decision.ts';
import type { Address } from '../../src/core/message.ts';
import { LOCALES } from '../../src/core/person.ts';
import { labelText } from '../../src/core/say.ts';
import { MENU } from '../../src/core/settings.ts';
import { asPressed } from '../../src/core/typed-label.ts';
import { takeMostUrgent } from '../../src/hotline/claim.flow.ts';
import { rowsOf } from '../support/rows.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools, staff } = world;
const NOW = { dialogue: {} } as Snapshot;

const tapsOf = (from: Address) =>
  world.heard(from).flatMap(({ choices = [] }) => choices.map(({ id }) => id.split(':')[0]));
const cases = async () =>
  (await rowsOf<{ n: number }>(world, 'select count(*)::int as n from officer.cases'))[0]?.n ?? 0;

describe('the label of a button of the menu, typed', () => {
  it.each(MENU)('is the press of $id in both languages, whatever is around it', ({ id, label }) => {
    for (const locale of LOCALES)
      for (const words of [labelText(locale, label), ` ${labelText(locale, label)}。`])
        expect(asPressed(NOW, { kind: 'words', words })).toEqual({ kind: 'choice', id });
  });

  it.each([
    ['a part of a sentence', '找真人聊聊有用吗', NOW],
    ['where a note is written', '语言', { dialogue: { waiting: { kind: 'flag-words' } } }],
    ['where a name is asked for', '语言', { dialogue: { waiting: { kind: 'kudos-to' } } }],
    ['to a counselor', '语言', { dialogue: {}, openCase: { state: 'claimed' } }],
  ])('stays words as %s', (_where, words, now) => {
    const said = { kind: 'words', words } as const;
    expect(asPressed(now as Snapshot, said)).toBe(said);
  });

  it.each([
    ['en', 'Talk to a person', 'Stop messages'],
    ['zh-CN', '找真人聊聊', '别再发了'],
  ] as const)('brings a person, and ends what is sent (%s)', async (locale, talk, stop) => {
    const from = await world.joined(locale);
    await world.tap(from, 'flag-write'); // a note is waited for, and a person comes first
    const before = await cases();
    await world.say(from, talk);
    expect(await cases()).toBe(before + 1);
    expect((await takeMostUrgent(tools, staff.counselor)).kind).toBe('taken');
    await world.advance(0);
    world.heard(from);
    await world.say(from, labelText(locale, 'language'));
    await world.advance(0);
    expect(tapsOf(from)).not.toContain('language');

    const tired = await world.joined(locale);
    await world.say(tired, stop);
    const stopped = 'select 1 from officer.people where stopped_at is not null';
    expect((await rowsOf(world, stopped)).length).toBeGreaterThan(LOCALES.indexOf(locale));
  });
});
