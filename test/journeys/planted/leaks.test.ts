// That the search finds what it is there to find: one leak of every kind, in every kind of place.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { asOwner } from '../../support/databases.ts';
import { openWorld } from '../../support/world.ts';
import { placesOf } from './places.ts';
import { searched, secretsOf, TOLD } from './secrets.ts';

const folder = await mkdtemp(join(tmpdir(), 'warmline-leaks-'));
afterAll(() => rm(folder, { recursive: true, force: true }));
const world = await openWorld();
const WORDS = TOLD['第一句话'];

/** Where the words are found once they leaked there. */
async function foundAfter(leak: () => Promise<unknown>, more = {}): Promise<string[]> {
  await leak();
  const places = await placesOf(world, { folder, rung: [], errors: [], ...more });
  return searched(places, secretsOf());
}
const sql = (statement: string, given: readonly (string | Buffer)[] = []) =>
  asOwner(world.url, (owner) => owner.unsafe(statement, [...given]));
const OUTBOX = `insert into ledger.outbox (id, effect, lane, due_at, is_urgent)
  values (gen_random_uuid(), jsonb_build_object('kind', 'say.v1', 'text', $1::text), 'x', now(), false)`;

describe('the search for what was planted', () => {
  it('finds nothing where nothing leaked', async () => {
    expect(await foundAfter(async () => undefined)).toEqual([]);
  });

  it.each([
    ['a text', 'create table station.leak (said text)', WORDS],
    ['a bytea', 'create table ledger.leak (said bytea)', Buffer.from(WORDS)],
    ['a list', 'create table officer.leak (said text[])', `{${WORDS}}`],
    [
      'text of another width',
      'create table migrations.leak (said bytea)',
      Buffer.from(WORDS, 'utf16le'),
    ],
    [
      'base64',
      'create table officer.leak (said text)',
      Buffer.from(`"${WORDS}`).toString('base64'),
    ],
    ['hex', 'create table station.other (said text)', Buffer.from(WORDS).toString('hex')],
  ] as const)('finds it as %s of any schema', async (_, create, given) => {
    const table = create.split(' ')[2] ?? '';
    await sql(create);
    const found = await foundAfter(() => sql(`insert into ${table} values ($1)`, [given]));
    expect(found.join()).toContain(`${table} as`);
    await sql(`drop table ${table}`);
  });

  it('finds it in an effect that waits', async () => {
    const found = await foundAfter(() => sql(OUTBOX, [WORDS]));
    expect(found.join()).toContain('ledger.outbox as text');
    await sql('delete from ledger.outbox');
  });

  it('finds it in a log line, a bell, an error behind an error, a file and a file’s name', async () => {
    world.tools.log.error(WORDS);
    expect((await foundAfter(async () => undefined)).join()).toContain('log lines');
    const error = new Error('away', { cause: new Error(WORDS) });
    expect((await foundAfter(async () => undefined, { errors: [error] })).join()).toContain(
      'errors',
    );
    expect((await foundAfter(async () => undefined, { rung: [WORDS] })).join()).toContain('bells');
    await mkdir(join(folder, 'deep'));
    await writeFile(join(folder, 'deep', 'core'), Buffer.from(WORDS, 'utf16le'));
    await writeFile(join(folder, WORDS), '');
    const files = (await foundAfter(async () => undefined)).join();
    expect(files).toContain('deep/core');
    expect(files).toContain(`${folder}/${WORDS}`);
  });
});
