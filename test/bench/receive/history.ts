// A past: stored messages with their ratings and audit records, written set-wise over a year, each
// by one of so many officers, with ids in the order of time as the program's own are. Their bytes
// open with no key; nobody reads them here.

import type postgres from 'postgres';

const AT_ONCE = 500_000;
const WORDS_BYTES = 60;

type Stretch = { readonly from: number; readonly to: number; readonly people: number };

export async function storeMessages(
  sql: postgres.Sql,
  stretch: Stretch,
  say: (line: string) => void,
): Promise<void> {
  const { from, to, people } = stretch;
  for (let at = from; at < to; at += AT_ONCE) {
    const last = Math.min(to, at + AT_ONCE) - 1;
    await sql`
      with said as materialized (
        select (lpad(to_hex(n), 12, '0') || substr(md5(n::text), 13))::uuid as id,
          md5('officer ' || (n::bigint * 7919) % ${people})::uuid as who,
          date_trunc('milliseconds', now() - (${to} - n) * interval '1.5 seconds') as at
        from generate_series(${at}::int, ${last}::int) n
      ), kept as (
        insert into officer.messages (id, person_id, author, sealed, at)
        select id, who, 'officer', decode(repeat('5a', ${WORDS_BYTES}), 'hex'), at from said
      ), rated as (
        insert into officer.assessments (id, person_id, message_id, by, level, labels, stressors, reasons, at)
        select id, who, id, 'rules', 'L0', '[]', '[]', '[]', at from said
      )
      insert into ledger.audit_events (at, actor, action, subject, detail)
      select now(), 'person', 'message-kept', 'person:' || who, jsonb_build_object('message', id)
      from said`;
    say(`${last + 1} messages are stored`);
  }
  await sql`vacuum analyze officer.messages`;
  await sql`vacuum analyze officer.assessments`;
  await sql`analyze ledger.audit_events`;
  await sql`checkpoint`;
}

/** How many months of the audit log got any record: what is written now goes to one of them. */
export async function partitionsWritten(sql: postgres.Sql): Promise<number> {
  const [row] = await sql`
    select count(distinct tableoid)::int as written from ledger.audit_events`;
  return row?.['written'] as number;
}

const LOOKED_UP = [
  `select * from officer.messages where person_id = md5('officer 1')::uuid order by at desc limit 20`,
  `select * from ledger.audit_events where at between now() - interval '1 minute' and now() order by id`,
];
const SCANNED = /Seq Scan on (?:\w+\.)?(\w+)/;
/** A table of fewer pages is read as a whole sooner than by an index. */
const PAGES_MIN = 100;

/** How the server finds what messages read, whatever they are, and what else is looked up. */
export async function plansOf(
  sql: postgres.Sql,
  reads: readonly string[],
): Promise<readonly string[]> {
  const plans: string[] = [];
  const explain = async (asked: Pick<postgres.Sql, 'unsafe'>, how: string, text: string) => {
    for (const line of await asked.unsafe(`explain (${how}) ${text}`))
      plans.push(line['QUERY PLAN']);
  };
  for (const text of LOOKED_UP) await explain(sql, 'costs', text);
  await sql.begin(async (tx) => {
    await tx`set local role wl_bot`; // with what its policies add
    for (const text of reads) await explain(tx, 'generic_plan', text);
  });
  return plans;
}

/** Which tables of some size these plans read from their first row to their last. */
export async function scannedWhole(
  sql: postgres.Sql,
  plans: readonly string[],
): Promise<readonly string[]> {
  const names = plans.flatMap((line) => SCANNED.exec(line)?.[1] ?? []);
  const large = await sql<{ name: string }[]>`
    select distinct relname as name from pg_class
    where relname = any(${[...new Set(names)]}) and relpages >= ${PAGES_MIN} order by 1`;
  return large.map(({ name }) => name);
}

export async function leftBehind(sql: postgres.Sql): Promise<number> {
  const [row] = await sql`select count(*)::int as count from ledger.outbox`;
  return row?.['count'] as number;
}
