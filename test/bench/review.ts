// A quarter of a force of a hundred thousand: telling its months and the quarter, reading the review
// of the whole and writing it as a PDF; and whether every share that is told holds the one that an
// independent count finds.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { ensureDatabase, migrate } from '../../db/migrate.ts';
import { countedApart } from '../../db/review-apart.ts';
import { closePools, openPools } from '../../src/assemble.ts';
import { makeReview } from '../../src/care/review/make.flow.ts';
import { reviewFor, reviewPdf } from '../../src/care/review/review.flow.ts';
import { startPostgres } from '../../src/ops/postgres.ts';
import { releaseFigures } from '../../src/trust/figures/release.flow.ts';
import { newestWording } from '../../src/trust/wordings.ts';
import { quietTools } from '../support/quiet-tools.ts';
import { testKeys } from '../support/template.ts';
import { makeForce } from './checkins/force.ts';
import { median, rounded } from './machine.ts';
import type { Measured } from './run.ts';

const JOINED = new Date('2025-12-01T00:00:00Z');
const TOLD_ON = ['2026-02-08', '2026-03-08', '2026-04-08'] as const;
const QUARTER = { from: '2026-01-01', to: '2026-04-01', timeZone: 'Asia/Shanghai' };
const TIMES = 9;
const ADMIN = { id: 'bench', role: 'admin', unitId: undefined } as const;

type Options = { readonly isQuick: boolean; readonly say: (line: string) => void };

export async function review({ isQuick, say }: Options): Promise<Measured> {
  const people = isQuick ? 5_000 : 100_000;
  const folder = await mkdtemp(join(tmpdir(), 'warmline-bench-'));
  const server = await startPostgres({ folder: join(folder, 'server'), durable: true });
  try {
    const keys = testKeys();
    const url = await ensureDatabase(server.url, 'review');
    await migrate(url, keys, JOINED);
    const sql = postgres(url, { max: 1, onnotice: () => undefined });
    const madeS = await secondsOf(async () => {
      // The bench's own rows, set-wise: no commit waits for the disk, no key is looked up row by row.
      await sql`set synchronous_commit = off`;
      await sql`set session_replication_role = replica`;
      await makeForce(sql, { people, zones: 1 }, JOINED);
      await fillQuarter(sql);
    });
    say(`${people} officers and their quarter made in ${rounded(madeS)} s`);
    const pools = openPools(url, keys, 4);
    const at = (day: string) =>
      quietTools({ pools, keys, clock: () => new Date(`${day}T00:00:00Z`) });
    const monthsS: number[] = [];
    for (const day of TOLD_ON) monthsS.push(await secondsOf(() => releaseFigures(at(day))));
    const quarterS = await secondsOf(() => makeReview(at(TOLD_ON[2])));
    say(`told, the months in ${monthsS.map(rounded).join(', ')} s`);
    const reviewed = await reviewFor(at(TOLD_ON[2]), ADMIN, {});
    if (reviewed === undefined) throw new Error('no quarter was told');
    const readS = await timesOf(() => reviewFor(at(TOLD_ON[2]), ADMIN, {}));
    const pdfS = await timesOf(() => reviewPdf(reviewed, 'zh-CN'));
    const shares = await countedApart(url, QUARTER);
    const inside = reviewed.review.sections.filter(({ section, now }) => {
      const share = shares.get(section.id);
      return now && share !== undefined && now.low <= share && share <= now.high;
    });
    await closePools(pools);
    await sql.end();
    return {
      metrics: {
        people,
        month_s: rounded(Math.max(...monthsS)),
        quarter_s: rounded(quarterS),
        read_ms: rounded(readS * 1_000),
        pdf_ms: rounded(pdfS * 1_000),
        told: reviewed.review.sections.filter(({ now }) => now !== undefined).length,
        told_holds_the_count: inside.length,
      },
      baseline: {},
    };
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Eight answers each by most, two contacts owed and one held by many, leave of which some is taken. */
async function fillQuarter(sql: postgres.Sql): Promise<void> {
  const wording = newestWording('statistics', 'zh-CN')?.hash ?? '';
  await sql`insert into officer.consents (person_id, scope, is_granted, wording, locale, at)
    select id, 'statistics', true, ${wording}, 'zh-CN', ${JOINED} from officer.people`;
  await sql`insert into officer.check_ins (id, person_id, slot, asked_at, answered_at, mood, sleep_hours)
    select gen_random_uuid(), id, d::text, d, d + interval '5 min',
      1 + abs(hashtext(id::text || d)) % 5, 3 + abs(hashtext(d || id::text)) % 6
    from officer.people, generate_series('2026-01-05'::timestamptz, '2026-03-30', '11 days') d
    where abs(hashtext(id::text)) % 10 < 8`;
  await sql`insert into station.roster (id, unit_id, no, name, allows, added_at, leave_days,
      leave_taken, leave_year)
    select gen_random_uuid(), unit_id, 'N' || row_number() over (), 'Officer', '{}', ${JOINED}, 10,
      abs(hashtext(id::text)) % 5, 2026 from officer.people`;
  await sql`insert into station.care_tasks (id, officer_id, unit_id, form, occasions, priority,
      due_on, state)
    select gen_random_uuid(), id, unit_id, form, '[]', 'routine', '2026-02-10',
      case when abs(hashtext(no || form)) % 10 < 7 then 'held' else 'open' end
    from station.roster, unnest(array['talk', 'call', 'visit', 'care']) form`;
  await sql`insert into station.care_contacts (officer_id, unit_id, form, held_as, "on", staff_id)
    select officer_id, unit_id, form, 'in-person', due_on, officer_id from station.care_tasks
    where state = 'held'`;
  // One row stands for a week.
  await sql`insert into station.worked_days (officer_id, "on", minutes)
    select id, d::date, 2400 + abs(hashtext(no || d)) % 1400
    from station.roster, generate_series('2026-01-05'::date, '2026-03-23', '7 days') d`;
  await sql`insert into station.requests (id, item, route, locale, sealed, state, received_at, take_by,
      due_at, answered_at)
    select gen_random_uuid(), chr(65 + n % 7) || 1 + n % 4, 'hr', 'en', '', 'answered', d, d, d,
      case when n % 3 > 0 then d end
    from generate_series(1, 20000) n, (values ('2026-02-11'::timestamptz)) at(d)`;
  await sql`vacuum analyze`;
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const startMs = performance.now();
  await work();
  return (performance.now() - startMs) / 1_000;
}

async function timesOf(work: () => Promise<unknown>): Promise<number> {
  const all: number[] = [];
  for (let n = 0; n < TIMES; n += 1) all.push(await secondsOf(work));
  return median(all);
}
