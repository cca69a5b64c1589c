// A counselor asks the model for a draft or for translations, drops a draft, and sees what came.

import { appendAudit } from '../../../db/audit.ts';
import {
  aidsOfCase,
  type CaseAid,
  dropDrafts,
  dropTranslations,
  putAids,
} from '../../../db/case-aids.ts';
import type { Db } from '../../../db/client.ts';
import { personKeyOf } from '../../../db/consents.ts';
import { type CaseRow, caseById, notifyDesk } from '../../../db/hotline.ts';
import { messagesOfCase } from '../../../db/listening.ts';
import type { Locale } from '../../core/person.ts';
import { type Keys, unseal } from '../../ops/keys.ts';
import type { Tools } from '../../outbox/tools.ts';
import { mayNote } from '../after/note.ts';
import type { Refused, Worker } from '../case-step.ts';
import type { AidView } from '../case-view.ts';
import { saidIn } from '../desk-news.ts';
import { actorOf, type CaseTools, enqueueNow, holdCase, settled } from '../on-case.flow.ts';
import { aidState, toTranslate } from './aid.ts';

type AidTools = CaseTools & Pick<Tools, 'llm'>;

export type AidKind = 'draft' | 'translation';

export type AidAsked = Refused<
  'aid-asked' | 'aid-nothing' | 'no-model' | 'no-model-consent' | 'not-yours' | 'no-such-case'
>;

export async function askAid(
  tools: AidTools,
  { locale, ...staff }: Worker & { readonly locale: Locale },
  caseId: string,
  kind: AidKind,
): Promise<AidAsked> {
  if (tools.llm === undefined || tools.llm.isResting('aid')) return { kind: 'no-model' };
  if (!(await isAgreed(tools, caseId))) return { kind: 'no-model-consent' };
  const actor = actorOf(staff);
  return settled<AidAsked>(tools, actor, async (tx, now) => {
    const row = await holdCase(tx, caseId);
    if (row === undefined) return { result: { kind: 'no-such-case' }, effects: [] };
    if (!mayNote(row, staff)) return { result: { kind: 'not-yours' }, effects: [] };
    const ids = kind === 'draft' ? [null] : await untranslated(tx.db, row, staff, now);
    if (ids.length === 0) return { result: { kind: 'aid-nothing' }, effects: [] };
    if (kind === 'draft') dropDrafts(tx, caseId, staff.id);
    else
      dropTranslations(
        tx,
        ids.filter((id) => id !== null),
        staff.id,
      );
    const aids = ids.map((messageId): CaseAid => {
      const made = { id: tools.newId(), caseId, messageId, by: staff.id, locale };
      return { ...made, askedAt: now, endedAt: null, sealed: null };
    });
    putAids(tx, aids);
    const record = { at: now, actor: actor.name, subject: `case:${caseId}` };
    appendAudit(tx, [{ ...record, action: `${kind}-asked`, detail: { lines: aids.length } }]);
    notifyDesk(tx, saidIn(caseId));
    const effects = aids.map(({ id }) => ({ effect: { kind: 'ask-aid.v1', aidId: id } }) as const);
    return { result: { kind: 'aid-asked' }, effects: enqueueNow(tx, effects, tools, now) };
  });
}

/** A look beforehand, so that the counselor hears why; the asking itself looks again. */
async function isAgreed({ pools }: CaseTools, caseId: string): Promise<boolean> {
  return pools.officer.transact('wl_bot', async ({ db }) => {
    const personId = (await caseById(db, caseId))?.personId ?? undefined;
    if (personId === undefined) return false;
    return (await personKeyOf(db, personId, 'model')) !== undefined;
  });
}

async function untranslated(db: Db, row: CaseRow, { id }: Worker, now: Date): Promise<string[]> {
  const [said, aids] = [await messagesOfCase(db, row.id), await aidsOfCase(db, row.id, id)];
  const known = aids.flatMap(({ messageId, ...aid }) =>
    messageId === null
      ? []
      : [[messageId, aidState(aid, aid.sealed ? '' : undefined, now)] as const],
  );
  return toTranslate(said, new Map(known));
}

export async function dropDraft(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
): Promise<Refused<'draft-dropped' | 'not-yours' | 'no-such-case'>> {
  type Dropped = Awaited<ReturnType<typeof dropDraft>>;
  return settled<Dropped>(tools, actorOf(staff), async (tx, at) => {
    const row = await holdCase(tx, caseId);
    if (row === undefined) return { result: { kind: 'no-such-case' }, effects: [] };
    if (!mayNote(row, staff)) return { result: { kind: 'not-yours' }, effects: [] };
    dropDrafts(tx, caseId, staff.id);
    const record = { at, actor: actorOf(staff).name, subject: `case:${caseId}` };
    appendAudit(tx, [{ ...record, action: 'draft-dropped', detail: {} }]);
    return { result: { kind: 'draft-dropped' }, effects: [] };
  });
}

type Reader = { readonly staff: Worker; readonly keys: Keys; readonly now: Date };

/** For the page of the case; absent for who may not note anything. */
export async function aidView(
  db: Db,
  row: CaseRow,
  { staff, keys, now }: Reader,
): Promise<AidView | undefined> {
  if (!mayNote(row, staff)) return undefined;
  const aids = await aidsOfCase(db, row.id, staff.id);
  const key = keys.open(row.wrapped, row.id);
  const state = (aid: CaseAid) =>
    aidState(
      aid,
      aid.sealed === null ? undefined : unseal(key, aid.sealed, aid.id).toString(),
      now,
    );
  const draft = aids.findLast(({ messageId }) => messageId === null);
  return {
    draft: draft && state(draft),
    translations: new Map(
      aids.flatMap((aid) => (aid.messageId === null ? [] : [[aid.messageId, state(aid)] as const])),
    ),
  };
}
