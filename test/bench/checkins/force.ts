// A whole force, made set-wise: units of 250 officers with four squads each, two of them on a
// rotation, in up to 24 time zones; a daily check-in within an hour; everybody joined and said yes;
// every unit waits to be planned.

import type postgres from 'postgres';
import { newestWording } from '../../../src/trust/wordings.ts';

const UNIT_SIZE = 250;

/** One zone for each whole hour, most of them with a clock that moves. */
const ZONES = [
  'Pacific/Midway',
  'Pacific/Honolulu',
  'America/Anchorage',
  'America/Los_Angeles',
  'America/Denver',
  'America/Chicago',
  'America/New_York',
  'America/Halifax',
  'America/Sao_Paulo',
  'America/Nuuk',
  'Atlantic/Azores',
  'Europe/London',
  'Europe/Paris',
  'Europe/Athens',
  'Asia/Riyadh',
  'Asia/Dubai',
  'Asia/Tashkent',
  'Asia/Dhaka',
  'Asia/Bangkok',
  'Asia/Shanghai',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Guadalcanal',
  'Pacific/Auckland',
];

/** Early, late, night, off, off. */
const PATTERN = {
  startsOn: '2026-01-01',
  turns: [
    { fromMin: 480, toMin: 960 },
    { fromMin: 960, toMin: 1440 },
    { fromMin: 0, toMin: 480 },
    null,
    null,
  ],
};

export type Size = { readonly people: number; readonly zones: number };

export async function makeForce(sql: postgres.Sql, size: Size, madeAt: Date): Promise<void> {
  const { people } = size;
  const zones = ZONES.slice(0, size.zones);
  const units = Math.ceil(people / UNIT_SIZE);
  const at = madeAt.toISOString();
  const wording = newestWording('scores', 'zh-CN')?.hash ?? '';
  await sql`insert into ledger.units (id, name, region, time_zone, "createdAt")
    select ${id('1')}, 'Unit ' || n, 'CN', (${zones}::text[])[1 + n % ${zones.length}], ${at}
    from generate_series(0, ${units - 1}::int) n`;
  await sql`insert into ledger.squads (id, unit_id, name)
    select ${id('2', 'n * 4 + s')}, ${id('1')}, 'Squad ' || s
    from generate_series(0, ${units - 1}::int) n, generate_series(0, 3) s`;
  await sql`insert into ledger.squad_patterns (squad_id, pattern)
    select ${id('2', 'n * 4 + s')}, ${sql.json(PATTERN)}
    from generate_series(0, ${units - 1}::int) n, generate_series(0, 1) s`;
  await sql`insert into ledger.schedules (id, unit_id, cron, jitter_min, is_active, version)
    select ${id('3')}, ${id('1')}, '0 20 * * *', 60, true, 1
    from generate_series(0, ${units - 1}::int) n`;
  await sql`insert into officer.people (id, locale, region, time_zone, quiet_from_min, quiet_to_min,
      unit_id, squad_id, met_at, joined_at, noticed_at, dialogue, recent)
    select ${id('4')}, 'zh-CN', 'CN', (${zones}::text[])[1 + u % ${zones.length}], 1320, 420,
      ${id('1', 'u')}, ${id('2', 'u * 4 + n % 4')}, ${at}, ${at}, ${at}, '{}', '[]'
    from (select n, n / ${UNIT_SIZE}::int as u from generate_series(0, ${people - 1}::int) n) p`;
  await sql`insert into officer.person_keys (person_id, wrapped)
    select id, decode(repeat(md5(id::text), 3) || repeat('0', 24), 'hex') from officer.people`;
  await sql`insert into officer.consents (person_id, scope, is_granted, wording, locale, at)
    select id, 'scores', true, ${wording}, 'zh-CN', ${at} from officer.people`;
  await sql`insert into officer.addresses (address_key, person_id, channel, sealed)
    select md5(id::text), id, 'web', '\\x00' from officer.people`;
  await sql`insert into ledger.outbox (id, effect, lane, is_urgent, due_at)
    select ${id('5')}, jsonb_build_object('kind', 'plan-unit.v1', 'unitId', ${id('1')}),
      ${id('1')}::text, false, ${at}
    from generate_series(0, ${units - 1}::int) n`;
  await sql`vacuum analyze`;

  // Ids as scattered as those of officers who joined in any order, the same in every run.
  function id(kind: string, n = 'n') {
    return sql.unsafe(`md5('${kind} ' || ${n})::uuid`);
  }
}
