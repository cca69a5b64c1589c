// Which answers still count: a yes to a wording that has since been widened is no yes any more.

import { type Answer, type Answers, type Consents, SCOPES, type Scope } from './consent.ts';
import { wordingHashed } from './wordings.ts';

export function standsIn(scope: Scope, { isGranted, wording }: Answer): boolean {
  return isGranted && wordingHashed(scope, wording)?.counts === true;
}

/** A yes that no longer counts is as if never asked: the slip may be shown again. */
export function consentsIn(answers: Answers): Consents {
  const standing: Partial<Record<Scope, boolean>> = {};
  for (const scope of SCOPES) {
    const answer = answers[scope];
    if (answer === undefined) continue;
    if (!answer.isGranted) standing[scope] = false;
    else if (standsIn(scope, answer)) standing[scope] = true;
  }
  return standing;
}
