// What a play shows of the database: the level a turn reached, and what the counselor saw.

import { caseById } from '../../db/hotline.ts';
import { assessmentsOf, messageById } from '../../db/listening.ts';
import { personIdAt } from '../../db/people.ts';
import type { Address } from '../core/message.ts';
import { highest, type Level } from '../listening/level.ts';
import { unseal } from '../ops/keys.ts';
import type { Tools } from '../outbox/tools.ts';

export async function levelSince(tools: Tools, from: Address, since: Date): Promise<Level> {
  return tools.pools.officer.transact('wl_bot', async ({ db }) => {
    const personId = await personIdAt(db, tools.keys.addressKey(from));
    if (personId === undefined) return 'L0';
    const rated = await assessmentsOf(db, personId);
    return highest(...rated.filter(({ at }) => at >= since).map(({ level }) => level));
  });
}

export async function wordsShown(tools: Tools, caseId: string, messageId: string): Promise<string> {
  return tools.pools.officer.transact('wl_bot', async ({ db }) => {
    const [row, message] = await Promise.all([caseById(db, caseId), messageById(db, messageId)]);
    if (row === undefined || message === undefined) return '';
    return unseal(tools.keys.open(row.wrapped, caseId), message.sealed, messageId).toString();
  });
}
