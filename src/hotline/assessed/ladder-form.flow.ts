// The ladder's form of a case: kept beside the talk, under the case's key. It moves no level.

import { appendAudit } from '../../../db/audit.ts';
import type { Db } from '../../../db/client.ts';
import type { CaseRow } from '../../../db/hotline.ts';
import { lastLadderForm, putLadderForm } from '../../../db/ladder-forms.ts';
import { type Keys, seal, unseal } from '../../ops/keys.ts';
import { factsOf } from '../case-after.ts';
import { inTalk, type NotMine, type Refused, type Worker } from '../case-step.ts';
import type { LadderView } from '../case-view.ts';
import { actorOf, type CaseTools, holdCase, settled } from '../on-case.flow.ts';
import {
  type FormRefusal,
  formOf,
  type LadderForm,
  RUNGS,
  type Rung,
  suggestedLevel,
} from './ladder-form.ts';

export type Assessed = Refused<'assessed' | FormRefusal | NotMine | 'no-such-case'>;

export async function saveLadderForm(
  tools: CaseTools,
  staff: Worker,
  caseId: string,
  textOf: (rung: Rung) => string,
): Promise<Assessed> {
  const made = formOf(textOf);
  if (made.kind !== 'form') return made;
  return settled<Assessed>(tools, actorOf(staff), async (tx, at) => {
    const row = await holdCase(tx, caseId);
    const refused = row === undefined ? undefined : inTalk(factsOf(row), staff);
    if (row === undefined || refused !== undefined)
      return { result: refused ?? { kind: 'no-such-case' }, effects: [] };
    const id = tools.newId();
    const sealed = seal(tools.keys.open(row.wrapped, caseId), JSON.stringify(made.form), id);
    putLadderForm(tx, { id, caseId, sealed, by: staff.id, at });
    const record = { at, actor: actorOf(staff).name, subject: `case:${caseId}` };
    // Which rungs, never what was answered.
    const rungs = Object.keys(made.form).join(' ');
    appendAudit(tx, [{ ...record, action: 'ladder-noted', detail: { rungs } }]);
    return { result: { kind: 'assessed' }, effects: [] };
  });
}

/** For the page of the talk, whose opening is recorded already. */
export async function ladderView(
  db: Db,
  { id, wrapped }: Pick<CaseRow, 'id' | 'wrapped'>,
  keys: Keys,
): Promise<LadderView> {
  const row = await lastLadderForm(db, id);
  if (row === undefined) return { rungs: RUNGS, last: undefined };
  const noted = unseal(keys.open(wrapped, id), row.sealed, row.id).toString();
  const form = JSON.parse(noted) as LadderForm;
  return { rungs: RUNGS, last: { at: row.at, form, suggests: suggestedLevel(form) } };
}
