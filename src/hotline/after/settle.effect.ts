// Looks whether a case may close for good, again and again until it does, and once more when whoever
// has it has had their notice. A talk that goes on ends the looking; its own end begins it anew.

import { openCaseOf } from '../../../db/case-talks.ts';
import { tasksOfCase } from '../../../db/case-tasks.ts';
import type { Db } from '../../../db/client.ts';
import type { CaseRow } from '../../../db/hotline.ts';
import { ratingsSince } from '../../../db/listening.ts';
import { enqueueForWorker } from '../../../db/outbox.ts';
import type { EffectOf } from '../../core/effect.ts';
import { isAtLeast } from '../../listening/level.ts';
import type { Tools } from '../../outbox/tools.ts';
import type { Refused, Step } from '../case-step.ts';
import { onCase } from '../on-case.flow.ts';
import { AFTER } from './policy.ts';
import { type ClosingFacts, closingOf } from './settle.ts';

export async function settleCase(effect: EffectOf<'settle-case.v1'>, tools: Tools): Promise<void> {
  const { caseId } = effect;
  await onCase(
    tools,
    { name: 'program' },
    caseId,
    async (_facts, now, { tx, row }): Promise<Step | Refused<'over' | 'later'>> => {
      const closing = closingOf(await factsFor(tx.db, row), now);
      switch (closing.kind) {
        case 'over':
          return { kind: 'over' };
        case 'later':
          enqueueForWorker(tx, [{ effect, dueAt: closing.at }], { now, newId: tools.newId });
          return { kind: 'later' };
        case 'announce':
          return {
            kind: 'may',
            change: { kind: 'close-announced', at: closing.at.toISOString() },
            effects: [
              { effect, dueAt: closing.at },
              { effect: { kind: 'tell-after.v1', caseId, what: 'closes' } },
            ],
          };
        case 'settle':
          return { kind: 'may', change: { kind: 'case-settled' } };
      }
    },
  );
}

async function factsFor(db: Db, row: CaseRow): Promise<ClosingFacts> {
  const { id, personId, state, closedAt, settlesAt, settledAt, counselorId } = row;
  const [tasks, openCase, ratings] = await Promise.all([
    tasksOfCase(db, id),
    personId === null ? undefined : openCaseOf(db, personId),
    personId === null ? [] : ratingsSince(db, personId, closedAt ?? row.openedAt),
  ]);
  const signal = ratings.findLast(({ level }) => isAtLeast(level, AFTER.closing.signalFrom));
  return {
    state,
    closedAt: closedAt ?? undefined,
    settlesAt: settlesAt ?? undefined,
    settledAt: settledAt ?? undefined,
    tasks,
    hasOpenTalk: openCase !== undefined,
    lastSignalAt: signal?.at,
    hasOwner: counselorId !== null && personId !== null,
  };
}
