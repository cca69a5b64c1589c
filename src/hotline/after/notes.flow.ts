// Notes of a case, sealed under its key, for the counselors who have it: no other counselor, no lead
// who is not in it, no admin. They come with the page of the case, whose opening is recorded.

import { appendAudit } from '../../../db/audit.ts';
import { dropDrafts } from '../../../db/case-aids.ts';
import { notesOfCase, putNote } from '../../../db/case-notes.ts';
import type { Db } from '../../../db/client.ts';
import { type CaseRow, notifyDesk } from '../../../db/hotline.ts';
import { staffById } from '../../../db/staff.ts';
import { type Keys, seal, unseal } from '../../ops/keys.ts';
import { AFTERS } from '../case.ts';
import type { Refused, Worker } from '../case-step.ts';
import type { AfterView, NoteView } from '../case-view.ts';
import { actorOf, type CaseTools, holdCase, settled } from '../on-case.flow.ts';
import { mayNote, NOTE_MAX } from './note.ts';

export type Noted = Refused<
  'noted' | 'note-empty' | 'note-too-long' | 'not-yours' | 'no-such-case'
>;

export async function writeNote(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
  words: string,
): Promise<Noted> {
  const trimmed = words.trim();
  if (trimmed === '') return { kind: 'note-empty' };
  if (trimmed.length > NOTE_MAX) return { kind: 'note-too-long' };
  const actor = actorOf(staff);
  return settled<Noted>(tools, actor, async (tx, now) => {
    const row = await holdCase(tx, caseId);
    if (row === undefined) return { result: { kind: 'no-such-case' }, effects: [] };
    if (!mayNote(row, staff)) return { result: { kind: 'not-yours' }, effects: [] };
    const id = tools.newId();
    const sealed = seal(tools.keys.open(row.wrapped, caseId), trimmed, id);
    dropDrafts(tx, caseId, staff.id); // kept in their words, or not at all
    putNote(tx, { id, caseId, by: staff.id, at: now, sealed });
    const subject = `case:${caseId}`;
    const detail = { note: id };
    appendAudit(tx, [{ at: now, actor: actor.name, action: 'note-written', subject, detail }]);
    notifyDesk(tx, caseId);
    return { result: { kind: 'noted' }, effects: [] };
  });
}

/** For the page of the case. */
export async function afterView(
  ...of: [db: Db, row: CaseRow, staff: Worker, keys: Keys]
): Promise<AfterView> {
  const [, row] = of;
  return {
    afters: AFTERS,
    told: row.after ?? undefined,
    seen: row.seen ?? undefined,
    notes: await notesIn(...of),
    noteMax: NOTE_MAX,
  };
}

/** Absent for who may not read them. */
async function notesIn(
  db: Db,
  row: CaseRow,
  staff: Worker,
  keys: Keys,
): Promise<readonly NoteView[] | undefined> {
  if (!mayNote(row, staff)) return undefined;
  const notes = await notesOfCase(db, row.id);
  const key = keys.open(row.wrapped, row.id);
  const ids = [...new Set(notes.map(({ by }) => by))];
  const labels = new Map(
    await Promise.all(ids.map(async (id) => [id, (await staffById(db, id))?.label ?? ''] as const)),
  );
  return notes.map(({ id, by, at, sealed }) => ({
    id,
    at,
    by: labels.get(by) ?? '',
    words: unseal(key, sealed, id).toString(),
  }));
}
