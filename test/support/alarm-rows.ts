// The ledger of alarms as its owner would read it.

import { personIdAt } from '../../db/people.ts';
import type { Address } from '../../src/core/message.ts';
import { asOwner } from './databases.ts';
import type { World } from './world.ts';

type Row = {
  readonly id: string;
  readonly act: string;
  readonly level: string;
  readonly verdict: string | null;
  readonly verdict_by: string | null;
  readonly person_id: string | null;
  readonly message_id: string | null;
  readonly because: readonly { readonly layer: string; readonly rule: string }[];
};

export function alarmRows(world: World) {
  const { tools } = world;
  const alarmsOf = async (which: { caseId: string } | { personId: string }): Promise<Row[]> => {
    let rows: Row[] = [];
    await asOwner(world.url, async (sql) => {
      rows =
        'caseId' in which
          ? await sql<
              Row[]
            >`select * from officer.alarms where case_id = ${which.caseId} order by at`
          : await sql<Row[]>`
              select * from officer.alarms where person_id = ${which.personId} order by at`;
    });
    return rows;
  };
  const personAt = async (from: Address): Promise<string> => {
    const id = await tools.pools.officer.transact('wl_bot', ({ db }) =>
      personIdAt(db, tools.keys.addressKey(from)),
    );
    return id ?? '';
  };
  return {
    alarmsOf,
    personAt,
    /** What the program did, what was said of it, and by whom. */
    verdictsOf: async (from: Address): Promise<(string | null)[][]> => {
      const rows = await alarmsOf({ personId: await personAt(from) });
      return rows.map(({ act, verdict, verdict_by }) => [act, verdict, verdict_by]);
    },
  };
}
