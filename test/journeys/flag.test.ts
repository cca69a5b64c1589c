import { describe, expect, it } from 'vitest';
import { inboxOf } from '../../db/flags.ts';
import type { Outbound } from '../../src/core/message.ts';
import { openFlag } from '../../src/trust/flag-inbox.flow.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const READER = { role: 'wl_instructor', staffId: world.staff.instructor.id } as const;
const INSTRUCTOR = { ...world.staff.instructor, unitId: world.unitId };
const WORDS = 'marker-kestrel: nights are hard since the move, please ask me';

function idLike(outbounds: readonly Outbound[], start: string): string {
  return (
    outbounds
      .flatMap(({ choices = [] }) => choices.map(({ id }) => id))
      .find((id) => id.startsWith(start)) ?? 'none'
  );
}

async function inbox() {
  return world.tools.pools.station.transact(READER, ({ db }) =>
    inboxOf(db, world.unitId, world.now()),
  );
}

describe('a flag', () => {
  it('reaches the instructor only after the officer saw the exact text and sent it', async () => {
    const officer = await world.joined('en');
    await world.tap(officer, 'flag');
    await world.tap(officer, 'flag-write');
    world.heard(officer);
    await world.say(officer, WORDS);
    const preview = world.heard(officer);
    expect(preview.map(({ text }) => text).join('\n')).toContain(WORDS);
    await world.advance(0);
    expect(await inbox()).toEqual([]);

    await world.tap(officer, idLike(preview, 'flag-send'));
    const sent = world.heard(officer);
    await world.advance(0);
    const [flag] = await inbox();
    if (flag === undefined) throw new Error('no flag arrived');
    const opened = await openFlag(world.tools, INSTRUCTOR, flag.id);
    expect(opened).toMatchObject({ kind: 'opened', words: WORDS });

    await world.advance(1_000);
    expect(world.heard(officer)).toHaveLength(1); // "it has been read"

    await world.tap(officer, idLike(sent, 'flag-take-back'));
    await world.advance(0);
    expect(await inbox()).toEqual([]);
    expect((await openFlag(world.tools, INSTRUCTOR, flag.id)).kind).not.toBe('opened');
  });

  it('can be edited before it leaves, and the dropped draft never leaves', async () => {
    const officer = await world.joined('zh-CN');
    await world.tap(officer, 'flag-write');
    await world.say(officer, '第一稿，太重了');
    const first = world.heard(officer);
    await world.tap(officer, idLike(first, 'flag-edit'));
    await world.say(officer, '第二稿，请抽空找我聊聊');
    const second = world.heard(officer);
    await world.tap(officer, idLike(first, 'flag-send')); // a stale button
    await world.advance(0);
    expect(await inbox()).toEqual([]);
    await world.tap(officer, idLike(second, 'flag-send'));
    await world.tap(officer, idLike(second, 'flag-send'));
    await world.advance(0);
    expect(await inbox()).toHaveLength(1);
  });

  it('may say only "please ask me how I am", with a name or none', async () => {
    const officer = await world.joined('en');
    await world.tap(officer, 'flag-ask-me');
    world.heard(officer);
    await world.tap(officer, 'flag-no-name');
    const preview = world.heard(officer);
    expect(idLike(preview, 'flag-send')).not.toBe('none');
  });

  it('lapses unread after its time, and tells the officer', async () => {
    const officer = await world.joined('en');
    await world.tap(officer, 'flag-write');
    await world.say(officer, 'please come by');
    await world.tap(officer, idLike(world.heard(officer), 'flag-send'));
    await world.advance(0);
    world.heard(officer);
    await world.advance(15 * 86_400_000);
    expect(world.heard(officer).length).toBeGreaterThan(0);
    expect(await inbox()).toEqual([]);
  });

  it('is never offered to somebody without a unit', async () => {
    const stranger = { channel: 'terminal', id: 'nobody' } as const;
    await world.tap(stranger, 'flag');
    expect(idLike(world.heard(stranger), 'flag-write')).toBe('none');
  });
});
