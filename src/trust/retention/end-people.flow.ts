// People whose time here is over: strangers, and those who left, fell silent or died. Each is erased
// as at their own wish, with a record; whoever may still be there is told, before and at the end.

import { addressOf, personById } from '../../../db/people.ts';
import { endedBy, silentSince, strangersSince } from '../../../db/retention.ts';
import { commit } from '../../core/commit.flow.ts';
import type { Ending } from '../../core/person.ts';
import { send } from '../../core/say.effect.ts';
import { sayText } from '../../core/say.ts';
import { factsOf } from '../../ops/log.ts';
import type { Tools } from '../../outbox/tools.ts';
import { announceSilent } from '../leaving/ending.ts';
import { eraseOwnData } from '../own-data/erase.flow.ts';
import { keptSince, type PeopleClass } from './retention.ts';

const PEOPLE_MAX = 500;

/** @returns how many were erased of each class. */
export async function endPeople(tools: Tools, at: Date): Promise<Record<PeopleClass, number>> {
  const [strangers, silent, ended] = await tools.pools.officer.transact('wl_bot', ({ db }) =>
    Promise.all([
      strangersSince(db, keptSince('strangers', at), PEOPLE_MAX),
      silentSince(db, keptSince('silent', at), PEOPLE_MAX),
      endedBy(db, at, PEOPLE_MAX),
    ]),
  );
  for (const id of silent) await tools.doNow(await commit(tools, id, announceSilent));
  for (const { id } of ended) await sayGoodbye(tools, id);
  const gone = [...strangers, ...ended.map(({ id }) => id)];
  for (const id of gone) await eraseOwnData(tools, id, 'program');
  const number = (why: Ending['why']) => ended.filter((one) => one.why === why).length;
  return {
    strangers: strangers.length,
    retired: number('retired'),
    silent: number('silent'),
    died: number('died'),
  };
}

/** Not to who said STOP, nor to the phone of who died. The end comes either way. */
async function sayGoodbye(tools: Tools, personId: string): Promise<void> {
  const { door, person } = await tools.pools.officer.transact('wl_bot', async ({ db }) => ({
    door: await addressOf(db, personId),
    person: await personById(db, personId),
  }));
  if (door === undefined || person === undefined || person.stoppedAt !== null) return;
  try {
    const text = sayText(door.locale, 'ended', 0, {});
    await send(tools, door, personId, { id: `${personId}:ended`, text });
  } catch (error) {
    tools.log.warn('goodbye-not-said', factsOf(error));
  }
}
