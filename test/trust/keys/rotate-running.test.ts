import { describe, expect, it } from 'vitest';
import { keyList } from '../../../src/trust/keys/list.flow.ts';
import { type Rotating, rotateKeys } from '../../../src/trust/keys/rotate.flow.ts';
import { ownDataAt } from '../../../src/trust/own-data/at.flow.ts';
import { openTurning } from './turning.ts';

const turning = await openTurning(4);
const { world, tools, ring, owner, bring, write, expectAllReadable, wrappedBy } = turning;
const TALK = { kind: 'command', name: 'talk', rest: '' } as const;

async function refreshed(all: readonly { readonly keys: typeof tools.keys }[]): Promise<void> {
  for (const { keys } of all) await keys.ring.refresh();
}

const alone: Rotating = {
  ring,
  batch: 3,
  settle: async () => void (await ring.refresh()),
  progress: () => undefined,
};

describe('a rotation beside running processes', () => {
  it('finds what a late one still wrapped by the old key, before that retires', async () => {
    const late = await turning.another();
    const from = await world.joined('en');
    let settled = 0;
    let isWritten = false;
    const rotated = await rotateKeys(tools, {
      ...alone,
      settle: async () => {
        settled += 1;
        await refreshed(settled > 2 ? [tools, late] : [tools]);
      },
      // Cases have been gone through; now one more comes, under the old key.
      progress: async ({ place }) => {
        if (place !== 'flags' || isWritten) return;
        isWritten = true;
        expect(await bring(late, from, TALK)).toEqual({ kind: 'committed' });
        expect(await wrappedBy()).toContain('root');
      },
    });
    expect(isWritten).toBe(true);
    expect(settled).toBe(3);
    expect(rotated).toMatchObject({ kind: 'rotated', retired: ['root'] });
    expect(await wrappedBy()).toEqual([ring.current().id]);
    await write(from, 'My first words here.', late);
    await expectAllReadable(late);
  });

  it('lets officers write, join and ask for a person all the while', async () => {
    const busy = await turning.another();
    const froms = await Promise.all(Array.from({ length: 6 }, () => world.joined('en')));
    const going = rotateKeys(tools, {
      ...alone,
      batch: 1,
      settle: () => refreshed([tools, busy]),
    });
    for (const [n, from] of froms.entries()) {
      const by = n % 2 === 0 ? tools : busy;
      await bring(by, from, TALK);
      await write(from, `While it went on, ${n}.`, by);
    }
    expect(await going).toMatchObject({ kind: 'rotated' });
    expect(await wrappedBy()).toEqual([ring.current().id]);
    await expectAllReadable(tools);
    await expectAllReadable(busy);
  });

  it('takes no words from a process that never heard of it; they wait on disk', async () => {
    const deaf = await turning.another();
    const before = deaf.keys.ring.current().id;
    expect(await rotateKeys(tools, alone)).toMatchObject({ kind: 'rotated', retired: [before] });
    const from = { channel: 'terminal', id: tools.newId() } as const;
    const words = { kind: 'words', words: 'Hello?' } as const;
    expect(await bring(deaf, from, words)).toEqual({ kind: 'spooled' });
    expect(await wrappedBy()).toEqual([ring.current().id]);
    await deaf.keys.ring.refresh();
    await world.advance(0);
    expect(await ownDataAt(tools, from, 'json')).toBeDefined();
  });

  it('is one at a time', async () => {
    const both = [rotateKeys(tools, alone), rotateKeys(tools, alone)];
    expect((await Promise.all(both)).map(({ kind }) => kind).toSorted()).toEqual([
      'busy',
      'rotated',
    ]);
  });
});

describe('a wrapping key', () => {
  it('cannot be taken out of the database while anything is wrapped by it', async () => {
    const current = ring.current().id;
    await expect(owner`delete from ledger.wrapping_keys where id = ${current}`).rejects.toThrow(
      'violates foreign key',
    );
  });

  it('stays, and is named, while one key that it wraps does not open', async () => {
    const before = ring.current().id;
    const [torn] = await owner`
      update officer.person_keys set wrapped = overlay(wrapped placing '\\x00' from 40 for 1)
      where person_id = (select min(person_id::text)::uuid from officer.person_keys)
      returning person_id as id`;
    const found: number[] = [];
    const rotated = await rotateKeys(tools, {
      ...alone,
      progress: ({ unopened }) => void found.push(unopened),
    });
    expect(rotated).toMatchObject({ kind: 'not-all', kept: [before] });
    expect(found).toContain(1);
    const listed = await keyList(tools);
    expect(listed.find(({ name }) => name === before)).toMatchObject({ state: 'live', people: 1 });
    expect(listed.find(({ state }) => state === 'current')?.people).toBeGreaterThan(5);
    await owner`delete from officer.people where id = ${torn?.['id']}`;
    expect(await rotateKeys(tools, alone)).toMatchObject({ kind: 'rotated', retired: [before] });
  });
});
