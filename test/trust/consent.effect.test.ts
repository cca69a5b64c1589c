import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import type { Address } from '../../src/core/message.ts';
import { newestWording, WORDINGS } from '../../src/trust/wordings.ts';
import { openWorld } from '../support/world.ts';

const HOUR_MS = 3_600_000;
const world = await openWorld();
const { tools } = world;
const owner = postgres(world.url, { max: 1, onnotice: () => undefined });
afterAll(() => owner.end());

async function rowsOf(table: string, address: Address): Promise<number> {
  const [row] = await owner.unsafe<{ n: number }[]>(
    `select count(*)::int as n from officer.${table} t
     join officer.addresses a on a.person_id = t.person_id where a.address_key = $1`,
    [tools.keys.addressKey(address)],
  );
  return row?.n ?? -1;
}

async function newestRow(address: Address) {
  const [row] = await owner`
    select c.scope, c.is_granted, c.wording, c.locale from officer.consents c
    join officer.addresses a on a.person_id = c.person_id
    where a.address_key = ${tools.keys.addressKey(address)} order by c.id desc limit 1`;
  return row;
}

function yesOf(address: Address): string {
  const shown = world.heard(address).flatMap(({ choices = [] }) => choices);
  return shown.find(({ id }) => id.startsWith('slip:'))?.id ?? '';
}

describe('a consent that is recorded', () => {
  it('names the wording under which the button stood, also after a change of language', async () => {
    const from = await world.joined('zh-CN');
    await world.tap(from, 'slip-ask:trend');
    const yes = yesOf(from);
    await world.tap(from, 'lang:en');
    await world.tap(from, yes);
    expect(await newestRow(from)).toEqual({
      scope: 'trend',
      is_granted: true,
      wording: newestWording('trend', 'zh-CN')?.hash,
      locale: 'zh-CN',
    });
  });

  it('names an older version where its button was the one that was tapped', async () => {
    const from = await world.joined('en');
    const first = WORDINGS.find(
      ({ scope, version, locale }) => scope === 'words' && version === 1 && locale === 'en',
    );
    await world.tap(from, `slip:words:yes:${first?.hash.slice(0, 8)}`);
    expect(await newestRow(from)).toMatchObject({ scope: 'words', wording: first?.hash });
  });

  it.each(['', ':00000000', ':nonsense'])(
    'is none where no wording was read: the slip is shown instead (%s)',
    async (mark) => {
      const from = await world.joined('en');
      await world.bring(from, { kind: 'choice', id: `slip:model:yes${mark || ':'}` });
      expect(yesOf(from)).toMatch(/^slip:model:yes:[\da-f]{8}$/);
      expect(await newestRow(from)).toMatchObject({ scope: 'words' });
    },
  );

  it('is no yes when the row names a wording that nobody can show', async () => {
    const from = await world.joined('en');
    await owner`update officer.consents set wording = 'lost' where scope = 'scores'
      and person_id = (select person_id from officer.addresses
        where address_key = ${tools.keys.addressKey(from)})`;
    await world.tap(from, 'check-in');
    expect(yesOf(from)).toMatch(/^slip:scores:yes/);
  });
});

describe('what was kept under a consent that was taken back', () => {
  async function lived(): Promise<Address> {
    const from = await world.joined('en');
    await world.say(from, 'A long week.');
    await world.tap(from, 'check-in');
    await world.tap(from, idLike(from, 'mood:'));
    return from;
  }

  function idLike(from: Address, start: string): string {
    const shown = world.heard(from).flatMap(({ choices = [] }) => choices);
    return shown.find(({ id }) => id.startsWith(start))?.id ?? '';
  }

  it.each([
    ['words', 'messages'],
    ['scores', 'check_ins'],
  ] as const)('is deleted a day later, and recorded: %s', async (scope, table) => {
    const from = await lived();
    await world.tap(from, `slip-off:${scope}`);
    await world.advance(24 * HOUR_MS - 1);
    expect(await rowsOf(table, from)).toBe(1);
    await world.advance(1);
    expect(await rowsOf(table, from)).toBe(0);
    const [record] = await owner`
      select action, detail from ledger.audit_events where action = 'data-forgotten'
      order by id desc limit 1`;
    expect(record).toEqual({ action: 'data-forgotten', detail: { scope } });
  });

  it('stays when it was given again in time', async () => {
    const from = await lived();
    await world.tap(from, 'slip-off:words');
    await world.advance(23 * HOUR_MS);
    await world.tap(from, 'slip:words:yes');
    await world.advance(48 * HOUR_MS);
    expect(await rowsOf('messages', from)).toBe(1);
  });

  it('has its whole day again when it is taken back a second time', async () => {
    const from = await lived();
    await world.tap(from, 'slip-off:words');
    await world.advance(23 * HOUR_MS);
    await world.tap(from, 'slip:words:yes');
    await world.tap(from, 'slip-off:words');
    await world.advance(2 * HOUR_MS);
    expect(await rowsOf('messages', from)).toBe(1);
    await world.advance(22 * HOUR_MS);
    expect(await rowsOf('messages', from)).toBe(0);
  });

  it('leaves a case alone, whose words a counselor needs', async () => {
    const from = await lived();
    await world.say(from, 'I want to kill myself.');
    await world.tap(from, 'slip-off:words');
    await world.advance(25 * HOUR_MS);
    const kept = await owner`
      select m.case_id is not null as in_case from officer.messages m
      join officer.addresses a on a.person_id = m.person_id
      where a.address_key = ${tools.keys.addressKey(from)}`;
    expect(kept.map(({ in_case: inCase }) => inCase)).toEqual([true]);
  });
});
