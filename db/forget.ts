// What is deleted a day after a consent was taken back. What a case needs lies under the case.

import { and, eq, isNotNull, isNull, notInArray, sql } from 'drizzle-orm';
import type { Scope } from '../src/trust/consent.ts';
import { unlinkAlarms } from './alarms.ts';
import { checkIns } from './checkins.ts';
import type { Tx } from './client.ts';
import { assessments, messages } from './listening.ts';
import { scaleRuns } from './scales.ts';

export function forgetData(tx: Tx, personId: string, scope: Scope): void {
  switch (scope) {
    case 'scores':
      tx.write(tx.db.delete(checkIns).where(eq(checkIns.personId, personId)));
      tx.write(tx.db.delete(scaleRuns).where(eq(scaleRuns.personId, personId)));
      dropTrend(tx, personId);
      return;
    case 'trend':
      dropTrend(tx, personId);
      return;
    case 'words':
      dropWords(tx, personId, false);
      return;
    case 'model':
      dropWords(tx, personId, true);
      return;
    case 'statistics':
    case 'contact':
    case 'card':
      return; // nothing is kept for these alone
  }
}

/** What was made of the answers over time; the answers themselves are another matter. */
function dropTrend(tx: Tx, personId: string): void {
  const isTrend = sql`${assessments.reasons} @> '[{"layer": "score"}]'`;
  tx.write(tx.db.delete(assessments).where(and(eq(assessments.personId, personId), isTrend)));
  unlinkAlarms(tx, personId, 'trend');
}

/** @param isPassing those kept only until a model has been asked. */
function dropWords(tx: Tx, personId: string, isPassing: boolean): void {
  const { db } = tx;
  const inCases = db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.personId, personId), isNotNull(messages.caseId)));
  const until = isPassing ? isNotNull(messages.keepUntil) : isNull(messages.keepUntil);
  tx.write(
    db.delete(messages).where(and(eq(messages.personId, personId), isNull(messages.caseId), until)),
  );
  if (isPassing) return;
  // How they sounded goes with them.
  tx.write(
    db
      .delete(assessments)
      .where(and(eq(assessments.personId, personId), notInArray(assessments.messageId, inCases))),
  );
}
