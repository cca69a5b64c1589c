// Answered questionnaires as they lie in the database, read as its owner would.

import { asOwner } from './databases.ts';
import type { World } from './world.ts';

type Row = {
  readonly id: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly total: number | null;
  readonly finished_at: Date | null;
};

/** Newest first, of everybody. */
export async function scaleRunRows({ url }: World): Promise<readonly Row[]> {
  let rows: readonly Row[] = [];
  await asOwner(url, async (sql) => {
    rows = await sql<Row[]>`
      select id, answers, total, finished_at from officer.scale_runs order by started_at desc`;
  });
  return rows;
}
