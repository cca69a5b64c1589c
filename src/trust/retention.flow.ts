// Drops what is past its time, in one transaction with one record of how much went.

import { appendAudit } from '../../db/audit.ts';
import {
  dropAlarms,
  dropCaseRecords,
  dropOwnWords,
  dropPassingWords,
  dropScores,
  dropShownLines,
  dropTalkWords,
} from '../../db/retention.ts';
import { dropMasks } from '../../db/sealed-cards.ts';
import type { Tools } from '../outbox/tools.ts';
import { keptSince } from './retention.ts';

/** @returns how many rows went. */
export async function dropExpired(tools: Pick<Tools, 'pools' | 'clock'>): Promise<number> {
  const at = tools.clock();
  return tools.pools.officer.transact('wl_bot', async (tx) => {
    const { db } = tx;
    const detail = {
      passingWords: await dropPassingWords(db, at),
      talkWords: await dropTalkWords(db, keptSince('talk-words', at)),
      shownLines: await dropShownLines(db, keptSince('shown-lines', at)),
      ownWords: await dropOwnWords(db, keptSince('own-words', at)),
      scores: await dropScores(db, keptSince('scores', at)),
      cardMasks: await dropMasks(db, keptSince('card-masks', at)),
      alarms: await dropAlarms(db, keptSince('alarm', at)),
      caseRecords: await dropCaseRecords(db, keptSince('case-record', at)),
    };
    const count = Object.values(detail).reduce((sum, n) => sum + n, 0);
    if (count > 0)
      appendAudit(tx, [
        { at, actor: 'program', action: 'expired-dropped', subject: 'program', detail },
      ]);
    return count;
  });
}
