import { describe, expect, it } from 'vitest';
import type { Address, ChannelName } from '../../src/core/message.ts';
import type { Locale } from '../../src/core/person.ts';
import { type LineKey, sayText, variantsOf } from '../../src/core/say.ts';
import { takeMostUrgent } from '../../src/hotline/claim.flow.ts';
import { closeCase } from '../../src/hotline/close.flow.ts';
import { lowerLevel } from '../../src/hotline/relevel.flow.ts';
import { memberOf } from '../support/desk-world.ts';
import { evenings, HOUR_MS } from '../support/evenings.ts';
import { rowsOf } from '../support/rows.ts';
import { openWorld } from '../support/world.ts';

const DAY_MS = 24 * HOUR_MS;
const world = await openWorld();
const { tools } = world;
const { personAt } = evenings(world);
const counselor = memberOf(world.staff.counselor);

const isOne = (text: string, key: LineKey) =>
  (['en', 'zh-CN'] as const).some((locale) =>
    Array.from({ length: variantsOf(locale, key) }, (_, n) => sayText(locale, key, n, {})).includes(
      text,
    ),
  );
const notesTo = (officer: Address, key: LineKey) =>
  world.heard(officer).filter(({ text }) => isOne(text, key));
const idsOf = (officer: Address) =>
  world.heard(officer).flatMap(({ choices = [] }) => choices.map(({ id }) => id));

/** A hard talk that has ended, in the middle of the day. */
async function afterTalk(
  { locale = 'en', channel = 'web' }: { locale?: Locale; channel?: ChannelName } = {},
  words = 'I am going to shoot myself tonight',
): Promise<{ officer: Address; caseId: string }> {
  const officer = await world.joined(locale, channel);
  await (words === '' ? world.tap(officer, 'talk') : world.say(officer, words));
  const taken = await takeMostUrgent(tools, counselor);
  if (taken.kind !== 'taken') throw new Error(taken.kind);
  if (words !== '') await lowerLevel(tools, counselor, taken.caseId, 'L1', 'says-safe');
  await closeCase(tools, counselor, taken.caseId, 'talked');
  world.heard(officer);
  return { officer, caseId: taken.caseId };
}

describe.each([
  ['zh-CN', 'telegram'],
  ['en', 'web'],
] as const)('after a hard talk, an officer (%s, %s)', (locale, channel) => {
  it('is asked once whether they want a hello, and gets few, which ask for nothing', async () => {
    const { officer, caseId } = await afterTalk({ locale, channel });
    await world.tap(officer, `after:better:${caseId}`);
    expect(idsOf(officer).map((id) => id.slice(0, 13))).toContain('slip:contact:');
    await world.tap(officer, 'slip:contact:yes');
    world.heard(officer);
    const texts: string[] = [];
    for (const [waitDays, notes] of [
      [6, 0],
      [1, 1],
      [22, 0],
      [1, 1],
      [29, 0],
      [1, 1],
      [29, 0],
      [1, 1],
    ] as const) {
      await world.advance(waitDays * DAY_MS);
      const heard = notesTo(officer, 'caring-note');
      expect(heard).toHaveLength(notes);
      expect(heard.every(({ choices }) => choices === undefined)).toBe(true);
      texts.push(...heard.map(({ text }) => text));
    }
    expect(new Set(texts).size).toBe(4);
  });

  it('hears nothing without the yes, after STOP, in a pause, and once they are erased', async () => {
    const ends: readonly (readonly string[])[] = [
      [],
      ['stop'],
      ['pause:30'],
      ['slip-off:contact'],
      ['erase:yes'],
    ];
    for (const taps of ends) {
      const { officer } = await afterTalk({ locale, channel });
      if (taps.length > 0) await world.tap(officer, 'slip:contact:yes');
      for (const tap of taps) await world.tap(officer, tap);
      await world.advance(8 * DAY_MS);
      expect(notesTo(officer, 'caring-note')).toEqual([]);
    }
    const left = await rowsOf<{ n: number }>(
      world,
      `select count(*)::int as n from ledger.outbox where effect ->> 'kind' = 'caring-note.v1'
       and not exists (select 1 from officer.people where id::text = effect ->> 'personId')`,
    );
    expect(left).toEqual([{ n: 0 }]);
  });
});

