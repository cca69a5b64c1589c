// What is stored of an officer, and who is in the figures.

import type { Sql } from 'postgres';
import { monthOfEach } from '../../../db/figures.ts';
import type { World } from '../../support/world.ts';

export async function newestNote(owner: Sql, personId: string) {
  const [note] = await owner<{ id: string }[]>`
    select id from officer.flags where person_id = ${personId} order by drafted_at desc limit 1`;
  return note;
}

export async function keptOf(owner: Sql, personId: string) {
  const [kept] = await owner<{ words: number; scores: number }[]>`
    select (select count(*)::int from officer.messages where person_id = ${personId}
        and case_id is null and keep_until is null) as words,
      (select count(*)::int from officer.check_ins where person_id = ${personId}) +
      (select count(*)::int from officer.scale_runs where person_id = ${personId}) as scores`;
  return kept;
}

export async function countedNow(world: World) {
  return world.tools.pools.officer.transact('wl_bot', ({ db }) =>
    monthOfEach(db, new Date(0), new Date(world.now().getTime() + 1)),
  );
}
