import { describe, expect, it } from 'vitest';
import { flagsOf } from '../../../db/flags.ts';
import { casesOfPerson } from '../../../db/hotline.ts';
import { personIdAt } from '../../../db/people.ts';
import type { Address } from '../../../src/core/message.ts';
import { LOCALES } from '../../../src/core/person.ts';
import { takeMostUrgent } from '../../../src/hotline/claim.flow.ts';
import { openCase, refreshCase } from '../../../src/hotline/open-case.flow.ts';
import { openFlag } from '../../../src/trust/flag-inbox.flow.ts';
import { gatherOwnData } from '../../../src/trust/own-data/gather.flow.ts';
import { READS } from '../../../src/trust/reads/reads.ts';
import { whoSaw } from '../../../src/trust/reads/who-saw.flow.ts';
import { readText } from '../../../src/trust/reads/who-saw.ts';
import { asOwner } from '../../support/databases.ts';
import { askingCase, memberOf } from '../../support/desk-world.ts';
import { openWorld } from '../../support/world.ts';

const world = await openWorld();
const { tools } = world;
const counselor = memberOf(world.staff.counselor);
const lead = memberOf(world.staff.lead);
const instructor = memberOf(world.staff.instructor);

async function personAt(address: Address): Promise<string> {
  const key = tools.keys.addressKey(address);
  const id = await tools.pools.officer.transact('wl_bot', ({ db }) => personIdAt(db, key));
  return id ?? '';
}

async function textsOf(personId: string): Promise<string[]> {
  return (await whoSaw(tools, personId)).reads.map((read) => readText(read, 'en'));
}

describe('who saw me', () => {
  it('holds every opening by a person or into a copy, newest first, and nothing else', async () => {
    const { from } = await askingCase(world);
    const id = await personAt(from);
    await takeMostUrgent(tools, counselor);
    const [talk] = await tools.pools.officer.transact('wl_bot', ({ db }) => casesOfPerson(db, id));
    const caseId = talk?.id ?? '';
    await openCase(tools, counselor, caseId);
    await refreshCase(tools, counselor, caseId); // the page's own
    await openCase(tools, lead, caseId);
    await world.tap(from, 'flag-write');
    await world.tap(from, 'flag-no-name');
    const [flag] = await tools.pools.officer.transact('wl_bot', ({ db }) => flagsOf(db, id));
    await world.tap(from, `flag-send:${flag?.id}`);
    await openFlag(tools, instructor, flag?.id ?? '');
    await gatherOwnData(tools, id, { actor: 'operator:shell' });
    await gatherOwnData(tools, id, { actor: 'person' });
    expect(await textsOf(id)).toEqual([
      expect.stringContaining('You took a copy'),
      expect.stringContaining('Whoever runs this service made a copy'),
      expect.stringContaining('An instructor of your unit opened the note'),
      expect.stringContaining('The counseling lead opened your talk'),
      expect.stringContaining('A counselor opened your talk, because they had taken it'),
    ]);
  });

  it('is about nobody else, however much was opened of others', async () => {
    const quiet = await personAt(await world.joined('en'));
    await gatherOwnData(tools, await personAt(await world.joined('en')), {
      actor: 'operator:shell',
    });
    expect(await textsOf(quiet)).toEqual([]);
  });

  it('is not opened by somebody who was refused', async () => {
    const { from, caseId } = await askingCase(world);
    const second = memberOf(world.staff.second);
    expect((await openCase(tools, second, caseId)).kind).toBe('not-yours');
    expect((await openCase(tools, instructor, caseId)).kind).toBe('not-allowed');
    expect(await textsOf(await personAt(from))).toEqual([]);
  });

  it('is found through an index of the openings alone, however long the log is', async () => {
    await asOwner(world.url, async (sql) => {
      await sql`insert into ledger.audit_events (at, actor, action, subject, detail)
        select now(), 'person', 'check-in-asked', 'person:' || n, '{}' from generate_series(1, 20000) n`;
      await sql`analyze ledger.audit_events`;
      const plan = await sql.unsafe(`explain select * from ledger.audit_events
        where action in (${READS.map((read) => `'${read}'`).join(', ')})
        and subject in ('person:a', 'case:b') order by id desc limit 6`);
      // Each month's part of the index is named by the server.
      expect(JSON.stringify(plan)).toMatch(/Index Scan using audit_events_\w+_subject_id_idx/);
    });
  });

  it.each(LOCALES)('has words of its own for every kind of opening (%s)', (locale) => {
    const texts = READS.map((action) =>
      readText(
        { id: 1, at: world.now(), actor: 'lead:1', action, detail: { ground: 'order' } },
        locale,
      ),
    );
    expect(new Set(texts).size).toBe(READS.length);
    for (const text of texts) expect(text).not.toMatch(/[{}]|^$/);
  });
});
