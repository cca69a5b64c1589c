import { beforeAll, describe, expect, it } from 'vitest';
import type { Address } from '../../src/core/message.ts';
import type { Receipt } from '../../src/core/ports.ts';
import { asOwner } from '../support/databases.ts';
import { openWorld } from '../support/world.ts';

const world = await openWorld();
const PEOPLE = 6;
const people: Address[] = [];
let words = 0;

beforeAll(async () => {
  for (let n = 0; n < PEOPLE; n += 1) people.push(await world.joined(n % 2 === 0 ? 'en' : 'zh-CN'));
});

type Row = Readonly<Record<string, unknown>>;

async function read(query: string): Promise<readonly Row[]> {
  let rows: readonly Row[] = [];
  await asOwner(world.url, async (sql) => {
    rows = await sql.unsafe(query);
  });
  return rows;
}

function each(state: string): Promise<readonly Row[]> {
  const key = state === 'kept' ? 'officer.messages' : state;
  return read(`select person_id, count(*)::int as n from ${key} group by 1 order by 1`);
}

/** Everybody's in one turn of the loop. */
function allSay(from: readonly Address[]): Promise<Receipt[]> {
  words += 1;
  return Promise.all(from.map((one) => world.say(one, `quiet shift, good food ${words}`)));
}

async function personAt({ channel, id }: Address): Promise<string> {
  const key = world.tools.keys.addressKey({ channel, id });
  const rows = await read(`select person_id from officer.addresses where address_key = '${key}'`);
  return String(rows[0]?.['person_id']);
}

async function linesOf(personId: string): Promise<unknown> {
  const lately = `select jsonb_array_length(recent) as n from officer.people`;
  return (await read(`${lately} where id = '${personId}'`))[0]?.['n'];
}

describe('messages of many that come at once', () => {
  it('are committed together, and each is kept, rated, audited and answered once', async () => {
    await read('delete from ledger.inbound');
    await read('delete from ledger.audit_events');
    const receipts = await allSay(people);
    expect(receipts).toEqual(people.map(() => ({ kind: 'committed' })));
    const [came] = await read(
      'select count(*)::int as n, count(distinct xmin::text)::int as commits from ledger.inbound',
    );
    expect(came).toEqual({ n: PEOPLE, commits: 1 });
    const once = people.map(() => 1);
    expect((await each('kept')).map(({ n }) => n)).toEqual(once);
    expect((await each('officer.assessments')).map(({ n }) => n)).toEqual(once);
    const audited = await read(`
      select subject, count(*)::int as n from ledger.audit_events
      where action = 'message-kept' group by 1`);
    expect(audited.map(({ n }) => n)).toEqual(once);
    for (const one of people) expect(world.heard(one)).toHaveLength(1);
    expect(await read('select id from ledger.outbox where claimed_until is not null')).toEqual([]);
  });

  it('are each answered in the language of who wrote', async () => {
    await allSay(people);
    for (const [n, one] of people.entries())
      expect(/\p{Script=Han}/u.test(world.heard(one)[0]?.text ?? '')).toBe(n % 2 === 1);
  });

  it('leave a repeat among them a repeat, and nobody else is held up by it', async () => {
    const [again, ...others] = people;
    const id = world.tools.newId();
    const said = { kind: 'words', words: 'the same again' } as const;
    const from = again as Address;
    expect(await world.bring(from, said, { id })).toEqual({ kind: 'committed' });
    const [repeat, ...rest] = await Promise.all([
      world.bring(from, said, { id }),
      ...others.map((one) => world.say(one, 'all fine here')),
    ]);
    expect(repeat).toEqual({ kind: 'repeat' });
    expect(rest).toEqual(others.map(() => ({ kind: 'committed' })));
    for (const one of people) expect(world.heard(one)).toHaveLength(1);
  });

  it('of one person go one after the other, none on what was before the other', async () => {
    const [first, ...others] = people;
    const from = first as Address;
    const id = await personAt(from);
    await read(`update officer.people set recent = '[]' where id = '${id}'`);
    await allSay([from, from, ...others, from]);
    expect(await linesOf(id)).toBe(3); // each knew which lines came before
    expect(world.heard(from)).toHaveLength(3);
    for (const one of others) world.heard(one);
  });

  it('of one person from two addresses see each other', async () => {
    const [first, ...others] = people;
    const from = first as Address;
    const id = await personAt(from);
    const second = { channel: 'web', id: world.tools.newId() } as const;
    const key = world.tools.keys.addressKey(second);
    await read(`
      insert into officer.addresses (address_key, person_id, channel, sealed)
      select '${key}', person_id, 'web', sealed from officer.addresses
      where person_id = '${id}' limit 1`);
    await read(`update officer.people set recent = '[]' where id = '${id}'`);
    await allSay([from, second, ...others]);
    expect(await linesOf(id)).toBe(2);
    expect([...world.heard(from), ...world.heard(second)]).toHaveLength(2);
    for (const one of others) world.heard(one);
    await read(`delete from officer.addresses where address_key = '${key}'`);
  });

  it('do not wait for one whom somebody else holds', async () => {
    const [held, ...others] = people;
    const id = await personAt(held as Address);
    await asOwner(world.url, async (sql) => {
      const begun = Promise.withResolvers<void>();
      const over = Promise.withResolvers<void>();
      const holding = sql.begin(async (tx) => {
        await tx`select 1 from officer.people where id = ${id} for update`;
        begun.resolve();
        await over.promise;
      });
      await begun.promise;
      const late = world.say(held as Address, 'quiet shift');
      const receipts = await allSay(others);
      expect(receipts).toEqual(others.map(() => ({ kind: 'committed' })));
      over.resolve();
      await holding;
      await late;
    });
    world.heard(held as Address);
    for (const one of others) expect(world.heard(one)).toHaveLength(1);
  });

  it('are taken along by none that cannot be written', async () => {
    const [broken, ...others] = people;
    const id = await personAt(broken as Address);
    const whose = `where person_id = '${id}'`;
    const flip = (to: string) => read(`update officer.person_keys set wrapped = ${to} ${whose}`);
    const turned = 'set_byte(wrapped, 20, 255 - get_byte(wrapped, 20))';
    await flip(turned);
    const receipts = await allSay(people);
    expect(receipts.map(({ kind }) => kind)).toEqual(['spooled', ...others.map(() => 'committed')]);
    for (const one of others) expect(world.heard(one)).toHaveLength(1);
    await flip(turned);
    world.heard(broken as Address);
  });

  it('are a code, a cry for help and plain words, each heard as what it is', async () => {
    const [plain, another, alarmed] = people as [Address, Address, Address];
    const stranger = { channel: 'terminal', id: world.tools.newId() } as const;
    await Promise.all([
      world.say(plain, 'quiet shift'),
      world.say(stranger, await world.card()),
      world.say(another, 'all fine here'),
      world.say(alarmed, 'I want to kill myself tonight, I have a plan'),
    ]);
    expect(world.heard(plain)).toHaveLength(1);
    expect(world.heard(another)).toHaveLength(1);
    expect(world.heard(alarmed).some(({ text }) => text.includes('12356'))).toBe(true);
    const choices = world.heard(stranger).flatMap((one) => one.choices ?? []);
    expect(choices.some(({ id }) => id === 'squad:none')).toBe(true);
  });
});
