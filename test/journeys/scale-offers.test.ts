// What is offered after a check-in, and what an officer never hears of it again.

import { describe, expect, it } from 'vitest';
import { OWN_SCALE } from '../../src/checkins/scales/shipped.ts';
import type { Address } from '../../src/core/message.ts';
import { WORDINGS } from '../../src/trust/wordings.ts';
import { formOf, NINE } from '../checkins/scales/forms.ts';
import { asOwner } from '../support/databases.ts';
import { published } from '../support/scale.ts';
import { scaleRunRows } from '../support/scale-rows.ts';
import { openWorld } from '../support/world.ts';

const EARLIER =
  WORDINGS.find(({ scope, version }) => scope === 'scores' && version === 2)?.hash ?? '';
const DAY_MS = 86_400_000;
const world = await openWorld();
await published(world, OWN_SCALE);
await published(world, formOf(5, [0, 5], { title: 'WHO-5', url: 'urn:test:five' }), 'who-5');
await published(world, NINE, 'phq-9');

type Shown = { readonly texts: string; readonly ids: readonly string[] };

async function after(from: Address, act: () => Promise<unknown>): Promise<Shown> {
  await act();
  await world.advance(0);
  const heard = world.heard(from);
  return {
    texts: heard.map(({ text }) => text).join('\n'),
    ids: heard.flatMap(({ choices = [] }) => choices.map(({ id }) => id)),
  };
}

async function tap(from: Address, { ids }: Shown, start: string): Promise<Shown> {
  const id = ids.find((one) => one.startsWith(start));
  if (id === undefined) throw new Error(`no ${start} in ${ids.join()}`);
  return after(from, () => world.tap(from, id));
}

/** A whole check-in; what came with the thanks. */
async function checkIn(from: Address, mood: number): Promise<Shown> {
  const asked = await after(from, () => world.tap(from, 'check-in'));
  const sleep = await tap(from, asked, `mood:${mood}`);
  const note = await tap(from, sleep, 'sleep:7');
  return tap(from, note, 'skip');
}

describe('after a check-in', () => {
  it.each([
    ['en', /energy/],
    ['zh-CN', /精力/],
  ] as const)(
    'offers our own questions, and asks only what is not known yet (%s)',
    async (locale, first) => {
      const from = await world.joined(locale);
      const offer = await checkIn(from, 4);
      const question = await tap(from, offer, 'scale-start');
      expect(question.texts).toMatch(first);
      let shown = question;
      for (const item of [2, 3, 4]) shown = await tap(from, shown, `scale-answer:${item}:1`);
      const [run] = await scaleRunRows(world);
      expect(run?.answers).toEqual({ mood: '4', sleep: '7', energy: '2', support: '2', load: '2' });
    },
  );

  it('offers nothing more that day, and the next of the flow the day after', async () => {
    const from = await world.joined('en');
    await tap(from, await checkIn(from, 4), 'scale-later');
    expect((await checkIn(from, 4)).ids.filter((id) => id.startsWith('scale'))).toEqual([]);
    await world.advance(DAY_MS);
    world.heard(from);
    expect((await checkIn(from, 4)).texts).toContain('WHO-5');
  });

  it('leads on from a low sum to the longer form, the next day', async () => {
    const from = await world.joined('en');
    await checkIn(from, 4);
    await world.advance(DAY_MS);
    world.heard(from);
    let shown = await tap(from, await checkIn(from, 4), 'scale-start');
    for (const item of [0, 1, 2, 3, 4]) shown = await tap(from, shown, `scale-answer:${item}:1`);
    expect(shown.ids).toContain('talk');
    await world.advance(DAY_MS);
    world.heard(from);
    expect((await checkIn(from, 4)).texts).toContain('PHQ-9');
  });

  it('waits two hours after a low one, and says nothing once it was stopped', async () => {
    const [from, stopped] = [await world.joined('en'), await world.joined('en')];
    for (const one of [from, stopped])
      expect((await checkIn(one, 1)).ids.filter((id) => id.startsWith('scale'))).toEqual([]);
    await world.say(stopped, 'stop');
    world.heard(stopped);
    await world.advance(3 * 3_600_000);
    expect(world.heard(from).flatMap(({ choices = [] }) => choices)).toContainEqual(
      expect.objectContaining({ id: 'scale-later' }),
    );
    expect(world.heard(stopped)).toEqual([]);
  });

  it('offers nothing by an earlier yes, which named mood and sleep alone', async () => {
    const from = await world.joined('en');
    await asOwner(world.url, async (sql) => {
      await sql`update officer.consents set wording = ${EARLIER} where scope = 'scores'`;
    });
    expect((await checkIn(from, 4)).ids.filter((id) => id.startsWith('scale'))).toEqual([]);
    const asked = await after(from, () => world.say(from, 'questionnaires'));
    expect(asked.ids).toContainEqual(expect.stringMatching(/^slip:scores:yes/));
  });
});
