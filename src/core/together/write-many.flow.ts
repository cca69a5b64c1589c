// What many people's decisions change, in one transaction. What nearly all of them do is written as
// sets; whatever else one of them does is written as `commit` would.

import { appendAudit } from '../../../db/audit.ts';
import { putCheckIns } from '../../../db/checkins.ts';
import type { Tx } from '../../../db/client.ts';
import type { NewMessage } from '../../../db/listening.ts';
import { putAssessments, putMessages } from '../../../db/listening-many.ts';
import { putTalks, type Talk } from '../../../db/people.ts';
import type { SnapshotRow } from '../../../db/snapshot.ts';
import { type Asked, askedIn } from '../asked-in.ts';
import { type CommitTools, draftsOf } from '../commit.flow.ts';
import type { Change, Decision, Snapshot } from '../decision.ts';
import type { Planned } from '../effect.ts';
import { personPart } from '../person-part.ts';
import { ratedIn } from '../rated-in.ts';
import { voiced } from '../voice.ts';
import { writeChanges } from '../write.flow.ts';
import { messageOf } from '../write-sealed.flow.ts';

export type Decided = {
  readonly row: SnapshotRow;
  readonly now: Snapshot;
  readonly decision: Decision;
};
type By = { readonly tools: CommitTools; readonly actor: string };

const NO_KEYS = new Map();

/** @returns the effects of each decision, to be stored. */
export function writeMany(
  tx: Tx,
  decided: readonly Decided[],
  { tools, actor }: By,
): (readonly Planned[])[] {
  const { keys, glass, append = appendAudit } = tools;
  const asked: Asked[] = [];
  const talks: Talk[] = [];
  const messages: NewMessage[] = [];
  const ratings: ReturnType<typeof ratedIn>[] = [];
  const made = decided.map(({ row, now, decision }) => {
    const { changes, effects } = voiced(decision, now);
    const talking: Change[] = [];
    const others: Change[] = [];
    for (const change of changes) {
      if (change.kind === 'check-in-asked') asked.push(askedIn(change, now));
      else if (change.kind === 'message-rated') ratings.push(ratedIn(change, now));
      else if (change.kind === 'message-kept' && change.caseId === undefined)
        messages.push(messageOf(change, { keys, now, row, caseKeys: NO_KEYS }));
      else if (change.kind === 'lines-chosen' || change.kind === 'dialogue-moved')
        talking.push(change);
      else others.push(change);
    }
    if (talking.length > 0) {
      const { recent = now.recent, dialogue = now.dialogue } = personPart(talking, now);
      talks.push({ id: now.person.id, recent, dialogue });
    }
    if (others.length > 0) writeChanges(others, { tx, keys, glass, now, row });
    return { effects, drafts: draftsOf(changes, now, actor) };
  });
  putMessages(tx, messages);
  putAssessments(tx, ratings);
  putCheckIns(tx, asked);
  putTalks(tx, talks);
  append(
    tx,
    made.flatMap(({ drafts }) => drafts),
  );
  return made.map(({ effects }) => effects);
}
