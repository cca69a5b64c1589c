// "What I said yes to", for the one who said it: when, and the exact words that were read then.

import type { Choice, Outbound } from '../core/message.ts';
import type { Locale } from '../core/person.ts';
import { labelText, sayText } from '../core/say.ts';
import { SCOPES, type Scope } from './consent.ts';
import { standsIn } from './standing-consents.ts';
import { wordingHashed } from './wordings.ts';

export type Answered = {
  readonly scope: Scope;
  readonly isGranted: boolean;
  readonly wording: string;
  readonly at: Date;
};

type For = { readonly locale: Locale; readonly timeZone: string };

/** @param history newest first. */
export function consentList(
  id: string,
  history: readonly Answered[],
  { locale, timeZone }: For,
): Outbound {
  const newest = SCOPES.flatMap((scope) => history.find((row) => row.scope === scope) ?? []);
  const standing = newest.filter((row) => standsIn(row.scope, row));
  const gone = newest.filter(
    (row) =>
      !standsIn(row.scope, row) && history.some((one) => one.scope === row.scope && one.isGranted),
  );
  const dated = ({ at }: Answered) =>
    at.toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short', timeZone });
  const text = [
    sayText(locale, standing.length > 0 ? 'consents-head' : 'consents-none', 0, {}),
    ...standing.map((row) =>
      sayText(locale, 'consents-entry', 0, {
        scope: labelText(locale, `scope-${row.scope}`),
        date: dated(row),
        wording: wordingHashed(row.scope, row.wording)?.text ?? '',
      }),
    ),
    ...gone.map((row) =>
      sayText(locale, 'consents-gone', 0, {
        scope: labelText(locale, `scope-${row.scope}`),
        date: dated(row),
      }),
    ),
  ].join('\n\n');
  const choices = standing.map(
    ({ scope }): Choice => ({
      id: `slip-off:${scope}`,
      label: `✕ ${labelText(locale, `scope-${scope}`)}`,
    }),
  );
  return choices.length === 0 ? { id, text } : { id, text, choices };
}
