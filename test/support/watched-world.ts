// One officer who is in everything, the staff around them, and a look at what the log says of each
// opening: for tests that try every door.

import postgres from 'postgres';
import { flagsOf } from '../../db/flags.ts';
import { commit } from '../../src/core/commit.flow.ts';
import { draft, sendFlag } from '../../src/trust/flagging.ts';
import { decideGlass } from '../../src/trust/glass/decide.flow.ts';
import { READS } from '../../src/trust/reads/reads.ts';
import { afterwards } from './afterwards.ts';
import { asked, CARD, glassStaff, inDanger, SAID } from './glass-world.ts';
import { rowsOf } from './rows.ts';
import { openWorld } from './world.ts';

const FLAG = 'marker-wren: could you come by on Thursday';

export type Opening = { readonly actor: string };

/** With a talk, a note and an opening of the seal, each of which stands. */
export async function openWatched() {
  const world = await openWorld();
  const { tools } = world;
  const staff = glassStaff(world);
  const { from, caseId } = await inDanger(world);
  const [row] = await rowsOf(
    world,
    `select p.id, p.alias from officer.people p join officer.cases c on c.person_id = p.id
     where c.id = '${caseId}'`,
  );
  const personId = String(row?.['id']);
  const alias = String(row?.['alias']);
  // The counselor has the talk, so that words go there: the note is written as its rules would.
  const readers = [{ id: staff.instructor.id, label: staff.instructor.label }];
  await commit(tools, personId, (now) => draft(now, FLAG, readers));
  await tools.doNow(
    await commit(tools, personId, (now) => (now.flag ? sendFlag(now, now.flag.id) : undefined)),
  );
  const [flag] = await tools.pools.officer.transact('wl_bot', ({ db }) => flagsOf(db, personId));
  const glassId = await asked(world, caseId);
  await decideGlass(tools, staff.second, glassId, true);
  await world.advance(0);

  const markers = [alias, SAID, FLAG, from.id, ...Object.values(CARD)];
  const subjects = [`person:${personId}`, `case:${caseId}`, `flag:${flag?.id}`];
  // One connection for thousands of looks at the log.
  const log = postgres(world.url, { max: 1, onnotice: () => undefined });
  afterwards(() => log.end());
  return {
    world,
    staff,
    alias,
    personId,
    caseId,
    ids: [caseId, flag?.id ?? '', glassId, personId, staff.counselor.id],
    shows: (body: string) => markers.some((marker) => body.includes(marker)),
    lastRecord: async (): Promise<number> => {
      const [last] = await log`select coalesce(max(id), 0)::float8 as id from ledger.audit_events`;
      return Number(last?.['id']);
    },
    recordsSince: async (last: number): Promise<readonly Opening[]> => log<Opening[]>`
      select actor from ledger.audit_events where id > ${last} and action in ${log(READS)}
      and subject in ${log(subjects)} order by id`,
  };
}
