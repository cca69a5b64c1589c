// What many people wrote at once, and how it sounded: one statement, however many they are.

import { sql } from 'drizzle-orm';
import type { Tx } from './client.ts';
import { assessments, messages, type NewMessage, type Rated } from './listening.ts';
import { writingRows } from './rows.ts';

type MessageRow = Omit<NewMessage, 'sealed'> & { readonly hex: string };

const puttingMessages = writingRows<MessageRow>(
  `id uuid, "personId" uuid, "caseId" uuid, author text, hex text, at timestamptz,
    "keepUntil" timestamptz`,
  (rows) => sql`
    insert into ${messages} (id, person_id, case_id, author, sealed, at, keep_until)
    select r.id, r."personId", r."caseId", r.author, decode(r.hex, 'hex'), r.at, r."keepUntil"
    from ${rows}`,
  'messages',
);

/** Of many people; none of them part of a talk. */
export function putMessages(tx: Tx, many: readonly NewMessage[]): void {
  if (many.length === 0) return;
  const rows = many.map(({ sealed: words, ...rest }) => ({ ...rest, hex: words.toString('hex') }));
  tx.write(puttingMessages(rows));
}

const puttingAssessments = writingRows<Rated>(
  `id uuid, "personId" uuid, "messageId" uuid, by text, level text, labels jsonb,
    stressors jsonb, reasons jsonb, at timestamptz`,
  (rows) => sql`
    insert into ${assessments} (id, person_id, message_id, by, level, labels, stressors, reasons, at)
    select * from ${rows}`,
  'assessments',
);

export function putAssessments(tx: Tx, many: readonly Rated[]): void {
  if (many.length > 0) tx.write(puttingAssessments(many));
}
