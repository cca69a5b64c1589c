// Officers who joined, with real seals: each has an own key, an address under it, and said yes to
// check-ins and to keeping words. Written set-wise.

import { hash } from 'node:crypto';
import type postgres from 'postgres';
import type { Address } from '../../../src/core/message.ts';
import { type Keys, seal } from '../../../src/ops/keys.ts';
import { newestWording } from '../../../src/trust/wordings.ts';

const UNIT = '00000000-0000-4000-8000-000000000001';
const AT_ONCE = 10_000;

export function addressOf(n: number): Address {
  return { channel: 'telegram', id: String(n + 1) };
}

/** Scattered, as of those who joined in any order. */
function idOf(n: number): string {
  const hex = hash('md5', `officer ${n}`);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export async function makeOfficers(
  sql: postgres.Sql,
  keys: Keys,
  count: number,
  addressAt = addressOf,
): Promise<void> {
  const at = new Date().toISOString();
  await sql`insert into ledger.units (id, name, region, time_zone, "createdAt")
    values (${UNIT}, 'Unit 1', 'CN', 'Asia/Shanghai', ${at})`;
  for (let from = 0; from < count; from += AT_ONCE) {
    const length = Math.min(AT_ONCE, count - from);
    await putOfficers(
      sql,
      Array.from({ length }, (_, n) => officer(keys, from + n, addressAt(from + n))),
      at,
    );
  }
  await sql`vacuum analyze`;
}

function officer(keys: Keys, n: number, address: Address) {
  const id = idOf(n);
  const wrapped = keys.newKey(id);
  const sealed = seal(keys.open(wrapped, id), address.id, id);
  return {
    id,
    key: keys.addressKey(address),
    channel: address.channel,
    wrapped: wrapped.toString('hex'),
    sealed: sealed.toString('hex'),
  };
}

async function putOfficers(
  sql: postgres.Sql,
  officers: readonly ReturnType<typeof officer>[],
  at: string,
): Promise<void> {
  const wordings = ['scores', 'words'].map((scope) => ({
    scope,
    wording: newestWording(scope as 'scores' | 'words', 'zh-CN')?.hash,
  }));
  await sql`
    with r as (
      select * from json_to_recordset(${JSON.stringify(officers)}::text::json)
        as r(id uuid, key text, channel text, wrapped text, sealed text)
    ), people as (
      insert into officer.people (id, locale, region, time_zone, quiet_from_min, quiet_to_min,
        unit_id, met_at, joined_at, noticed_at, dialogue, recent)
      select id, 'zh-CN', 'CN', 'Asia/Shanghai', 1320, 420, ${UNIT}, ${at}, ${at}, ${at}, '{}', '[]'
      from r
    ), person_keys as (
      insert into officer.person_keys (person_id, wrapped)
      select id, decode(wrapped, 'hex') from r
    ), addresses as (
      insert into officer.addresses (address_key, person_id, channel, sealed)
      select key, id, channel, decode(sealed, 'hex') from r
    )
    insert into officer.consents (person_id, scope, is_granted, wording, locale, at)
    select id, scope, true, wording, 'zh-CN', ${at}
    from r, json_to_recordset(${JSON.stringify(wordings)}::text::json) as w(scope text, wording text)`;
}
