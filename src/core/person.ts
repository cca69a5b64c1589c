// An officer as the program knows one: an alias, never a name.

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
  readonly unitId: string | undefined;
  readonly squadId: string | undefined;
  readonly joinedAt: Date | undefined;
  readonly stoppedAt: Date | undefined;
  readonly noticedAt: Date | undefined;
};
