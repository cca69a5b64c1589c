// An officer as the program knows one: an alias, never a name.

import { isPaused, type Rhythm } from '../checkins/when/rhythm.ts';
import type { Inbound } from './message.ts';

export const LOCALES = ['en', 'zh-CN'] as const;
export type Locale = (typeof LOCALES)[number];

export type Person = {
  readonly id: string;
  readonly alias: string | undefined;
  readonly locale: Locale;
  readonly region: string;
  readonly timeZone: string;
  /** Local minutes of the day, start included, end excluded; may wrap midnight. */
  readonly quiet: { readonly fromMin: number; readonly toMin: number };
  /** What they told about their own time; absent: the unit's schedule as it is. */
  readonly rhythm?: Rhythm | undefined;
  readonly unitId: string | undefined;
  readonly squadId: string | undefined;
  readonly joinedAt: Date | undefined;
  readonly stoppedAt: Date | undefined;
  readonly noticedAt: Date | undefined;
  /** When what is kept of them ends; absent: while they use it. */
  readonly ending?: Ending | undefined;
};

export type Ending = {
  readonly at: Date;
  readonly why: 'retired' | 'silent' | 'died';
};

/** STOP, or a pause that still lasts: nothing is sent that nobody asked for. */
export function isHushed(person: Pick<Person, 'stoppedAt' | 'rhythm'>, at: Date): boolean {
  return person.stoppedAt !== undefined || isPaused(at, person.rhythm);
}

export function isLocale(text: string): text is Locale {
  return LOCALES.some((locale) => locale === text);
}

function writtenIn(said: Inbound['said']): string {
  if (said.kind === 'command') return said.name === 'phrase' ? said.rest : '';
  if (said.kind === 'words' && said.isMistyped === true) return '';
  return said.kind === 'words' || said.kind === 'edited' ? said.words : '';
}

/** Before anyone chose: the script they wrote in, then what the platform says. */
export function guessLocale({
  said,
  languageHint = '',
}: Pick<Inbound, 'said' | 'languageHint'>): Locale {
  const words = writtenIn(said);
  if (/\p{Script=Han}/u.test(words)) return 'zh-CN';
  if (/\p{Script=Latin}{2}/u.test(words)) return 'en';
  return languageHint.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}
