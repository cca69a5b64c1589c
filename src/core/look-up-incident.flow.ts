// The incident that a code belongs to, or a fresh code for one: a further trip for these messages
// alone. A code that is none counts as a wrong one (core/look-up.flow.ts).

import type { Tx } from '../../db/client.ts';
import { incidentByCode } from '../../db/incidents.ts';
import { mayTake } from '../../db/paces.ts';
import type { HeardIncident } from '../checkins/incident/member.ts';
import { incidentIntentOf } from '../checkins/incident/tap.ts';
import type { Keys } from '../ops/keys.ts';
import { newCode } from './code.flow.ts';
import type { Snapshot } from './decision.ts';
import { codeIn, memberPace, WRONG_CODES } from './look-up.flow.ts';
import type { Said } from './message.ts';

export async function lookUpIncident(
  tx: Tx,
  keys: Keys,
  { said, at }: { readonly said: Said; readonly at: Date },
  { person }: Snapshot,
): Promise<HeardIncident | undefined> {
  if (incidentIntentOf(said)?.kind === 'incident-new') {
    const code = newCode();
    return { kind: 'fresh', code, codeKey: keys.tokenKey(code) };
  }
  const code = codeIn(said);
  if (code === undefined) return undefined;
  const pace = person.joinedAt === undefined ? WRONG_CODES : memberPace(keys, person.id);
  if (!(await mayTake(tx.db, pace, at))) return undefined;
  const row = await incidentByCode(tx.db, keys.tokenKey(code));
  if (row === undefined) return undefined;
  return { kind: 'known', id: row.id, at: row.happenedAt, isOff: row.calledOffAt !== null };
}
