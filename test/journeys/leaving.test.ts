// An officer leaves the force, or falls silent: how long they may stay, and how it ends.

import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import type { Address } from '../../src/core/message.ts';
import { LOCALES } from '../../src/core/person.ts';
import { enforceNow } from '../../src/trust/retention/enforce.flow.ts';
import { openWorld } from '../support/world.ts';

const DAY_MS = 86_400_000;
const world = await openWorld();
const { tools } = world;
const owner = postgres(world.url, { max: 1, onnotice: () => undefined });
afterAll(() => owner.end());

const pass = async (days: number) => {
  await world.advance(days * DAY_MS);
  await enforceNow(tools, world.now());
};
const heard = (from: Address) =>
  world
    .heard(from)
    .map(({ text }) => text)
    .join('\n');
const taps = (from: Address) =>
  world.heard(from).flatMap(({ choices = [] }) => choices.map(({ id }) => id));

async function person(from: Address) {
  const [row] = await owner`
    select p.unit_id, p.ends_at, p.ends_why from officer.people p
    join officer.addresses a on a.person_id = p.id
    where a.address_key = ${tools.keys.addressKey(from)}`;
  return row;
}

describe.each(LOCALES)('who leaves the force (%s)', (locale) => {
  it('is told until when, belongs to no unit at once, and keeps the rest', async () => {
    const from = await world.joined(locale);
    await world.tap(from, 'unit');
    expect(taps(from)).toEqual(['retire']);
    await world.tap(from, 'retire');
    const asked = world.heard(from);
    expect(asked[0]?.text).toMatch(locale === 'en' ? /until [A-Z]/ : /一直用到\d+月/);
    expect(asked[0]?.choices?.map(({ id }) => id)).toEqual(['retire-stay', 'erase-ask', 'menu']);
    await world.tap(from, 'retire-stay');
    expect(await person(from)).toMatchObject({ unit_id: null, ends_why: 'retired' });
    world.heard(from);
    await world.tap(from, 'talk');
    expect(heard(from)).not.toBe('');
    await world.tap(from, 'talk-cancel');
    world.heard(from);
  });
});

describe('the end of a leaving', () => {
  async function retired(): Promise<Address> {
    const from = await world.joined('en');
    await world.tap(from, 'retire-stay');
    world.heard(from);
    return from;
  }

  it('is announced two weeks ahead, said when it comes, and leaves nothing', async () => {
    const from = await retired();
    await pass(168);
    expect(heard(from)).toBe('');
    await pass(1);
    expect(heard(from)).toMatch(/I erase what's kept about you here, as we said/);
    await pass(13);
    expect(await person(from)).toBeDefined();
    await pass(1);
    expect(heard(from)).toMatch(/As announced/);
    expect(await person(from)).toBeUndefined();
  });

  it('is put off by one tap, and then announced anew', async () => {
    const from = await retired();
    await pass(169);
    expect(taps(from)).toContain('stay-longer');
    await world.tap(from, 'stay-longer');
    world.heard(from);
    await pass(30);
    expect(await person(from)).toBeDefined();
    expect(heard(from)).toBe('');
    await pass(139);
    expect(heard(from)).toMatch(/as we said/);
  });

  it('waits for an open talk', async () => {
    const from = await retired();
    await pass(182);
    await world.tap(from, 'talk');
    await pass(5);
    expect(await person(from)).toBeDefined();
    await owner`update officer.cases set state = 'closed', closed_at = ${world.now()}`;
    await pass(1);
    expect(await person(from)).toBeUndefined();
  });

  it('is dropped with a card of another unit', async () => {
    const from = await retired();
    await world.say(from, await world.card());
    await world.tap(from, 'unit-keep');
    expect(await person(from)).toEqual({ unit_id: world.unitId, ends_at: null, ends_why: null });
  });

  it('comes without a word to who said STOP', async () => {
    const from = await retired();
    await world.tap(from, 'stop');
    world.heard(from);
    await pass(183);
    expect(heard(from)).toBe('');
    expect(await person(from)).toBeUndefined();
  });
});

describe('who falls silent', () => {
  it('hears of the end a month ahead, and stays with a word', async () => {
    const [stays, goes] = [await world.joined('zh-CN'), await world.joined('en')];
    await pass(729);
    world.heard(stays);
    world.heard(goes);
    await pass(1);
    expect(heard(stays)).toMatch(/随便写一个字，就都还在/);
    expect(await person(stays)).toMatchObject({ ends_why: 'silent' });
    await world.say(stays, '我还在');
    expect(await person(stays)).toMatchObject({ ends_at: null, ends_why: null });
    await pass(30);
    expect(await person(stays)).toBeDefined();
    expect(await person(goes)).toBeUndefined();
  });
});