describe('notes', () => {
  it('follow no talk that was never hard', async () => {
    const { officer } = await afterTalk({}, '');
    await world.tap(officer, 'slip:contact:yes');
    await world.advance(8 * DAY_MS);
    expect(notesTo(officer, 'caring-note')).toEqual([]);
  });

  it('begin anew with another hard time, and never come twice over', async () => {
    const { officer } = await afterTalk();
    await world.tap(officer, 'slip:contact:yes');
    await world.advance(5 * DAY_MS);
    await world.say(officer, 'I am going to shoot myself tonight');
    const taken = await takeMostUrgent(tools, counselor);
    await closeCase(tools, counselor, taken.kind === 'taken' ? taken.caseId : '', 'talked');
    world.heard(officer);
    await world.advance(6 * DAY_MS);
    expect(notesTo(officer, 'caring-note')).toEqual([]);
    await world.advance(DAY_MS);
    expect(notesTo(officer, 'caring-note')).toHaveLength(1);
  });
});

describe.each([
  ['zh-CN', 'web', '我的日子', '3月20日'],
  ['en', 'telegram', 'my days', 'March 20'],
] as const)('a day that an officer names (%s, %s)', (locale, channel, words, date) => {
  const toDay = (monthDay: string) => {
    const year = world.now().getUTCFullYear();
    const thisYear = Date.parse(`${year}-${monthDay}T02:00:00Z`);
    const next = Date.parse(`${year + 1}-${monthDay}T02:00:00Z`);
    return (thisYear > +world.now() ? thisYear : next) - +world.now();
  };

  it('brings a line on it each year, until they take it out', async () => {
    const officer = await world.joined(locale, channel);
    await world.say(officer, words);
    await world.tap(officer, 'slip:contact:yes');
    await world.say(officer, words);
    await world.tap(officer, 'own-day-add');
    await world.say(officer, date);
    expect(world.heard(officer).at(-1)?.text).toContain(date);
    await world.advance(toDay('03-20'));
    expect(notesTo(officer, 'day-note')).toHaveLength(1);
    await world.advance(toDay('03-20'));
    expect(notesTo(officer, 'day-note')).toHaveLength(1);
    await world.tap(officer, 'own-days');
    expect(idsOf(officer)).toContain('own-day-drop:03-20');
    await world.tap(officer, 'own-day-drop:03-20');
    await world.advance(toDay('03-20'));
    expect(notesTo(officer, 'day-note')).toEqual([]);
  });

  it('is forgotten at once with the yes to hellos', async () => {
    const officer = await world.joined(locale, channel);
    await world.tap(officer, 'slip:contact:yes');
    await world.tap(officer, 'own-day-add');
    await world.say(officer, date);
    await world.tap(officer, 'slip-off:contact');
    const id = await personAt(officer);
    const rows = await rowsOf<{ days: unknown }>(
      world,
      `select rhythm -> 'days' as days from officer.people where id = '${id}'`,
    );
    expect(rows).toEqual([{ days: null }]);
    await world.tap(officer, 'slip:contact:yes');
    world.heard(officer);
    await world.advance(toDay('03-20'));
    expect(notesTo(officer, 'day-note')).toEqual([]);
  });

  it('is not taken for one when something weighs', async () => {
    const officer = await world.joined(locale, channel);
    await world.tap(officer, 'slip:contact:yes');
    await world.tap(officer, 'own-day-add');
    world.heard(officer);
    await world.say(officer, locale === 'en' ? 'I want to kill myself' : '我想自杀');
    expect(
      world
        .heard(officer)
        .map(({ text }) => text)
        .join('\n'),
    ).toMatch(/12356|010-/);
  });
});
