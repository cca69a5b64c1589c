// Nothing else opens a seal: every role of both logins, every actor, every other door of the
// program, and every other key it has.

import { readdirSync, readFileSync } from 'node:fs';
import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';
import { loginUrl } from '../../../db/migrate.ts';
import { ROLES, WORLDS } from '../../../db/wall/declared.ts';
import { openCase } from '../../../src/hotline/open-case.flow.ts';
import { type Sealed, unseal, type Wrapped } from '../../../src/ops/keys.ts';
import { decideGlass, endGlassNow } from '../../../src/trust/glass/decide.flow.ts';
import { gatherOwnData } from '../../../src/trust/own-data/gather.flow.ts';
import { asked, CARD, glassStaff, inDanger } from '../../support/glass-world.ts';
import { rowsOf } from '../../support/rows.ts';
import { testKeys } from '../../support/template.ts';
import { openWorld } from '../../support/world.ts';

const world = await openWorld();
const { tools } = world;
const staff = glassStaff(world);
const { from, caseId } = await inDanger(world);
const secrets = Object.values(CARD);
const [row] = await rowsOf(world, `select person_id from officer.cases where id = '${caseId}'`);
const personId = String(row?.['person_id']);

const login = (side: 'officer' | 'station') =>
  postgres(loginUrl(world.url, side, testKeys()), { max: 1, onnotice: () => undefined });
const logins = { officer: login('officer'), station: login('station') };
afterAll(() => Promise.all(Object.values(logins).map((sql) => sql.end())));

/** Sealed parts that this role, under this name, gets out of the database; or why it does not. */
async function got(role: string, actor: string | undefined): Promise<number | string> {
  const side = (WORLDS.station as readonly string[]).includes(role) ? 'station' : 'officer';
  const sql = logins[side];
  try {
    return await sql.begin(async (tx) => {
      await tx.unsafe(`set local role ${role}`);
      if (actor !== undefined) await tx.unsafe(`set local warmline.actor = '${actor}'`);
      const found = await tx.unsafe('select sealed from officer.sealed_cards');
      return found.length;
    });
  } catch (error) {
    return error instanceof postgres.PostgresError ? error.code : 'failed';
  }
}

const NAMES = [undefined, ...Object.values(staff).map(({ id }) => id)];
const DENIED = '42501';

describe('the database gives out no sealed part', () => {
  it.each(ROLES)('to %s, whoever acts, while nothing is open', async (role) => {
    for (const name of NAMES)
      expect(await got(role, name), String(name)).toBe(role === 'wl_glass' ? 0 : DENIED);
  });

  it('by an opening that one made alone, whatever statement they send', async () => {
    const id = await asked(world, caseId);
    const alone = staff.counselor.id;
    const tried = await logins.officer
      .begin(async (tx) => {
        await tx.unsafe(`set local role wl_glass; set local warmline.actor = '${alone}'`);
        await tx.unsafe(`update officer.break_glass set state = 'open', decided_by = '${alone}',
          opens_until = now() + interval '1 hour' where id = '${id}'`);
      })
      .catch((error: unknown) => (error as postgres.PostgresError).code);
    expect(tried).toBe('23514'); // two people
    const forged = await logins.officer
      .begin(async (tx) => {
        await tx.unsafe(`set local role wl_glass; set local warmline.actor = '${alone}'`);
        await tx.unsafe(`update officer.break_glass set state = 'open',
          decided_by = '${staff.lead.id}', opens_until = now() + interval '1 hour'
          where id = '${id}'`);
      })
      .catch((error: unknown) => (error as postgres.PostgresError).code);
    expect(forged).toBe(DENIED); // in nobody else's name
    expect(await got('wl_glass', alone)).toBe(0);
    await endGlassNow(tools, staff.counselor, id);
  });

  it('but to the two who opened it, and to them only while it is open', async () => {
    const id = await asked(world, caseId);
    await decideGlass(tools, staff.second, id, true);
    const { counselor, second, lead, admin, instructor } = staff;
    for (const { id: name } of [counselor, second]) expect(await got('wl_glass', name)).toBe(5);
    for (const { id: name } of [lead, admin, instructor])
      expect(await got('wl_glass', name)).toBe(0);
    for (const role of ROLES.filter((one) => one !== 'wl_glass'))
      expect(await got(role, counselor.id)).toBe(DENIED);
    await endGlassNow(tools, counselor, id);
    for (const name of NAMES) expect(await got('wl_glass', name)).toBe(0);
  });

  it('of anybody else than the person of the case', async () => {
    const other = await inDanger(world);
    const id = await asked(world, caseId);
    await decideGlass(tools, staff.second, id, true);
    expect(await got('wl_glass', staff.counselor.id)).toBe(5); // not ten
    await endGlassNow(tools, staff.counselor, id);
    await world.tap(other.from, 'erase:yes');
  });
});

describe('the program shows no sealed part', () => {
  it('to the counselor in the talk, a lead, or in the officer’s own copy', async () => {
    const shown = [
      await openCase(tools, staff.counselor, caseId),
      await openCase(tools, staff.lead, caseId),
      await gatherOwnData(tools, personId, { actor: 'person' }),
      world.heard(from),
    ];
    for (const secret of secrets) expect(JSON.stringify(shown)).not.toContain(secret);
    expect(JSON.stringify(shown[2])).toContain('contact-phone'); // that it is there
  });

  it('with any key but the one of two halves', async () => {
    const sealed = await rowsOf(world, 'select sealed from officer.sealed_cards');
    const [keyRow] = await rowsOf(
      world,
      `select wrapped from officer.person_keys where person_id = '${personId}'`,
    );
    const { keys } = tools;
    const tries = [
      keys.station,
      keys.glassHalf,
      keys.open(keyRow?.['wrapped'] as Wrapped, personId),
    ];
    expect(sealed.length).toBeGreaterThan(4);
    for (const { sealed: bytes } of sealed)
      for (const key of tries)
        for (const from of [0, 44])
          expect(() => unseal(key, (bytes as Buffer).subarray(from) as Sealed, 'card')).toThrow();
  });

  it('from any file but the one that records each look', () => {
    const root = new URL('../../../', import.meta.url);
    const files = ['src', 'adapters', 'db'].flatMap((top) =>
      readdirSync(new URL(top, root), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => `${top}/${name.replaceAll('\\', '/')}`),
    );
    const withWord = (word: RegExp) =>
      files.filter((file) => word.test(readFileSync(new URL(file, root), 'utf8'))).toSorted();
    expect(withWord(/\.unlock\(/)).toEqual(['src/trust/glass/look.flow.ts']);
    expect(withWord(/\bsealedFieldsOf\(/)).toEqual(['db/glass-opening.ts', 'db/sealed-cards.ts']);
    expect(withWord(/\bopening\(tx/)).toEqual(['src/trust/glass/look.flow.ts']);
  });
});
