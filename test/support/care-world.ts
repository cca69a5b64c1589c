// A station with a roster: people by name, who allow everything unless told otherwise.

import type { Member } from '../../src/admin/staff.ts';
import { importList } from '../../src/care/import.flow.ts';
import { memberOf } from './desk-world.ts';
import { rowsOf } from './rows.ts';
import { openWorld, type World } from './world.ts';

const ALL = 'birthday family calls visits';

export type CareWorld = {
  readonly world: World;
  readonly instructor: Member;
  readonly bring: (text: string) => ReturnType<typeof importList>;
  /** Somebody new; their id. */
  readonly officer: (
    no: string,
    more?: { readonly name?: string; readonly allows?: string },
  ) => Promise<string>;
  readonly idOf: (no: string) => Promise<string>;
};

export async function openCareWorld(given?: World): Promise<CareWorld> {
  const world = given ?? (await openWorld());
  const bring = (text: string) =>
    importList(world.tools, Buffer.from(text), { unitId: world.unitId });
  const idOf = async (no: string) => {
    const [row] = await rowsOf<{ id: string }>(
      world,
      `select id from station.roster where no = '${no}'`,
    );
    return row?.id ?? '';
  };
  return {
    world,
    instructor: { ...memberOf(world.staff.instructor), unitId: world.unitId },
    bring,
    idOf,
    officer: async (no, { name = `Officer ${no}`, allows = ALL } = {}) => {
      await bring(`no,name,allows\n${no},${name},${allows}\n`);
      return idOf(no);
    },
  };
}
