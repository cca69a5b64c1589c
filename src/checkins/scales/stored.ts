// Stored questionnaires as the rules know them. What was imported was read then; it reads again.

import type { Offerable } from './due.ts';
import { formOf, type ReadForm } from './form.ts';

export type StoredScale = {
  readonly id: string;
  readonly url: string;
  readonly instrument: string | null;
  readonly questionnaire: unknown;
  readonly scoring: unknown;
  readonly hasSafety: boolean;
};

export function storedForm({
  questionnaire,
  scoring,
}: Pick<StoredScale, 'questionnaire' | 'scoring'>): ReadForm | undefined {
  const form = formOf(questionnaire, scoring ?? undefined);
  return form.kind === 'read' ? form : undefined;
}

export function offerablesOf(rows: readonly StoredScale[]): Offerable[] {
  return rows.flatMap((row) => {
    const form = storedForm(row);
    if (form === undefined) return [];
    const { id, url, instrument, hasSafety } = row;
    const { title, items } = form.scale;
    return [
      {
        id,
        names: [url, ...(instrument === null ? [] : [instrument])],
        title,
        questions: items.length,
        hasSafety,
      },
    ];
  });
}
