import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { inboxFlag, putFlagRead } from '../../../db/flags.ts';
import { personIdAt } from '../../../db/people.ts';
import type { Address } from '../../../src/core/message.ts';
import { workUntilQuiet } from '../../../src/rounds.ts';
import { verifyAudit } from '../../../src/trust/audit/verify.flow.ts';
import { eraseOwnData } from '../../../src/trust/own-data/erase.flow.ts';
import { gatherOwnData } from '../../../src/trust/own-data/gather.flow.ts';
import { openWorld } from '../../support/world.ts';

const MARKER = 'periwinkle';
const CRISIS = `I want to kill myself. ${MARKER}`;

const world = await openWorld();
const { tools } = world;
const INSTRUCTOR = { role: 'wl_instructor', staffId: world.staff.instructor.id } as const;
const owner = postgres(world.url, { max: 1, onnotice: () => undefined });
afterAll(() => owner.end());

async function personAt(address: Address): Promise<string | undefined> {
  return tools.pools.officer.transact('wl_bot', ({ db }) =>
    personIdAt(db, tools.keys.addressKey(address)),
  );
}

/** Someone with something in every table: a check-in, words, a flag that was read, a case. */
async function lived(): Promise<{ from: Address; personId: string; flagId: string }> {
  const from = await world.joined('en');
  await world.tap(from, 'check-in');
  await world.tap(from, choice(from, 'mood'));
  await world.tap(from, choice(from, 'sleep'));
  await world.say(from, `A long week, ${MARKER}.`);
  await world.tap(from, 'flag-write');
  await world.say(from, `Please ask me about the ${MARKER} roster.`);
  const send = choice(from, 'flag-send');
  await world.tap(from, send);
  const flagId = send.split(':')[1] ?? '';
  await tools.pools.station.transact(INSTRUCTOR, async (tx) =>
    putFlagRead(tx, { flagId, staffId: world.staff.instructor.id, at: world.now() }),
  );
  await world.say(from, CRISIS);
  world.heard(from);
  return { from, personId: (await personAt(from)) ?? '', flagId };
}

function choice(from: Address, start: string): string {
  const choices = world.heard(from).flatMap(({ choices: given = [] }) => given);
  return choices.find(({ id }) => id.startsWith(start))?.id ?? '';
}

/** Every row of every table but the audit log, which keeps ids for good, as text. */
async function everyRow(): Promise<{ table: string; row: string }[]> {
  const tables = await owner<{ name: string }[]>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in ('ledger', 'officer', 'station') and table_type = 'BASE TABLE'
      and table_name not like 'audit\\_events%'`;
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await owner.unsafe<{ row: string }[]>(`select t::text as row from ${name} t`);
      return rows.map(({ row }) => ({ table: name, row }));
    }),
  );
  return found.flat();
}

describe('own data', () => {
  it('is exported whole, in plain words, without keys or the address', async () => {
    const { from, personId, flagId } = await lived();
    const own = await gatherOwnData(tools, personId);
    expect(own).toMatchObject({
      person: { id: personId, locale: 'en', unitId: world.unitId, channel: 'terminal' },
      consents: expect.arrayContaining([
        expect.objectContaining({
          scope: 'words',
          isGranted: true,
          wordingShown: expect.any(String),
        }),
      ]),
      checkIns: [expect.objectContaining({ mood: expect.any(Number) })],
      messages: [
        expect.objectContaining({ words: `A long week, ${MARKER}.` }),
        expect.objectContaining({ words: CRISIS }),
      ],
      cases: [expect.objectContaining({ level: expect.stringMatching(/^L[23]$/) })],
      flags: [
        expect.objectContaining({
          id: flagId,
          words: `Please ask me about the ${MARKER} roster.`,
          reads: [{ staffId: world.staff.instructor.id, at: world.now() }],
        }),
      ],
      openings: [expect.objectContaining({ action: 'own-data-exported' })],
    });
    const text = JSON.stringify(own);
    expect(text).not.toContain(from.id);
    expect(text).not.toContain('"wrapped"');
    expect(text).not.toContain('"sealed"');
  });

  it('leaves nothing in any table that maps to the person once erased', async () => {
    const { from, personId, flagId } = await lived();
    const keysBefore = await owner<{ wrapped: Buffer }[]>`
      select wrapped from officer.person_keys where person_id = ${personId}`;
    const sealedBefore = await owner<{ sealed: Buffer }[]>`
      select sealed from officer.messages where person_id = ${personId} and case_id is null
      union all select sealed from officer.flags where person_id = ${personId}
      union all select sealed from officer.addresses where person_id = ${personId}`;
    expect(sealedBefore.length).toBeGreaterThan(2);

    await eraseOwnData(tools, personId, 'admin:1');
    await workUntilQuiet(tools);

    const rows = await everyRow();
    const secrets = [
      personId,
      tools.keys.addressKey(from),
      ...keysBefore.map(({ wrapped }) => wrapped.toString('hex')),
      ...sealedBefore.map(({ sealed }) => sealed.toString('hex')),
    ];
    for (const secret of secrets)
      expect(rows.filter(({ row }) => row.includes(secret)).map(({ table }) => table)).toEqual([]);
    const copy = await tools.pools.station.transact(INSTRUCTOR, ({ db }) => inboxFlag(db, flagId));
    expect(copy?.sealed).toHaveLength(0);
  });

  it('ends an open case when it is erased; the record stays, unlinked, with its words', async () => {
    const { personId } = await lived();
    const [before] = await owner`select id from officer.cases where person_id = ${personId}`;
    await eraseOwnData(tools, personId, 'admin:1');
    const [after] = await owner`select * from officer.cases where id = ${before?.['id']}`;
    expect(after).toMatchObject({ person_id: null, state: 'closed', outcome: 'erased' });
    const kept =
      await owner`select person_id from officer.messages where case_id = ${before?.['id']}`;
    expect(kept.map(({ person_id: id }) => id)).toEqual([null]);
    await workUntilQuiet(tools);
  });

  it('is erased by the officer alone, who meets the bot as a stranger afterwards', async () => {
    const { from, personId } = await lived();
    await world.tap(from, 'erase:yes');
    expect(world.heard(from)).toHaveLength(1);
    expect(await personAt(from)).toBeUndefined();
    await world.say(from, 'hello');
    expect(await personAt(from)).not.toBe(personId);
  });

  it('is exported and erased for the record, and the log still verifies', async () => {
    const { personId } = await lived();
    await gatherOwnData(tools, personId);
    await eraseOwnData(tools, personId, 'admin:1');
    const records = await owner`
      select actor, action from ledger.audit_events where subject = ${`person:${personId}`}
      and action in ('own-data-exported', 'case-ended', 'erased') order by id`;
    expect([...records]).toEqual([
      { actor: 'program', action: 'own-data-exported' },
      { actor: 'admin:1', action: 'case-ended' },
      { actor: 'admin:1', action: 'erased' },
    ]);
    expect(await verifyAudit(tools)).toMatchObject({ kind: 'ok' });
  });

  it('is silent about someone who does not exist', async () => {
    const nobody = await gatherOwnData(tools, tools.newId());
    expect(nobody).toMatchObject({ messages: [], flags: [] });
    await expect(eraseOwnData(tools, tools.newId(), 'admin:1')).resolves.toBeUndefined();
  });
});
