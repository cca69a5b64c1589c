// For the doctor: whether what is gone is filed, whether a restored copy was put right, and whether
// anyone is there who was erased.

import { erasedSubjects } from '../../../db/gone.ts';
import { peopleAfter } from '../../../db/people.ts';
import type { Tools } from '../../outbox/tools.ts';
import { type GoneFindings, goneMark, missingIn } from './gone.ts';
import { bothSides } from './keep-gone.flow.ts';

const ROWS_MAX = 2_000;
const PERSON = 'person:';

export async function lookAtGone(
  tools: Pick<Tools, 'pools' | 'keys'>,
  goneFile: string,
): Promise<GoneFindings> {
  const { filed, stored } = await bothSides(tools, goneFile);
  const markOf = (personId: string) => goneMark(tools.keys.tokenKey, 'erased', personId);
  const recorded = await tools.pools.officer.transact('wl_auditor', ({ db }) => erasedSubjects(db));
  const unfiled = recorded
    .map((subject) => markOf(subject.slice(PERSON.length)))
    .filter((mark) => !filed.marks.has(mark) && !stored.has(mark));
  return {
    unreadable: filed.unreadable,
    notDone: missingIn(filed.marks, stored).length,
    notFiled: missingIn(stored, filed.marks).length + unfiled.length,
    back: await countBack(tools, (id) => filed.marks.has(markOf(id)) || stored.has(markOf(id))),
  };
}

async function countBack(
  { pools }: Pick<Tools, 'pools'>,
  isGone: (personId: string) => boolean,
): Promise<number> {
  let back = 0;
  let after: string | undefined;
  do {
    const from = after;
    const ids = await pools.officer.transact('wl_bot', ({ db }) => peopleAfter(db, from, ROWS_MAX));
    back += ids.filter(isGone).length;
    after = ids.length === ROWS_MAX ? ids.at(-1) : undefined;
  } while (after !== undefined);
  return back;
}
