import { describe, expect, it } from 'vitest';
import { inviteStaff, switchOff } from '../../src/admin/staff.flow.ts';
import type { Address, Outbound } from '../../src/core/message.ts';
import { flagsForUnit, openFlag } from '../../src/trust/flag-inbox.flow.ts';
import { FLAG_DAYS } from '../../src/trust/flagging.ts';
import { auditOf } from '../support/audit.ts';
import { memberOf } from '../support/desk-world.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const { tools } = world;
const first = memberOf(world.staff.instructor);
const WORDS = 'Could we talk about the move, just us two?';

async function hired(label: string) {
  const wish = { role: 'instructor', label, unitId: world.unitId, locale: 'en' } as const;
  const made = await inviteStaff(tools, wish);
  if (made.kind !== 'invited') throw new Error(made.kind);
  return { ...first, id: made.staffId, label };
}

function idsIn(outbounds: readonly Outbound[]): string[] {
  return outbounds.flatMap(({ choices = [] }) => choices.map(({ id }) => id));
}

async function pressed(from: Address, start: string): Promise<Outbound[]> {
  const id = idsIn(shown.get(from.id) ?? []).find((one) => one.startsWith(start));
  if (id === undefined) throw new Error(`no button ${start}`);
  await world.tap(from, id);
  return read(from);
}

const shown = new Map<string, Outbound[]>();
function read(from: Address): Outbound[] {
  const heard = world.heard(from);
  shown.set(from.id, heard);
  return heard;
}

async function drafted(): Promise<Address> {
  const from = await world.joined('en');
  await world.tap(from, 'flag-write');
  await world.say(from, WORDS);
  read(from);
  return from;
}

const standingFor = async (reader: typeof first) =>
  (await flagsForUnit(tools, reader)).filter(({ standing }) => standing === 'open');

describe('the reader of a note', () => {
  it('is not asked for where there is only one', async () => {
    const from = await drafted();
    expect(idsIn(shown.get(from.id) ?? [])).not.toContain('flag-readers');
  });

  it('is chosen by name, is named in the preview, and alone can open or even see it', async () => {
    const second = await hired('Instructor 2');
    const from = await drafted();
    const choices = await pressed(from, 'flag-readers');
    expect(choices.flatMap(({ choices: all = [] }) => all.map(({ label }) => label))).toEqual([
      'Any instructor',
      'Instructor',
      'Instructor 2',
    ]);
    const [preview] = await pressed(from, `flag-to:${second.id}`);
    expect(preview?.text).toContain('Instructor 2 would read exactly this');
    expect(preview?.text).toContain(WORDS);
    expect(preview?.text).toContain('March 16');
    await pressed(from, 'flag-send');
    await world.advance(0);

    const [mine] = await standingFor(second);
    expect(mine).toMatchObject({ isForReaderAlone: true });
    expect(await standingFor(first)).toEqual([]);
    const flagId = mine?.id ?? '';
    expect(await openFlag(tools, first, flagId)).toEqual({ kind: 'no-such-flag' });
    expect(await auditOf(world, `flag:${flagId}`)).not.toContainEqual(
      expect.objectContaining({ action: 'flag-opened' }),
    );
    expect(await openFlag(tools, second, flagId)).toMatchObject({ kind: 'opened', words: WORDS });
    await switchOff(tools, second.id);
  });

  it('stays chosen through an edit, and can be changed to any', async () => {
    const third = await hired('Instructor 3');
    const from = await drafted();
    await pressed(from, 'flag-readers');
    await pressed(from, `flag-to:${third.id}`);
    await pressed(from, 'flag-edit');
    await world.say(from, 'Softer words.');
    expect(read(from)[0]?.text).toContain('Instructor 3 would read');
    await pressed(from, 'flag-readers');
    expect((await pressed(from, 'flag-to:any'))[0]?.text).toContain('Any instructor of your unit');
    await pressed(from, 'flag-send');
    await world.advance(0);
    expect(await standingFor(first)).toHaveLength(1);
    await switchOff(tools, third.id);
  });

  it('who is told of is each one, once, when any may read', async () => {
    const other = await hired('Instructor 4');
    const from = await drafted();
    await pressed(from, 'flag-send');
    await world.advance(0);
    read(from);
    const flagId = (await standingFor(other))[0]?.id ?? '';
    for (const reader of [first, first, other, other]) await openFlag(tools, reader, flagId);
    await world.advance(0);
    expect(read(from)).toHaveLength(2);
    await switchOff(tools, other.id);
  });

  it('who has left can read nothing any more, and the note comes back to the officer', async () => {
    const leaver = await hired('Instructor 5');
    const from = await drafted();
    await pressed(from, 'flag-readers');
    await pressed(from, `flag-to:${leaver.id}`);
    await pressed(from, 'flag-send');
    await world.advance(0);
    read(from);
    const flagId = (await standingFor(leaver))[0]?.id ?? '';
    await switchOff(tools, leaver.id);
    await world.advance(0);
    expect(idsIn(read(from))).toEqual(['flag', 'talk']);
    expect(await openFlag(tools, leaver, flagId)).toEqual({ kind: 'no-such-flag' });
    expect(await openFlag(tools, first, flagId)).toEqual({ kind: 'no-such-flag' });
    expect(await standingFor(leaver)).toEqual([]);
    expect(await auditOf(world, `flag:${flagId}`)).toContainEqual(
      expect.objectContaining({ action: 'flag-withdrawn' }),
    );
    await world.advance(FLAG_DAYS * 86_400_000);
    expect(read(from)).toEqual([]); // it does not lapse a second time
  });

  it('who left between the preview and the delivery gets nothing', async () => {
    const leaver = await hired('Instructor 6');
    const from = await drafted();
    await pressed(from, 'flag-readers');
    await pressed(from, `flag-to:${leaver.id}`);
    await switchOff(tools, leaver.id);
    expect(idsIn(await pressed(from, 'flag-send'))).toEqual(
      expect.arrayContaining(['flag', 'talk']),
    );
    for (const reader of [leaver, first])
      expect(await flagsForUnit(tools, reader)).not.toContainEqual(
        expect.objectContaining({ isForReaderAlone: true }),
      );
  });

  it('cannot be one of another unit, whatever a button claims', async () => {
    const from = await drafted();
    await world.tap(from, `flag-to:${world.staff.counselor.id}`);
    expect(idsIn(read(from))).toEqual([]);
    await world.tap(from, 'flag-to:nobody-at-all');
    expect(
      read(from)
        .map(({ text }) => text)
        .join(),
    ).not.toContain('would read');
  });
});

describe('a note that is out', () => {
  it('is shown with its last day, and taken back in one tap from the menu', async () => {
    const from = await drafted();
    await pressed(from, 'flag-send');
    await world.advance(0);
    await world.tap(from, 'flag');
    const [standing] = read(from);
    expect(standing?.text).toMatch(/\b(March|April) \d+/);
    await pressed(from, 'flag-take-back');
    await world.advance(0);
    await world.tap(from, 'flag');
    expect(idsIn(read(from))).toEqual(['flag-write', 'flag-ask-me']);
  });

  it('is not begun where no instructor could read it', async () => {
    await switchOff(tools, first.id);
    const from = await world.joined('zh-CN');
    await world.tap(from, 'flag');
    expect(idsIn(read(from))).toEqual(['talk']);
    await world.tap(from, 'flag-write');
    read(from);
    await world.say(from, '想找教导员谈谈');
    expect(idsIn(read(from))).toEqual(['talk']);
  });
});
