import postgres from 'postgres';
import { expect, it } from 'vitest';
import { freshDb } from './postgres.ts';

const [one, other] = await Promise.all([freshDb(), freshDb()]);

it('gives each caller a database that no other sees', async () => {
  const sql = postgres(one, { max: 1 });
  await sql`create table mark (n int)`;
  await sql.end();
  const elsewhere = postgres(other, { max: 1 });
  expect(await elsewhere`select to_regclass('mark') as mark`).toEqual([{ mark: null }]);
  await elsewhere.end();
});
