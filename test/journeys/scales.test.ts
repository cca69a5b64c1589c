// A questionnaire in the talk, through the real library of two channels and in both languages.

import { describe, expect, it } from 'vitest';
import { form, formOf, NINE, question } from '../checkins/scales/forms.ts';
import { alarmRows } from '../support/alarm-rows.ts';
import { openEnd } from '../support/ends.ts';
import { join } from '../support/join.ts';
import { published } from '../support/scale.ts';
import { scaleRunRows } from '../support/scale-rows.ts';
import { openWorld } from '../support/world.ts';

const SAYS = {
  'zh-CN': { list: '问卷', next: /问题q(\d)？/, back: '上一题', skip: '跳过', pause: '暂停' },
  en: {
    list: 'questions',
    next: /Question q(\d)\?/,
    back: 'back',
    skip: 'skip',
    pause: 'pause',
  },
} as const;

describe.each([
  ['telegram', 'zh-CN'],
  ['web', 'en'],
] as const)('on %s in %s', async (channel, locale) => {
  const world = await openWorld();
  const end = await openEnd(channel, world);
  const says = SAYS[locale];
  await published(world, NINE, 'phq-9');
  const asked = async (n: number) =>
    expect((await end.until(says.next)).match(says.next)?.[1]).toBe(`${n}`);

  it('is listed, begun by one tap and asked one question at a time', async () => {
    await join(end, world);
    if (locale === 'en') {
      await end.say('english');
      await end.until(/\S/);
    }
    await end.say(says.list);
    await end.until(/scale-start/);
    await end.press('scale-start');
    await asked(1);
  });

  it('goes on by button, by word and by number, and back', async () => {
    await end.press('scale-answer:0:1');
    await asked(2);
    await end.say('1');
    await asked(3);
    await end.say('77'); // which none of the answers has
    await end.until(/1 to \d|1到\d/);
    await asked(3);
    await end.say(says.back);
    await asked(2);
    await end.press('scale-answer:1:2');
    await asked(3);
    await end.say(says.skip);
    await asked(4);
  });

  it('pauses and goes on where it was, a day later', async () => {
    await end.say(says.pause);
    await end.until(/scale-go/);
    await world.advance(24 * 3_600_000);
    await end.press('scale-go');
    await asked(4);
  });

  it('asks directly and shows the numbers when the ninth answer is not none', async () => {
    for (const n of [4, 5, 6, 7, 8]) {
      await end.press(`scale-answer:${n - 1}:0`);
      await asked(n + 1);
    }
    await end.press('scale-answer:8:1');
    const heard = await end.until(/direct:yes/);
    expect(heard).toContain('010-82951332');
    expect(heard.indexOf('010-82951332')).toBeLessThan(heard.indexOf('direct:yes'));
    const [run] = await scaleRunRows(world);
    expect(run).toMatchObject({ total: null });
    expect(
      Object.entries(run?.answers ?? {})
        .flat()
        .join(' '),
    ).toBe('q1 a1 q2 a2 q4 a0 q5 a0 q6 a0 q7 a0 q8 a0 q9 a1');
    expect(run?.finished_at).not.toBeNull();
  });
});

describe('a questionnaire', async () => {
  const world = await openWorld();
  const five = await published(world, formOf(5, [0, 5], { title: 'WHO-5' }), 'who-5');
  const nine = await published(world, NINE, 'phq-9');

  const begun = async (scaleId: string, consents: readonly string[] = []) => {
    const from = await world.joined('en');
    for (const tap of consents) await world.tap(from, tap);
    world.heard(from);
    await world.tap(from, `scale-start:${scaleId}`);
    let shown = world.heard(from);
    return {
      from,
      shown: () => shown,
      tap: async (start: string) => {
        const ids = shown.flatMap(({ choices = [] }) => choices.map(({ id }) => id));
        await world.tap(from, ids.find((id) => id.startsWith(start)) ?? `no ${start}`);
        shown = world.heard(from);
        return shown.map(({ text }) => text).join('\n');
      },
    };
  };

  it('whose sum is low offers a person, tells nobody, and leads on at the next check-in', async () => {
    const talk = await begun(five);
    for (const n of [0, 1, 2, 3, 4]) await talk.tap(`scale-answer:${n}:2`); // 40 of 100
    const ids = talk.shown().flatMap(({ choices = [] }) => choices.map(({ id }) => id));
    expect(ids).toContain('talk');
    expect(world.shown).toEqual([]);
    const { alarmsOf, personAt } = alarmRows(world);
    const alarms = await alarmsOf({ personId: await personAt(talk.from) });
    expect(alarms).toMatchObject([{ act: 'score-offer', because: [{ layer: 'score' }] }]);
  });

  it('is not asked without a yes to a wording that names it', async () => {
    const talk = await begun(five, ['slip-off:scores']);
    expect(talk.shown().flatMap(({ choices = [] }) => choices)).toContainEqual(
      expect.objectContaining({ id: expect.stringMatching(/^slip:scores:yes/) }),
    );
    expect(await talk.tap('scale-answer')).not.toMatch(/Question/);
  });

  it('makes way for words that matter more, and goes on later', async () => {
    const talk = await begun(nine);
    await talk.tap('scale-answer:0:0');
    await world.say(talk.from, 'I want to kill myself');
    const heard = world
      .heard(talk.from)
      .map(({ text }) => text)
      .join('\n');
    expect(heard).toContain('12356');
    expect(heard).not.toMatch(/Question/);
    await world.say(talk.from, '1');
    expect(
      world
        .heard(talk.from)
        .map(({ text }) => text)
        .join('\n'),
    ).not.toMatch(/Question/);
  });

  it('high by its sum alone leads to the card and the direct question', async () => {
    const talk = await begun(nine);
    for (const n of [0, 1, 2, 3, 4, 5, 6, 7]) await talk.tap(`scale-answer:${n}:2`);
    const heard = await talk.tap('scale-answer:8:0');
    expect(heard).toContain('12356');
    const ids = talk.shown().flatMap(({ choices = [] }) => choices.map(({ id }) => id));
    expect(ids).toContain('direct:yes');
  });

  it('takes no answer for another, none twice, and none after a week', async () => {
    const [one, other] = [await begun(five), await begun(five)];
    const id = one.shown().flatMap(({ choices = [] }) => choices)[0]?.id ?? '';
    await world.tap(other.from, id);
    expect(
      world
        .heard(other.from)
        .map(({ text }) => text)
        .join(),
    ).not.toMatch(/Question/);
    await world.advance(8 * 86_400_000);
    world.heard(one.from);
    await world.tap(one.from, id);
    expect(
      world
        .heard(one.from)
        .map(({ text }) => text)
        .join(),
    ).not.toMatch(/Question/);
  });

  it('is gone a day after the yes was taken back', async () => {
    const talk = await begun(five);
    await talk.tap('scale-answer:0:2');
    const before = (await scaleRunRows(world)).length;
    await world.tap(talk.from, 'slip-off:scores');
    await world.advance(25 * 3_600_000);
    expect((await scaleRunRows(world)).length).toBe(before - 1);
  });

  it('of one question of our own choice needs no scoring', async () => {
    const id = await published(world, form([question('a', [0, 1])], { url: 'urn:test:one' }));
    const talk = await begun(id);
    expect(await talk.tap('scale-answer:0:1')).not.toMatch(/Question/);
  });
});
