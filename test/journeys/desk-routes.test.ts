// All ten desks, from an officer's chat and back, in both languages: what is asked of one arrives there
// and nowhere else, with its clock; it is taken, answered and rated, and of the desk complained of it is
// kept away. Nobody is named who did not write a name.

import { describe, expect, it } from 'vitest';
import { deskBoard, openRequest } from '../../src/care/desk/board.flow.ts';
import { answerRequest, takeRequest } from '../../src/care/desk/step.flow.ts';
import { DESKS, deskLabel, ROUTES, type Route } from '../../src/care/desks.ts';
import type { Address } from '../../src/core/message.ts';
import { LOCALES, type Locale } from '../../src/core/person.ts';
import { idLike, openADesk, requestsIn } from '../support/desks.ts';
import { rowsOf } from '../support/rows.ts';
import { openWorld } from '../support/world.ts';

const HOUR_MS = 3_600_000;
const SAID = {
  en: 'Please help with this, it has gone on since spring.',
  'zh-CN': '这件事从春天拖到现在，请帮忙看看。',
} as const;
const ANSWER = { en: 'We begin on Monday.', 'zh-CN': '下周一就着手办。' } as const;

const world = await openWorld();
const { tools } = world;
const accounts = new Map(
  await Promise.all(ROUTES.map(async (one) => [one, await openADesk(world, one)] as const)),
);
const officers = {
  en: await officerIn('en'),
  'zh-CN': await officerIn('zh-CN'),
} as const;
/** Each desk in one language with what is for it, in the other with what is about it. */
const walks = DESKS.routes.map((desk, n) => ({
  desk,
  route: desk.id,
  form: desk.forms[0]?.id ?? '',
  locale: LOCALES[n % 2] ?? 'en',
  other: LOCALES[(n + 1) % 2] ?? 'en',
}));

async function officerIn(locale: Locale) {
  const from = await world.joined(locale);
  const [person] = await rowsOf<{ alias: string }>(
    world,
    'select alias from officer.people order by id desc limit 1',
  );
  if (person === undefined) throw new Error(locale);
  return { from, alias: person.alias };
}

function at(route: Route) {
  const account = accounts.get(route);
  if (account === undefined) throw new Error(route);
  return account;
}

async function seenBy(id: string): Promise<Route[]> {
  const seen = await Promise.all(
    ROUTES.map(async (one) => {
      const open = (await deskBoard(tools, at(one)))?.open ?? [];
      return open.some((request) => request.id === id) ? [one] : [];
    }),
  );
  return seen.flat();
}

/** Asked for by its form, up to the preview; what the preview shows. */
async function asked(officer: Address, form: string, words: string) {
  await world.tap(officer, 'desks');
  await world.tap(officer, `problem-form:${form}`);
  world.heard(officer);
  await world.say(officer, words);
  return world.heard(officer);
}

async function sent(officer: Address, preview: Awaited<ReturnType<typeof asked>>) {
  await world.tap(officer, idLike(preview, 'problem-send'));
  await world.advance(0);
  const id = (await requestsIn(world)).at(-1)?.id ?? '';
  return { id, heard: textOf(world.heard(officer)) };
}

function textOf(outbounds: readonly { readonly text: string }[]): string {
  return outbounds.map(({ text }) => text).join('\n');
}

describe.each(walks)('$route', ({ desk, locale, other, route, form }) => {
  it('gets what is asked of it, alone and within its clock, and answers to an alias that rates it', async () => {
    const { from: officer, alias } = officers[locale];
    await world.advance(1_000);
    const preview = await asked(officer, form, SAID[locale]);
    expect(textOf(preview)).toContain(SAID[locale]);
    const { id, heard } = await sent(officer, preview);
    expect(heard).toContain(deskLabel(route, locale));
    const now = +world.now();
    expect(await seenBy(id)).toEqual([route]);
    const opened = await openRequest(tools, at(route), id);
    expect(opened).toMatchObject({ words: SAID[locale], unit: 'Unit 1', isOverdue: false });
    expect(JSON.stringify(opened)).not.toContain(alias);
    const clocks = await rowsOf<{ take_by: Date; due_at: Date }>(
      world,
      `select take_by, due_at from station.requests where id = '${id}'`,
    );
    expect(clocks.map(({ take_by, due_at }) => [+take_by - now, +due_at - now])).toEqual([
      [desk.takeHours * HOUR_MS, desk.answerDays * 24 * HOUR_MS],
    ]);

    await takeRequest(tools, at(route), id);
    await world.advance(0);
    expect(world.heard(officer)).toHaveLength(1);
    const answer = { text: ANSWER[locale], outcome: 'solved' };
    expect(await answerRequest(tools, at(route), id, answer)).toEqual({ kind: 'done' });
    await world.advance(0);
    const answered = world.heard(officer);
    expect(textOf(answered)).toContain(ANSWER[locale]);
    await world.tap(officer, idLike(answered, 'problem-helped'));
    await world.advance(0);
    const ended = (await deskBoard(tools, at(route)))?.ended.find((one) => one.id === id);
    expect(ended).toMatchObject({ outcome: 'solved', verdict: 'helped' });
  });

  it('gets nothing that is about itself, and no unit or name that was not given', async () => {
    const { from: officer } = officers[other];
    await world.advance(1_000);
    const preview = await asked(officer, form, SAID[other]);
    await world.tap(officer, idLike(preview, 'problem-about'));
    const elsewhere = world.heard(officer);
    await world.tap(officer, idLike(elsewhere, 'problem-unit'));
    const { id } = await sent(officer, world.heard(officer));
    const [reader, ...others] = await seenBy(id);
    expect(others).toEqual([]);
    expect(reader).toBe(desk.otherwise[0]);
    expect(await openRequest(tools, at(route), id)).toEqual({ kind: 'no-such-request' });
    const opened = await openRequest(tools, at(reader ?? route), id);
    expect(opened).toMatchObject({ words: SAID[other], unit: undefined });
  });
});

it.each([
  ['en', 'I am Officer One, please call me.'],
  ['zh-CN', '我是民警甲，请直接联系我。'],
] as const satisfies [Locale, string][])(
  'a name that was written goes along, as it was shown before (%s)',
  async (locale, words) => {
    const { from: officer } = officers[locale];
    await world.advance(1_000);
    const preview = await asked(officer, 'medical', words);
    expect(textOf(preview)).toContain(words);
    const { id } = await sent(officer, preview);
    expect(await openRequest(tools, at('health'), id)).toMatchObject({ words });
  },
);
