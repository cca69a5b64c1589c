// One slip per purpose, asked when first needed, revocable in one tap. The record proves which
// wording was shown, in which language.

import { type Change, type Decision, decide, type Snapshot } from '../core/decision.ts';
import type { Button, Say } from '../core/effect.ts';
import type { Locale } from '../core/person.ts';
import { sayText, variantsOf, wordingHash } from '../core/say.ts';
import { mayUse, SCOPES, type Scope } from './consent.ts';

export function slip(scope: Scope): Say {
  return {
    key: `consent-${scope}`,
    buttons: [
      { id: `slip:${scope}:yes`, label: 'consent-yes' },
      { id: `slip:${scope}:no`, label: 'consent-no' },
    ],
  };
}

export function answerSlip(now: Snapshot, scope: Scope, isYes: boolean): Decision {
  const wasGranted = mayUse(scope, now.consents);
  const change: Change = {
    kind: isYes ? 'consent-given' : 'consent-withdrawn',
    scope,
    wording: wordingHash(now.person.locale, `consent-${scope}`),
  };
  const key = isYes ? 'consent-given' : wasGranted ? 'consent-withdrawn' : 'consent-refused';
  return decide({ changes: [change], says: [{ key }] });
}

/** The wordings a slip had when it was answered; absent if they have been rewritten since. */
export function wordingShown(answered: {
  readonly scope: Scope;
  readonly locale: Locale;
  readonly wording: string;
}): readonly string[] | undefined {
  const { scope, locale, wording } = answered;
  const key = `consent-${scope}` as const;
  if (wordingHash(locale, key) !== wording) return undefined;
  return Array.from({ length: variantsOf(locale, key) }, (_, n) => sayText(locale, key, n, {}));
}

/** All slips with their present answer; a tap shows the slip again. */
export function privacy(now: Snapshot): Decision {
  const buttons: Button[] = [
    ...SCOPES.map((scope) => ({
      id: `slip-ask:${scope}`,
      label: mayUse(scope, now.consents) ? (`on-${scope}` as const) : (`off-${scope}` as const),
    })),
    { id: 'erase-ask', label: 'erase' },
  ];
  return decide({ says: [{ key: 'privacy', buttons }] });
}
