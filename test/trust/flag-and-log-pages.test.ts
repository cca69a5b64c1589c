import { describe, expect, it } from 'vitest';
import { unitList } from '../../src/admin/units.flow.ts';
import type { Client } from '../support/console-client.ts';
import { consoleOf, htmlOf } from '../support/console-world.ts';
import { recorded } from '../support/desk-world.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools, staff } = world;
const { as, invited } = consoleOf(world);

async function sentFlag(words: string) {
  const from = await world.joined('en');
  await world.tap(from, 'flag-write');
  await world.say(from, words);
  const tapped = async (start: string) => {
    const choices = world.heard(from).flatMap(({ choices = [] }) => choices);
    await world.tap(from, choices.find(({ id }) => id.startsWith(start))?.id ?? 'none');
    await world.advance(0);
  };
  await tapped('flag-send:');
  return { from, takeBack: () => tapped('flag-take-back:') };
}

async function openForms(client: Client): Promise<string[]> {
  const page = await htmlOf(client.get('/console/flags'));
  return [...page.matchAll(/action="(\/console\/flags\/[\da-f-]{36})"/g)].map(
    ([, path = '']) => path,
  );
}

describe('an instructor’s notes', () => {
  it('are those of the own unit that were sent, opened one record at a time', async () => {
    const { from } = await sentFlag('marker-osprey: please come by');
    world.heard(from);
    const instructor = await as(staff.instructor);
    const [path = ''] = await openForms(instructor);
    expect(await htmlOf(instructor.get('/console/flags'))).not.toContain('marker-osprey');
    expect(await htmlOf(instructor.post(path))).toContain('marker-osprey: please come by');
    expect(world.heard(from)).toHaveLength(1); // "it has been read"
    await instructor.post(path);
    await world.advance(0);
    expect(world.heard(from)).toEqual([]); // told once
    const told = await recorded(world);
    expect(told.match(/flag-opened/g)).toHaveLength(2); // and recorded each time
    expect(told).not.toContain('osprey');
    expect((await instructor.get(path)).status).toBe(303);
  });

  it('of another unit are not there', async () => {
    const { takeBack } = await sentFlag('only for my own unit');
    const [path = ''] = await openForms(await as(staff.instructor));
    const made = await as(staff.admin).then((admin) =>
      admin.post('/console/units', { name: 'Elsewhere', region: 'CN', zone: 'Asia/Shanghai' }),
    );
    expect(made.status).toBe(303);
    const other = (await unitList(tools)).find(({ name }) => name === 'Elsewhere');
    const stranger = await invited('instructor', other?.id);
    expect(await openForms(stranger)).toEqual([]);
    expect((await stranger.post(path)).status).toBe(404);
    await takeBack();
  });

  it('say that they were taken back, or lapsed, and open no more', async () => {
    const { takeBack } = await sentFlag('never mind');
    const instructor = await as(staff.instructor);
    const [path = ''] = await openForms(instructor);
    await takeBack();
    const gone = await instructor.post(path);
    expect(gone.status).toBe(410);
    expect(await gone.text()).toContain('took this note back');
    expect(await htmlOf(instructor.get('/console/flags'))).toContain('taken back by the officer');
    await sentFlag('before it is too late');
    const [late = ''] = await openForms(instructor);
    await world.advance(15 * 86_400_000);
    const again = await as(staff.instructor);
    expect(await (await again.post(late)).text()).toContain('has lapsed');
  });
});
