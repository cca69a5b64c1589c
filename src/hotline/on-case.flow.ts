// One step on a case: held, decided, written, audited and put in the outbox in one transaction.
// The row's lock decides races. The person is held first, as `commit` does, so that no message of
// theirs slips between a decision and a close.

import { judgeCaseAlarms } from '../../db/alarms.ts';
import { appendAudit } from '../../db/audit.ts';
import type { Tx } from '../../db/client.ts';
import { type CaseRow, caseById, lockCase, updateCase } from '../../db/hotline.ts';
import { type Claimed, enqueue } from '../../db/outbox.ts';
import { lockPerson, personById } from '../../db/people.ts';
import type { Planned } from '../core/effect.ts';
import { pickVariant } from '../core/say.ts';
import type { Tools } from '../outbox/tools.ts';
import { heldAfter } from './care/held.ts';
import { afterChange, factsOf } from './case-after.ts';
import type { CaseFacts, Refused, Step } from './case-step.ts';

const CLAIM_MS = 20_000;

export type CaseTools = Pick<Tools, 'pools' | 'keys' | 'clock' | 'newId' | 'doNow'>;

export type Done = { readonly kind: 'done'; readonly caseId: string; readonly code: string };

export type Actor = {
  /** As the audit log names them: `<role>:<staffId>`. */
  readonly name: string;
  readonly staffId?: string;
};

export function actorOf({ role, id }: { readonly role: string; readonly id: string }): Actor {
  return { name: `${role}:${id}`, staffId: id };
}

export async function onCase<W extends string>(
  tools: CaseTools,
  actor: Actor,
  caseId: string,
  decide: (
    facts: CaseFacts,
    now: Date,
    held: { readonly tx: Tx; readonly row: CaseRow },
  ) => Step | Refused<W> | Promise<Step | Refused<W>>,
): Promise<Done | Refused<W | 'no-such-case'>> {
  return settled<Done | Refused<W | 'no-such-case'>>(tools, actor, async (tx, now) => {
    const row = await holdCase(tx, caseId);
    if (row === undefined) return { result: { kind: 'no-such-case' }, effects: [] };
    const decided = await decide(factsOf(row), now, { tx, row });
    if (!isStep(decided)) return { result: decided, effects: [] };
    return writeStep(tx, decided, { tools, actor, row, now });
  });
}

function isStep(decided: Step | Refused<string>): decided is Step {
  return 'change' in decided;
}

type Settled<R> = { readonly result: R; readonly effects: readonly Claimed[] };

/** Runs in one transaction, then does at once what is due; a crash between leaves it to the worker. */
export async function settled<R>(
  tools: CaseTools,
  { staffId }: Pick<Actor, 'staffId'>,
  work: (tx: Tx, now: Date) => Promise<Settled<R>>,
): Promise<R> {
  const as = staffId === undefined ? 'wl_bot' : ({ role: 'wl_counselor', staffId } as const);
  const { result, effects } = await tools.pools.officer.transact(as, (tx) =>
    work(tx, tools.clock()),
  );
  if (effects.length > 0) await tools.doNow(effects);
  return result;
}

/**
 * The case's row with its person's, held until the transaction ends. Another's talk can be seen
 * but not held: enough to say no.
 */
export async function holdCase(tx: Tx, caseId: string): Promise<CaseRow | undefined> {
  const found = await caseById(tx.db, caseId);
  if (found === undefined) return undefined;
  if (found.personId !== null) await lockPerson(tx.db, found.personId);
  for (;;) {
    const held = await lockCase(tx.db, caseId);
    const row = held ?? (await caseById(tx.db, caseId));
    if (held !== undefined || row?.state !== 'waiting') return row; // else it was just released
  }
}

type At = {
  readonly tools: CaseTools;
  readonly actor: Actor;
  readonly row: CaseRow;
  readonly now: Date;
};

export async function writeStep(
  tx: Tx,
  { change, says = [], effects = [] }: Step,
  { tools, actor, row, now }: At,
): Promise<Settled<Done>> {
  const person = row.personId === null ? undefined : await personById(tx.db, row.personId);
  const lines = says.flatMap((say): Planned[] => {
    if (person === undefined) return []; // erased: nobody is left to tell
    const variant = pickVariant(say.key, person.locale, tools.newId(), person.recent);
    const effect = { kind: 'say.v1', personId: person.id, line: { ...say, variant } } as const;
    return [{ effect, isUrgent: true }];
  });
  const set = afterChange(change, row, actor.staffId, now);
  if (set !== undefined) updateCase(tx, row.id, { ...set, ...heldAfter(set, row, now) });
  if (change.kind === 'case-closed' && change.alarms !== undefined)
    judgeCaseAlarms(tx, row.id, { verdict: change.alarms, at: now });
  const { kind: action, ...detail } = change;
  appendAudit(tx, [{ at: now, actor: actor.name, action, subject: `case:${row.id}`, detail }]);
  return {
    result: { kind: 'done', caseId: row.id, code: row.code },
    effects: enqueueNow(tx, [...lines, ...effects], tools, now),
  };
}

export function enqueueNow(
  tx: Tx,
  planned: readonly Planned[],
  { newId }: Pick<Tools, 'newId'>,
  now: Date,
): Claimed[] {
  return enqueue(tx, planned, { now, claimedUntil: new Date(now.getTime() + CLAIM_MS), newId });
}
