// An activity as one officer may see it: in their language, with their own sign-up, and whether it is
// full; never who else comes, or how many.

import type { Locale } from '../../core/person.ts';
import type { ActivityTexts, Listed, Rating, Signup, SignupState } from './activity.ts';

type Row = {
  readonly id: string;
  readonly texts: ActivityTexts;
  readonly at: Date;
  readonly until: Date;
  readonly places: number | null;
  readonly needsNames: boolean;
  readonly calledOffAt: Date | null;
};

type Own = {
  readonly id: string;
  readonly state: SignupState;
  readonly name: unknown;
  readonly rating: Rating | null;
  readonly wordsState: Signup['wordsState'] | null;
};

/** @returns undefined where it is not told in their language and they did not sign up, or is off. */
export function listedOf(
  row: Row,
  {
    locale,
    standing,
    own,
  }: { readonly locale: Locale; readonly standing: number; readonly own: Own | undefined },
): Listed | undefined {
  const other = locale === 'en' ? 'zh-CN' : 'en';
  const text = row.texts[locale] ?? (own === undefined ? undefined : row.texts[other]);
  if (text === undefined) return undefined;
  const { id, at, until, needsNames, places, calledOffAt } = row;
  if (calledOffAt !== null && own === undefined) return undefined;
  const mine: Signup | undefined = own && {
    id: own.id,
    state: own.state,
    hasName: own.name !== null,
    rating: own.rating ?? undefined,
    wordsState: own.wordsState ?? undefined,
  };
  return {
    ...text,
    id,
    at,
    until,
    needsNames,
    isFull: places !== null && standing >= places,
    mine,
  };
}
